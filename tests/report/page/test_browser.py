"""The page in a real browser (headless Chromium): nothing is asked for, nothing is run that was
text, and tables, places, colours and print work. Skipped where no Chromium is found.
"""

from __future__ import annotations

import json
import shutil
from base64 import b64decode

import pytest

from lineage.report.colours import DARK, LIGHT

webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium (extra dev)")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver on the PATH"
    ),
]

ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900")
NO_SCRIPTS = {"profile.managed_default_content_settings.javascript": 2}

CONTRAST = """
const light = (c) => { const [r, g, b] = c.map((v) => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b; };
const parsed = (text) => text.match(/[\\d.]+/g).map(Number);
const behind = (e) => { for (; e; e = e.parentElement) {
  const c = parsed(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3]) return c.slice(0, 3); } };
const poor = [];
for (const e of document.querySelectorAll("body *:not(script):not(style):not(svg):not(svg *)")) {
  if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
  const [a, b] = [light(parsed(getComputedStyle(e).color).slice(0, 3)), light(behind(e))].sort((x, y) => y - x);
  const ratio = (a + .05) / (b + .05);
  if (ratio < 4.5 && !e.disabled) poor.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)}: ${e.textContent.slice(0, 40)}`);
}
return poor;
"""  # noqa: E501


class Browser:
    """Chromium with one page after the other; tells what it asked for and complained of."""

    def __init__(self, *, scripts: bool = True) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for argument in ARGUMENTS:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        if not scripts:
            options.add_experimental_option("prefs", NO_SCRIPTS)
        service = webdriver.ChromeService(executable_path=DRIVER)
        self.driver = webdriver.Chrome(options=options, service=service)

    def open(self, path, place="") -> None:
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get(f"{path.as_uri()}{place}")
        self.driver.implicitly_wait(5)  # without scripts nobody tells when a page is there
        self.one("footer")
        self.driver.implicitly_wait(0)

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        events = (json.loads(e["message"])["message"] for e in self.driver.get_log("performance"))
        return [
            e["params"]["request"]["url"]
            for e in events
            if e["method"] == "Network.requestWillBeSent"
        ]

    def all(self, selector, inside=None):
        return (inside or self.driver).find_elements("css selector", selector)

    def one(self, selector, inside=None):
        return (inside or self.driver).find_element("css selector", selector)

    def run(self, script, *values):
        return self.driver.execute_script(script, *values)

    def devtools(self, command, **values):
        return self.driver.execute_cdp_cmd(command, values)

    def column(self, table, number) -> list[str]:
        return self.run(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)",
            f"#t-{table} tbody tr > :nth-child({number})",
        )

    def scheme(self, name) -> str:
        """The page's background in a light or dark system."""
        feature = {"name": "prefers-color-scheme", "value": name}
        self.devtools("Emulation.setEmulatedMedia", features=[feature])
        return self.run("return getComputedStyle(document.body).backgroundColor")


@pytest.fixture(scope="module")
def browser():
    made = Browser()
    yield made
    made.driver.quit()


@pytest.fixture(scope="module")
def plain():
    made = Browser(scripts=False)
    yield made
    made.driver.quit()


