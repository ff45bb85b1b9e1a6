"""Spellings → the usual name of a news agency or outlet, and whether it is an agency.

Law: a spelling is only as good as its place. `spellings` are names wherever a credit is
read; `initials` (AP, AFP) only there and in capitals; `tight` ones (PA, STA, Time) are
words of other meanings and count only where nothing but a name can stand.
Knows nothing of how a credit is phrased.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Source:
    """An agency (it supplies text to others) or an outlet."""

    name: str
    is_agency: bool
    spellings: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    tight: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


_AMBIGUOUS = frozenset(
    ("ANP", "APA", "BNS", "BTA", "CTK", "MENA", "NTB", "PAP", "SANA", "Sputnik", "Stacker")
)
"""Usual names of agencies that are other things too."""


def _agency(
    name: str, spellings: str = "", initials: str = "", tight: str = "", domains: str = ""
) -> Source:
    sure, unsure = (
        (spellings, f"{name}; {tight}") if name in _AMBIGUOUS else (f"{name}; {spellings}", tight)
    )
    return Source(name, True, _list(sure), _list(initials), _list(unsure), tuple(domains.split()))


def _outlet(name: str, domains: str = "", spellings: str = "", tight: str = "") -> Source:
    return Source(name, False, _list(name, spellings), (), _list(tight), tuple(domains.split()))


def _word(name: str, domains: str = "", tight: str = "") -> Source:
    """An outlet whose name is a word or a person's name."""
    return Source(name, False, (), (), _list(name, tight), tuple(domains.split()))


def _list(*parts: str) -> tuple[str, ...]:
    return tuple(s.strip() for part in parts for s in part.split(";") if s.strip())


