"""Is this line part of the page, not of the story? A lexicon of what news pages say of themselves.

Every pattern must match the whole line: a story may mention a newsletter in a sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

LINES = (
    r"tags?:?|topics?:?|categories:?|keywords?:?|labels:?|filed under:?.{0,80}",
    r"(?:\d+ )?comments?(?: \(\d+\))?|\(?\d+\)? comments?|leave (?:a|the first|your) (?:comment|reply).*",
    r"what is your opinion on this topic\??|what do you think\??(?: (?:let us know|tell us).*)?",
    r"(?:post|add|view|read|show|hide|load|join) (?:the |all |a |your |more )*(?:comments?|conversation|discussion).*",
    r"(?:advertisement|ad|ads|sponsored(?: content)?|promoted|paid post|advertisement:?)(?: advertisement)*",
    r"advertisement(?:[:\s].{0,80}(?:continue reading|below).*)?",
    r"(?:story |article )?continue[sd]? (?:reading )?(?:below|the main story|after .*|here).*",
    r"(?:this )?(?:article|story|report) continues (?:below|after).*|story continued below",
    r"(?:please )?(?:sign|signing) up\b.{0,160}|sign in\b(?! hand).{0,60}|log ?in\b.{0,60}|register\b(?! of\b).{0,40}",
    r"thank(?:s| you) for (?:signing up|subscribing|reading|registering).{0,120}",
    r"(?:get|receive|want) (?:the|our|more|all|breaking|top|daily|unlimited|full).{0,140}"
    r"(?:inbox|newsletter|alerts?|delivered|e-?mail|delivery|app|access|reports?\.?|free)\b.{0,120}",
    r"(?:you can |to )?(?:subscribe|unsubscribe)\b.{0,200}|by (?:signing|clicking|subscribing).{0,200}",
    r"(?:the news and stories that matter|stories you care about|let our news meet your inbox).{0,80}",
    r"this site is protected by recaptcha.{0,120}|(?:privacy policy|terms of (?:use|service)).{0,80}",
    r"(?:(?:to|please) )?click(?: here| to| for| through| on the)\b.{0,160}|tap here.{0,80}",
    r"(?:read|see|watch|hear|listen|learn|find out) (?:more|also|next|the full|the rest|it here|the latest)\b.{0,140}",
    r"(?:also read|also see|see also|related|more|more on this|more stories|most popular|most read|"
    r"trending(?: now)?|recommended|editor[’']s picks?|up next|latest|don[’']t miss|must reads?|"
    r"you may also like|you might also like|further reading|what to read next|more coverage|"
    r"top stories|popular stories|in other news|read this next)\s*[:.…]*",
    r"(?:related|read|more|watch|see also|read more|also|must read|photos?|videos?|gallery|slideshow|"
    r"interactive|listen|poll)(?: (?:story|stories|article|coverage|news|link))?\s?[:|»>-]\s.{3,160}",
    r"more (?:from|on|about|by|in) .{2,60}",
    r"related (?:stories|articles?|coverage|news|content|topics|links|posts?|videos?|slideshows?).{0,60}",
    r"(?:share|tweet|pin|print|e-?mail|facebook|twitter|whatsapp|linkedin|reddit|pocket|copy link|"
    r"flipboard|instagram|youtube|google\+?|save|close|play|pause|mute|loading\.*|menu|search|home|"
    r"skip|replay|live|video|photos?|gallery|next|prev(?:ious)?|image|audio|transcript|"
    r"share this (?:article|story|page|on .*)|share on .*|follow|like|send)"
    r"(?:[\s,|/•·-]+(?:share|tweet|pin|print|e-?mail|facebook|twitter|whatsapp|linkedin|reddit|pocket|"
    r"post|this:?|on|via|more|comments?|text|size|copy|link|messenger|play|pause|loading\.*))*\s?:?",
    r"(?:follow|like|find|join|connect with) (?:us|me|him|her|them|@\w+|the .{3,40}|\w+ (?:\w+ )?on)\b.{0,120}",
    r"(?:follow|like) .{2,40} on (?:twitter|facebook|instagram|snapchat|tumblr|youtube).{0,120}",
    r"(?:- )?follow the .{3,40} on twitter.{0,40}",
    r"(?:this is a |this )?(?:developing|breaking)(?: news)? story.{0,90}",
    r"(?:please )?(?:check|come|refresh) back (?:for|here|later|soon|often)\b.{0,80}",
    r"(?:this|the) (?:story|article|post|report|page|piece) (?:has been|was|will be|is being) "
    r"(?:updated|corrected|amended|changed|revised|clarified)\b.{0,200}",
    r"(?:this )?(?:story|article) (?:has been )?(?:was )?updated.{0,80}|updated:? .{0,20}\d.{0,40}",
    r"this article is more than \d+ (?:year|month)s? old",
    r"(?:last )?(?:updated|published|posted|modified)(?: on| at)?:?\s.{0,20}\d.{0,50}",
    r"\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|\d+ min(?:utes?)? read",
    r"(?:correction|clarification|editor[’']?s[’']? note|editors[’'] note|update|corrections? (?:&|and) "
    r"(?:amplifications|clarifications)):?",
    r"copyright\b(?! (?:laws?|rules?|acts?|suits?|cases?|claims?|holders?|owners?|infring\w+)\b).{0,200}|©.{0,200}|\(c\) \d{4}.{0,160}|all rights reserved.{0,160}",
    r"this material may not be published.{0,160}|click here for reprint.{0,60}",
    r"our original post(?:ing)? (?:continues|follows|begins):?|our previous post.{0,40}|original post.{0,40}:",
    r"(?:prev |next )?(?:image|photo|slide) \d+ of \d+.*|slideshow \(\d+ images?\)|\d+ (?:photos?|images?|videos?)",
    r"(?:hide caption )?(?:enlarge this image )?toggle caption.*|enlarge this image.*|hide caption.*",
    r"(?:view|see|show|hide|launch) (?:gallery|slideshow|photos?|caption|images?|larger|full ?screen|more).{0,60}",
    r"(?:your browser|this video|this browser|video player|audio player|media player|javascript|"
    r"an error occurred|sorry, your browser|please enable|couldn[’']t load|if you[’']re using).{0,160}",
    r"(?:the )?(?:views|opinions)(?: and opinions)? expressed\b.{0,240}",
    r"(?:send|email) (?:your )?(?:letters|comments|tips|feedback|questions)\b.{0,120}",
    r"(?:got|have) (?:a |any )?(?:news )?(?:tips?|questions?|story ideas?|something to say)\b.{0,140}",
    r"(?:contact|reach|e-?mail|write to) (?:us|the (?:author|writer|reporter|editors?)|him|her|me)\b.{0,120}",
    r"(?:vote now|take (?:our|the) (?:poll|quiz|survey)|do you (?:approve|agree|support)\b.{0,90}vote\b.{0,40}).{0,80}",
    r"(?:support|donate|become a member|help us|make a (?:donation|contribution))\b.{0,60}"
    r"(?:journalism|reporting|newsroom|today|member|donation|work)\b.{0,120}",
    r"watch (?:the latest|live|more|the video|it|below|above|now|here)\b.{0,120}|watch:?|listen:?",
    r"(?:video|photo|image|graphic|map|chart|audio|interactive|poll|quiz|live updates?)s?:?",
    r"\[?(?:pullquote|embed|caption|video|gallery|image|photo|music|audio clip|tweet|inline)[^\]]{0,80}\]",
    r"\(?(?:soundbite of|archived recording|soundbite).{0,60}\)?",
    r"analysis/opinion:?|opinion:?|analysis:?|commentary:?|exclusive:?|opinion contributor",
    r"cookies?.{0,20}(?:policy|settings|consent).{0,80}|we use cookies.{0,160}",
    r"(?:for|in) (?:more|the latest|full|complete|breaking|other)\b.{3,80}(?:, )?(?:click|visit|go to|"
    r"subscribe|sign up|follow|see|tune|check out|download)\b.{0,120}",
    r"visit .{3,60} (?:for more|homepage).{0,60}|download (?:the|our) .{2,40} app.{0,40}",
    r"(?:special|full|complete|team|live) coverage:?.{0,80}",
    r"[\W_]{1,40}",
    r"\(?(?:pixabay|shutterstock|getty images?|istock|screenshot|screen ?grab|screen capture|file)\)?",
)
INNER_LINES = (
    r".{3,140}\bread more(?: here)?(?:\s?[»>.…])?",
    r"[\w .’'-]{3,60} can be (?:reached|emailed|contacted|followed) (?:at|on|via)\b.{0,160}",
)
HINTS = ("read more", "can be ")
"""Lines that begin as they like, and what stands in them."""
_OPENED, _INNER = (re.compile("|".join(map("(?:{})".format, f))) for f in (LINES, INNER_LINES))
_OPENERS = frozenset(
    """
    ad add ads advertisement also analysis archived article audio audios become breaking
    categories chart charts check clarification click close come comment commentary comments
    complete connect contact continue continued continues copy copyright correction corrections
    couldn developing don donate download e editor editors email enlarge exclusive facebook file
    filed find flipboard follow for full further get getty google got graphic graphics have hear
    help hide home if in instagram interactive interactives istock join keyword keywords labels
    latest launch learn leave let like linkedin listen live load loading log login make map maps
    menu modified more mute next opinion opinions original paid pause pin pixabay play please
    pocket poll polls popular post posted prev previous print privacy promoted published quiz
    quizs reach read receive recommended reddit refresh register related replay report save
    screen screengrab screenshot search see send share show shutterstock sign signing skip slide
    slideshow sorry special sponsored stories story subscribe support tag tags take tap team
    terms thank thanks the this toggle top topic topics transcript trending twitter unsubscribe
    up update updated view views visit vote want watch we whatsapp write your youtube
    """.split()
)
"""With what letters the lines begin; the first word of a sentence is seldom one of them."""
_OPEN_ENDED = tuple(
    "caption cookie embed gallery image inline javascript music photo pullquote soundbite tweet "
    "video".split()
)
"""More letters may follow on these."""
_SECOND_WORDS = {
    "the": tuple("article news opinions page piece post report story views".split()),
    "this": tuple(
        "article breaking browser developing is material page piece post report site story "
        "video".split()
    ),
    "for": (_FOR := tuple("breaking complete full more other the".split())),
    "in": _FOR,
    "all": ("rights",),
    "an": ("error",),
    "by": ("clicking", "signing", "subscribing"),
    "do": ("you",),
    "if": ("you",),
    "last": ("modified", "posted", "published", "updated"),
    "media": ("player",),
    "most": ("popular", "read"),
    "must": ("read",),
    "our": ("original", "previous"),
    "to": ("click", "subscribe", "unsubscribe"),
    "we": ("use",),
    "what": ("do", "is", "to"),
    "you": ("can", "may", "might"),
}
"""With what these go on: many a sentence begins with them."""
FIRST_WORDS = _OPENERS.union(_OPEN_ENDED, _SECOND_WORDS)
SECOND_WORDS = frozenset(chain.from_iterable(_SECOND_WORDS.values()))
"""Of lines that begin with a letter, or the first letters of these words."""
_QUOTES = "“\"‘'"
_LETTERS = re.compile(r"[a-z]*")
_TOLD = re.compile(r"\b(?:he|she|they|who) (?:said|says|told|added|asked|wrote|wondered)\b")
_DECORATION = "*_#>•·►▶»| \t\xa0\u200b"

TAIL = re.compile(
    r"(?:tags?|topics?|comments?(?: \(\d+\))?|related(?: (?:stories|articles|coverage|topics))?|"
    r"read more|more from .{2,40}|most (?:read|popular)|trending(?: now)?|share this.{0,30}|"
    r"leave (?:a|the first) comment|you may also like|recommended)\s*:?",
    re.IGNORECASE,
)
"""Markers after which short lines belong to the page until its end."""

MAX_FURNITURE = 320
"""Code points; page furniture is short."""


def is_furniture(line: str) -> bool:
    """True when the whole line is page furniture.

    >>> is_furniture("Comments (0)"), is_furniture("Comments came from Paris.")
    (True, False)
    """
    return may_be_furniture(line.lower()) and _is_furniture(line)


# Pages repeat themselves.
@lru_cache(maxsize=1 << 14)
def _is_furniture(line: str) -> bool:
    bare = _bare(line)
    if not bare:
        return True
    lowered = bare.lower()
    found = _OPENED.fullmatch(lowered) or (_holds_furniture(lowered) and _INNER.fullmatch(lowered))
    return bool(found) and not _TOLD.search(bare)


def may_be_furniture(lowered: str) -> bool:
    """Cheap, of a line in small letters: nearly every sentence of a story is turned away here."""
    if len(lowered) > MAX_FURNITURE:
        return False
    return opens_like_furniture(lowered) or _holds_furniture(lowered)


def opens_like_furniture(lowered: str) -> bool:
    first = lowered.partition(" ")[0]
    is_opener = opens(first)
    if is_opener is None:
        second = lowered[len(first) + 1 :].partition(" ")[0]
        return second.startswith(_SECOND_WORDS[first])
    return is_opener


@lru_cache(maxsize=1 << 14)
def opens(first: str) -> bool | None:
    """Whether furniture may begin with this; None: the word that follows decides."""
    if first in _SECOND_WORDS:
        return None
    if first[:1] in _QUOTES:
        return not first[1:2].isalpha()
    letters = _LETTERS.match(first)
    is_known = letters is not None and letters.group() in _OPENERS
    return is_known or not first[0].isalpha() or first.startswith(_OPEN_ENDED)


def _holds_furniture(lowered: str) -> bool:
    return any(map(lowered.__contains__, HINTS))


def starts_tail(line: str) -> bool:
    return may_be_furniture(line.lower()) and TAIL.fullmatch(_bare(line)) is not None


def _bare(line: str) -> str:
    bare = line.strip(_DECORATION)
    if bare[:1] + bare[-1:] in ("()", "[]") and not re.search(r"[()\[\]]", bare[1:-1]):
        bare = bare[1:-1].strip(_DECORATION)
    return bare
