"""Lineage → one self-contained HTML page; the only door to jinja2.

The page asks nobody for anything: its policy (Content-Security-Policy) refuses whatever is not the
style and the script that stand in it. Every value is escaped, and controls in it are made visible,
on its way into the page. Without scripts everything essential is there; they sort, filter and page.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection
from hashlib import sha256
from importlib.resources import files as packaged

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lineage.report.colours import DARK, LIGHT, variables
from lineage.report.compare import WordEdits
from lineage.report.foreign import visible
from lineage.report.methods import Methods
from lineage.report.page.contents import parts
from lineage.report.view import View


def page_html(
    view: View,
    told: Methods,
    word_edits: WordEdits,
    files: Collection[str] = (),
) -> str:
    """`files`: names of what stands beside the page, and may be linked to."""
    env = _environment()

    def written(template: str, **values: object) -> str:
        return env.get_template(template).render(values)

    found = parts(view, word_edits, written, has_texts=not told.note)
    style = "\n".join((_colours(), _asset("page.css"), found.figures.style))
    script = _asset("page.js")
    return written(
        "page.html",
        parts=found,
        told=told,
        files=frozenset(files),
        style=Markup(style),
        script=Markup(script),
        policy=Markup(
            f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        ),
    )


def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("lineage.report.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    env.filters["raw"] = Markup
    return env


def _shown(value: object) -> object:
    """Controls of foreign text are made visible; what is Markup was made here."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _colours() -> str:
    """As the reader's system has it, unless the reader chooses; on paper light."""
    light, dark = (
        "".join(f"{name}:{value};" for name, value in variables(palette).items())
        for palette in (LIGHT, DARK)
    )
    return (
        f":root{{color-scheme:light;{light}}}\n"
        "@media screen and (prefers-color-scheme:dark)"
        f"{{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}}}\n"
    )


def _asset(name: str) -> str:
    folder = packaged("lineage.report.page") / "templates"
    return (folder / name).read_text("utf-8")


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