_AGENCIES = (
    _agency(
        "Reuters",
        "Thomson Reuters; Thomson/Reuters; Reuters News; Reuters News Agency; Reuters Health;"
        " Reuters Breakingviews; Reuters UK; Reuters India",
        tight="Reuter",
        domains="reuters.com",
    ),
    _agency("Thomson Reuters Foundation", domains="trust.org"),
    _agency("Associated Press", "AP News", "AP; A.P.", domains="apnews.com ap.org"),
    _agency("Agence France-Presse", "Agence France Presse", "AFP", domains="afp.com"),
    _agency("United Press International", initials="UPI", domains="upi.com"),
    _agency(
        "PA Media",
        "Press Association; PA News Agency; PA news agency; PA Wire",
        tight="PA",
        domains="pamediagroup.com",
    ),
    _agency("dpa", "Deutsche Presse-Agentur; Deutsche Presse Agentur", tight="DPA"),
    _agency("ANSA", "Agenzia ANSA", domains="ansa.it"),
    _agency("EFE", "Agencia EFE; EFE-EPA", domains="efe.com"),
    _agency("Europa Press", domains="europapress.es"),
    _agency("Adnkronos"),
    _agency("TASS", "ITAR-TASS; Itar-Tass; Tass", domains="tass.com tass.ru"),
    _agency("Interfax", "Interfax-Ukraine; Interfax Ukraine", domains="interfax.com interfax.ru"),
    _agency("RIA Novosti", tight="RIA", domains="ria.ru"),
    _agency("Sputnik", domains="sputniknews.com"),
    _agency("Ukrinform", domains="ukrinform.net"),
    _agency("UNIAN", domains="unian.info"),
    _agency("Xinhua", "Xinhua News Agency", domains="xinhuanet.com news.cn"),
    _agency("China News Service", domains="ecns.cn"),
    _agency("Central News Agency", "Focus Taiwan", tight="CNA"),
    _agency("Kyodo News", "Kyodo", domains="kyodonews.net"),
    _agency("Jiji Press", "Jiji", domains="jiji.com"),
    _agency("Yonhap", "Yonhap News Agency; Yonhap News", domains="yonhapnews.co.kr yna.co.kr"),
    _agency("KCNA", "Korean Central News Agency"),
    _agency("Press Trust of India", initials="PTI", domains="ptinews.com"),
    _agency("Asian News International", tight="ANI", domains="aninews.in"),
    _agency("Indo-Asian News Service", initials="IANS", domains="ians.in"),
    _agency("United News of India", tight="UNI"),
    _agency("Associated Press of Pakistan", tight="APP", domains="app.com.pk"),
    _agency("Bernama", domains="bernama.com"),
    _agency("Antara", "Antara News", domains="antaranews.com"),
    _agency("Australian Associated Press", initials="AAP", domains="aap.com.au"),
    _agency("The Canadian Press", "Canadian Press; La Presse Canadienne"),
    _agency("Bloomberg News", "Bloomberg L.P.; Bloomberg LP", "Bloomberg", domains="bloomberg.com"),
    _agency("Dow Jones Newswires", "Dow Jones Newswire", tight="Dow Jones"),
    _agency("Anadolu Agency", "Anadolu Ajansı; Anadolu", tight="AA", domains="aa.com.tr"),
    _agency("Slovenian Press Agency", "Slovenska tiskovna agencija", tight="STA", domains="sta.si"),
    _agency("HINA", tight="Hina"),
    _agency("BTA", "Bulgarian News Agency"),
    _agency("Agerpres", "AGERPRES"),
    _agency("PAP", "Polish Press Agency"),
    _agency("CTK", "ČTK; Czech News Agency"),
    _agency("BELTA", "BelTA"),
    _agency("BNS", "Baltic News Service"),
    _agency("ANP", "Algemeen Nederlands Persbureau"),
    _agency("Belga", "Belga News Agency"),
    _agency("NTB", "Norsk Telegrambyrå"),
    _agency("TT News Agency", "Tidningarnas Telegrambyrå", tight="TT"),
    _agency("Ritzau"),
    _agency("APA", "Austria Press Agency; Austria Presse Agentur"),
    _agency("Keystone-SDA", "Keystone-ATS", tight="SDA; ATS"),
    _agency("Lusa", "Agência Lusa"),
    _agency("Athens News Agency", "ANA-MPA"),
    _agency("IRNA", "Islamic Republic News Agency", domains="irna.ir"),
    _agency("SANA", "Syrian Arab News Agency"),
    _agency("Emirates News Agency", tight="WAM", domains="wam.ae"),
    _agency("Saudi Press Agency", tight="SPA", domains="spa.gov.sa"),
    _agency("Qatar News Agency", tight="QNA"),
    _agency("MENA", "Middle East News Agency"),
    _agency("Inter Press Service", tight="IPS", domains="ipsnews.net"),
    _agency("NBC News", "NBCNews.com; NBCNews", tight="NBC", domains="nbcnews.com"),
    _agency("CNN Newsource", "CNN Wire; CNN Wires; CNN Newswire; CNN Wire Service; The-CNN-Wire"),
    _agency("Tribune News Service", tight="TNS"),
    _agency(
        "Tribune Content Agency", "Tribune Media Services; Tribune Newspapers", tight="TCA; TMS"
    ),
    _agency("McClatchy", "McClatchy Newspapers; McClatchy News Service; McClatchy-Tribune"),
    _agency("Gannett", "Gannett News Service; Gannett Co."),
    _agency("GateHouse Media", "GateHouse News Service"),
    _agency("Religion News Service", tight="RNS", domains="religionnews.com"),
    _agency("Catholic News Agency", domains="catholicnewsagency.com"),
    _agency("Catholic News Service", domains="catholicnews.com"),
    _agency("KFF Health News", "Kaiser Health News", tight="KHN", domains="khn.org"),
    _agency("States Newsroom"),
    _agency("The Center Square", domains="thecentersquare.com"),
    _agency("Nexstar Media Wire", tight="NEXSTAR; Nexstar"),
    _agency("StatePoint"),
    _agency("Stacker", domains="stacker.com"),
    _agency("The Conversation", domains="theconversation.com"),
    _agency("Creators Syndicate", "Creators.com; CREATORS.COM", domains="creators.com"),
    _agency("King Features Syndicate"),
    _agency("Washington Post Writers Group"),
    _agency("Andrews McMeel Syndication", "Universal Uclick; UNIVERSAL UCLICK"),
    _agency("Project Syndicate", domains="project-syndicate.org"),
    _agency("New York Times News Service", "New York Times Syndicate"),
    _agency("Global Viewpoint Network"),
    _agency("Scripps Howard News Service", "Scripps News"),
    _agency("Cox Newspapers", "Cox News Service"),
    _agency("States News Service"),
    _agency("City News Service"),
    _agency("Bay City News", "Bay City News Service"),
)