@pytest.fixture(scope="module")
def pages(tmp_path_factory, page_of, borders_lineage, seeds, hostile, many):
    """The seeds, three articles made by hand, 2,000 made by chance, and attacks."""
    folder = tmp_path_factory.mktemp("pages")
    made = {"seeds": seeds, "small": borders_lineage, "large": many, "hostile": hostile}
    for name, lineage in made.items():
        text = page_of(lineage, files=("articles.csv",))
        (folder / f"{name}.html").write_text(text, "utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.mark.parametrize("name", ["seeds", "large", "hostile"])
def test_nothing_is_asked_for_and_nothing_complained_of(browser, pages, name):
    browser.open(pages[name])
    browser.scheme("light")
    assert browser.complaints() == []
    assert set(browser.requests()) == {pages[name].as_uri()}
    assert browser.run("return window.hit") is None
    assert browser.driver.title == "Who carried whose words"


def test_two_thousand_articles_open_within_two_seconds(browser, pages):
    def seconds():
        browser.open(pages["large"])
        return browser.run(
            "return performance.getEntriesByType('navigation')[0].loadEventEnd / 1000"
        )

    assert min(seconds() for _ in range(3)) <= 2
    assert pages["large"].stat().st_size <= 3_000_000


def test_a_heading_sorts_its_column_and_once_more_turns_it_round(browser, pages):
    browser.open(pages["large"])
    words, title = browser.all("#t-articles thead button")[5], browser.all("#t-articles button")[3]
    words.click()
    down = [int(n) for n in browser.column("articles", 6)]
    assert down == sorted(down, reverse=True)
    assert browser.one("#t-articles th[aria-sort]").get_attribute("aria-sort") == "descending"
    words.click()
    assert [int(n) for n in browser.column("articles", 6)] != down
    title.click()
    titles = browser.column("articles", 4)
    assert titles == sorted(titles)
    assert len(browser.all("#t-articles th[aria-sort]")) == 1


def test_filter_and_pages_go_through_all_rows(browser, pages):
    browser.open(pages["large"])
    tools = browser.one("#articles .tools")
    status = browser.one("[role=status]", tools)
    assert status.text == "Rows 1–20 of 2,000"
    first = browser.column("articles", 1)
    back, forward = browser.all("button", tools)
    forward.click()
    assert status.text == "Rows 21–40 of 2,000"
    assert not set(first) & set(browser.column("articles", 1))
    back.click()
    assert browser.column("articles", 1) == first
    browser.one("input", tools).send_keys("499-")
    assert sorted(browser.column("articles", 1)) == ["499-0", "499-1", "499-2", "499-3"]
    assert status.text == "Rows 1–4 of 4 that fit, of 2,000"
    browser.one("input", tools).send_keys("nowhere")
    assert status.text.startswith("No row fits")


def test_scripts_write_values_as_the_page_has_them(browser, plain, pages):
    for one in (browser, plain):
        one.open(pages["large"])
    rows = "#t-articles tbody tr"
    cells = [[row.text for row in one.all(rows)[:10]] for one in (browser, plain)]
    assert cells[0] == cells[1]


def test_a_place_is_unfolded_and_gone_to(browser, pages):
    browser.open(pages["small"], "#s-anewz-3")
    place = browser.one("#s-anewz-3")
    assert place.is_displayed()
    assert "Speaking in Brussels" in place.text
    top = "return arguments[0].getBoundingClientRect().top"
    assert 0 <= browser.run(top, place) < 900
    browser.one("small a", place).click()
    assert browser.run("return location.hash") == "#s-standard-2"
    assert browser.one("#s-standard-2").is_displayed()


def test_evidence_stands_side_by_side_with_changes_marked(browser, pages):
    browser.open(pages["small"], "#p-anewz--standard")
    row = next(
        r
        for r in browser.all("#p-anewz--standard tbody tr")
        if "edited" in browser.one("th", r).text
    )
    left, right = ([m.text for m in browser.all("mark", side)] for side in browser.all("td", row))
    assert left == ["gave", "most direct statement yet"]
    assert right == ["Mr", "delivered", "clearest public statement so far"]


@pytest.mark.parametrize(("name", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_light_and_dark_follow_the_system_and_everything_can_be_read(browser, pages, name, palette):
    browser.open(pages["seeds"])
    rgb = tuple(int(palette.page[n : n + 2], 16) for n in (1, 3, 5))
    assert browser.scheme(name) == f"rgb{rgb}"
    browser.run("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert browser.run(CONTRAST) == []


def test_a_button_chooses_the_colours_whatever_the_system_has(browser, pages):
    browser.open(pages["small"])
    light = browser.scheme("light")
    button = browser.one("button.theme")
    button.click()
    button.click()
    assert button.text == "Colours: dark"
    assert browser.scheme("light") != light
    button.click()
    assert browser.scheme("light") == light


def test_the_keyboard_reaches_everything(browser, pages):
    browser.open(pages["large"])
    active = browser.driver.switch_to
    active.active_element.send_keys("\ue004")
    assert active.active_element.text == "To the findings"
    heading = browser.one("#t-articles thead button")
    browser.run("arguments[0].focus()", heading)
    active.active_element.send_keys("\ue007")
    assert browser.one("#t-articles th").get_attribute("aria-sort") == "ascending"
    browser.run("document.querySelector('.card > summary').focus()")
    active.active_element.send_keys(" ")
    assert browser.one(".card").get_attribute("open")


@pytest.mark.parametrize("name", ["seeds", "large", "hostile"])
def test_a_phone_scrolls_down_only(browser, pages, name):
    browser.devtools(
        "Emulation.setDeviceMetricsOverride",
        width=360,
        height=800,
        deviceScaleFactor=1,
        mobile=True,
    )
    browser.open(pages[name])
    browser.run("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    width = browser.run("return document.documentElement.scrollWidth")
    browser.devtools("Emulation.clearDeviceMetricsOverride")
    assert width <= 360


def test_on_paper_nothing_is_folded_but_what_stands_there_twice(browser, pages):
    for name, cards in (("small", True), ("large", False)):
        browser.open(pages[name])
        browser.run("dispatchEvent(new Event('beforeprint'))")
        folded = browser.all("details:not([open])")
        classes = {one.get_attribute("class") for one in folded}
        assert classes == {"twin", "why"} | (set() if cards else {"card", "pair"})
        browser.run("dispatchEvent(new Event('afterprint'))")
        assert not browser.all(".card[open]")


@pytest.mark.parametrize("name", ["seeds", "large", "hostile"])
def test_nothing_is_wider_than_a_sheet_of_paper(browser, pages, name):
    size = {"width": 700, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
    browser.devtools("Emulation.setDeviceMetricsOverride", **size)
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    browser.open(pages[name])
    browser.run("dispatchEvent(new Event('beforeprint'))")
    width = browser.run("return document.documentElement.scrollWidth")
    browser.devtools("Emulation.setEmulatedMedia", media="")
    browser.devtools("Emulation.clearDeviceMetricsOverride")
    assert width <= 700


def test_it_prints_in_light_colours_with_what_is_folded(browser, pages):
    browser.open(pages["small"])
    browser.scheme("dark")
    printed = b64decode(browser.devtools("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") >= 3 or printed.count(b"/Type /Page") >= 3
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    assert (
        browser.run("return getComputedStyle(document.body).backgroundColor")
        == "rgb(251, 251, 248)"
    )
    assert not browser.one("nav").is_displayed()
    browser.devtools("Emulation.setEmulatedMedia", media="")


@pytest.mark.parametrize("name", ["seeds", "large", "hostile"])
def test_without_scripts_everything_essential_is_there(plain, pages, name):
    plain.open(pages[name])
    assert len(plain.all("main h2")) == 12
    assert plain.all(".tools") == []
    assert len(plain.all("#t-articles tbody tr")) == {"seeds": 5, "large": 20, "hostile": 12}[name]
    notes = " ".join(note.text for note in plain.all("#articles .note"))
    assert ("The first 20 of 2,000 rows." in notes) is (name == "large")
    assert plain.complaints() == []
    assert set(plain.requests()) == {pages[name].as_uri()}
    plain.one(".card > summary").click()
    assert plain.one(".card .lines li").is_displayed()