_OUTLETS = (
    _outlet("CNN", "cnn.com", "Cable News Network; CNN.com; CNN Business; CNN Politics; CNNMoney"),
    _outlet("Fox News", "foxnews.com", "FoxNews.com; Fox News Digital; Fox News Channel; FOX News"),
    _outlet("Fox Business", "foxbusiness.com", "FOX Business; FOXBusiness.com"),
    _outlet("ABC News", "abcnews.go.com abcnews.com", tight="ABC"),
    _outlet("CBS News", "cbsnews.com", "CBSNews.com", tight="CBS"),
    _outlet("MSNBC", "msnbc.com"),
    _outlet("CNBC", "cnbc.com"),
    _outlet("PBS NewsHour", "pbs.org", "PBS Newshour"),
    _outlet("NPR", "npr.org", "National Public Radio"),
    _outlet("BBC", "bbc.com bbc.co.uk", "BBC News; BBC Monitoring"),
    _outlet("Sky News", "news.sky.com"),
    _outlet("ITV News", "itv.com"),
    _outlet("The Guardian", "theguardian.com guardian.co.uk", "the Guardian; The Observer"),
    _outlet("The Independent", "independent.co.uk", tight="Independent"),
    _outlet("The Telegraph", "telegraph.co.uk", "The Daily Telegraph; The Sunday Telegraph"),
    _outlet("The Times", "thetimes.co.uk", "The Sunday Times; The Times of London"),
    _outlet("Financial Times", "ft.com"),
    _outlet("The Economist", "economist.com"),
    _outlet("Daily Mail", "dailymail.co.uk", "MailOnline; Mail Online; DailyMail.com"),
    _outlet("Daily Mirror", "mirror.co.uk"),
    _outlet("Evening Standard", "standard.co.uk"),
    _outlet("Al Jazeera", "aljazeera.com"),
    _outlet("Al Arabiya", "alarabiya.net"),
    _outlet("Deutsche Welle", "dw.com", tight="DW"),
    _outlet("France 24", "france24.com", "FRANCE 24"),
    _outlet("Euronews", "euronews.com"),
    _word("RT", "rt.com"),
    _outlet("Radio Free Europe/Radio Liberty", "rferl.org", "RFE/RL; Radio Free Europe"),
    _outlet("Voice of America", "voanews.com", "VOA News", tight="VOA"),
    _outlet("The Moscow Times", "themoscowtimes.com"),
    _outlet("The Kyiv Independent", "kyivindependent.com"),
    _outlet("USA TODAY", "usatoday.com", "USA Today; USATODAY"),
    _outlet("The New York Times", "nytimes.com", "New York Times; N.Y. Times"),
    _outlet("The Washington Post", "washingtonpost.com", "Washington Post"),
    _outlet("The Wall Street Journal", "wsj.com", "Wall Street Journal", tight="WSJ"),
    _outlet("Los Angeles Times", "latimes.com", "L.A. Times; LA Times"),
    _outlet("The Washington Times", "washingtontimes.com", "Washington Times"),
    _outlet("Washington Examiner", "washingtonexaminer.com"),
    _outlet("Washington Free Beacon", "freebeacon.com"),
    _outlet("New York Post", "nypost.com"),
    _outlet("New York Daily News", "nydailynews.com"),
    _outlet("Chicago Tribune", "chicagotribune.com"),
    _outlet("Chicago Sun-Times", "suntimes.com"),
    _outlet("The Boston Globe", "bostonglobe.com", "Boston Globe"),
    _outlet("Boston Herald", "bostonherald.com"),
    _outlet("San Francisco Chronicle", "sfchronicle.com sfgate.com"),
    _outlet("Houston Chronicle", "chron.com houstonchronicle.com"),
    _outlet("Miami Herald", "miamiherald.com"),
    _outlet("The Seattle Times", "seattletimes.com", "Seattle Times"),
    _outlet("The Dallas Morning News", "dallasnews.com", "Dallas Morning News"),
    _outlet("Detroit Free Press", "freep.com"),
    _outlet("The Arizona Republic", "azcentral.com", "Arizona Republic", tight="The Republic"),
    _outlet("The Texas Tribune", "texastribune.org", "Texas Tribune"),
    _outlet("South China Morning Post", "scmp.com", tight="SCMP"),
    _outlet("Politico", "politico.com politico.eu", "POLITICO; POLITICO Pro"),
    _outlet("ProPublica", "propublica.org"),
    _outlet("The Marshall Project", "themarshallproject.org", "Marshall Project"),
    _outlet("The Hechinger Report", "hechingerreport.org", "Hechinger Report"),
    _outlet("National Review", "nationalreview.com", "National Review Online"),
    _outlet("Breitbart", "breitbart.com", "Breitbart News; Breitbart.com"),
    _outlet("Newsmax", "newsmax.com"),
    _outlet("The Daily Caller", "dailycaller.com", "Daily Caller News Foundation; Daily Caller"),
    _outlet("The Daily Signal", "dailysignal.com", "Daily Signal"),
    _outlet("The Daily Beast", "thedailybeast.com", "Daily Beast"),
    _outlet("The Epoch Times", "theepochtimes.com", "Epoch Times"),
    _outlet("Townhall", "townhall.com"),
    _outlet("TheBlaze", "theblaze.com", "The Blaze"),
    _outlet("HuffPost", "huffpost.com huffingtonpost.com", "Huffington Post"),
    _outlet("Business Insider", "businessinsider.com", "INSIDER"),
    _outlet("BuzzFeed News", "buzzfeednews.com buzzfeed.com", "BuzzFeed"),
    _outlet("MarketWatch", "marketwatch.com"),
    _outlet("Yahoo News", "news.yahoo.com yahoo.com", "Yahoo! News; Yahoo! Finance; Yahoo Finance"),
    _outlet("Axios", "axios.com"),
    _outlet("Mother Jones", "motherjones.com"),
    _outlet("Foreign Policy", "foreignpolicy.com"),
    _outlet("Rolling Stone", "rollingstone.com"),
    _outlet("Newsweek", "newsweek.com"),
    _outlet("Vice", "vice.com", "VICE; VICE News"),
    _outlet("CBC News", "cbc.ca", "CBC"),
    _outlet("CTV News", "ctvnews.ca", "CTV"),
    _outlet("The Globe and Mail", "theglobeandmail.com", "Globe and Mail"),
    _outlet("Toronto Star", "thestar.com"),
    _outlet("The Sydney Morning Herald", "smh.com.au", "Sydney Morning Herald"),
    _outlet("The Times of Israel", "timesofisrael.com", "Times of Israel"),
    _outlet("The Jerusalem Post", "jpost.com", "Jerusalem Post"),
    _outlet("The Times of India", "indiatimes.com", "Times of India"),
    _outlet("NewsNation", "newsnationnow.com"),
    _outlet("Anewz", "anewz.tv", "AnewZ"),
    _word("The Hill", "thehill.com", "TheHill.com"),
    _word("The Week", "theweek.com"),
    _word("The Nation", "thenation.com"),
    _word("The Atlantic", "theatlantic.com"),
    _word("The New Yorker", "newyorker.com"),
    _word("The Intercept", "theintercept.com"),
    _word("The Verge", "theverge.com"),
    _word("Time", "time.com", "TIME"),
    _word("Slate", "slate.com"),
    _word("Salon", "salon.com"),
    _word("Vox", "vox.com"),
    _word("Wired", "wired.com", "WIRED"),
    _word("Reason", "reason.com"),
    _word("Fortune", "fortune.com"),
    _word("Forbes", "forbes.com"),
    _word("Quartz", "qz.com"),
    _word("Grist", "grist.org"),
)

SOURCES: tuple[Source, ...] = _AGENCIES + _OUTLETS

NOT_OUTLETS = frozenset(
    """
    twitter.com x.com t.co facebook.com fb.com youtube.com youtu.be instagram.com tiktok.com
    reddit.com wikipedia.org google.com amazon.com gmail.com bit.ly telegram.org t.me
    truthsocial.com weibo.com
    """.split()
)
"""Hosts of what anybody posts; a text that came from there came from no newsroom."""


def _spelled(source: Source, tight: bool) -> Iterator[str]:
    names = source.spellings + source.initials + (source.tight if tight else ())
    for name in names:
        yield name
        if not name.isupper() and not name.startswith("the "):
            yield name.upper()


def _table(tight: bool) -> dict[str, Source]:
    return {name: source for source in reversed(SOURCES) for name in _spelled(source, tight)}


_SURE = _table(tight=False)
_EVERY = _table(tight=True)
_DOMAINS = {domain: source for source in SOURCES for domain in source.domains}


def _by_first_letter(names: dict[str, Source]) -> str:
    """An alternation grouped by first letters, the longest name first: quick to reject."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        groups.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(c)}(?:{'|'.join(tails)})" for c, tails in sorted(groups.items()))


_BEFORE = r"(?<![\w/@.(-])"
_AFTER = r"(?![\w/@]|[.-]\w|\s(?:Photo|photo|Images|Video))"


@cache
def _search() -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}(?:{_by_first_letter(_SURE)}){_AFTER}")


@cache
def _here() -> re.Pattern[str]:
    return re.compile(f"(?:{_by_first_letter(_EVERY)}){_AFTER}")


FIRST_WORDS = frozenset(
    name.removeprefix("The ").removeprefix("THE ").split()[0].rstrip(".,")
    for name, source in _SURE.items()
    if source.is_agency
)
"""First words of agencies' names, articles left out: what a line that is only an agency, or
thanks one, begins with."""


def sources_in(words: str, start: int, stop: int) -> Iterator[tuple[Source, int, int]]:
    """Every sure name between two offsets, in order; for places that list who supplied text."""
    for found in _search().finditer(words, start, stop):
        yield _SURE[found.group()], found.start(), found.end()


def source_at(words: str, start: int) -> tuple[Source, int] | None:
    """The name, tight ones too, that begins just here, and where it ends."""
    found = _here().match(words, start)
    return (_EVERY[found.group()], found.end()) if found else None


def source_named(name: str) -> Source | None:
    """The source whose name, tight ones too, is exactly this, with or without an article."""
    name = name.strip()
    return _EVERY.get(name) or _EVERY.get(name.removeprefix("The ").removeprefix("the "))


def source_meant(name: str) -> Source | None:
    """As `source_named`, however it is capitalised: for what people type."""
    return source_named(name) or _folded().get(" ".join(name.split()).casefold())


@cache
def _folded() -> dict[str, Source]:
    return {name.casefold(): source for name, source in reversed(_EVERY.items())}


def is_sure(name: str) -> bool:
    """True when the spelling can hardly mean anything else, even alone on a line."""
    return name in _SURE or name.removeprefix("The ").removeprefix("the ") in _SURE


def source_of_domain(domain: str) -> Source | None:
    """The source that publishes at a web domain; an unknown domain is an outlet of that name."""
    host = domain.lower().removeprefix("www.").removeprefix("m.")
    for at in range(host.count(".")):
        parent = host.split(".", at)[-1]
        if parent in NOT_OUTLETS:
            return None
        if parent in _DOMAINS:
            return _DOMAINS[parent]
    return Source(host, is_agency=False)
