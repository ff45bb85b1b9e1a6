"""The style sheet of every picture: names of styles → colours and fonts.

A page's custom properties (`colours.style_sheet`) win; without them the light colours are used.
All rules are under the class `wl`, so that a page's own styles stay out of it.
"""

from __future__ import annotations

from lineage.model import Label
from lineage.report.colours import LIGHT, variables


def _rules() -> str:
    of = {name: f"var({name},{value})" for name, value in variables(LIGHT).items()}
    rules = {
        "": "font:13px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;max-width:100%;"
        "height:auto",
        "text": f"fill:{of['--ink']}",
        ".muted": f"fill:{of['--muted']}",
        ".small": "font-size:12px",
        ".strong": "font-weight:600",
        ".kept": "white-space:pre",
        ".middle": "text-anchor:middle",
        ".end": "text-anchor:end",
        ".axis": f"stroke:{of['--muted']};fill:none",
        ".faint": f"stroke:{of['--border']};stroke-width:.6;fill:none",
        ".wide": "stroke-width:1.6",
        ".dashed": "stroke-dasharray:5 4",
        ".bar": f"fill:{of['--accent']}",
        ".solid": f"fill:{of['--accent']};stroke:{of['--accent']}",
        ".hollow": f"fill:{of['--page']};stroke:{of['--accent']}",
        ".cell": f"fill:{of['--page']};stroke:{of['--border']};stroke-width:.6",
        ".empty": f"fill:{of['--border']};fill-opacity:.5",
        ".line": f"stroke:{of['--accent']};stroke-width:2;fill:none",
        ".band": f"fill:{of['--accent']};fill-opacity:.35",
        ".cut": f"fill:{of['--muted']};text-decoration:line-through",
        ".put": "font-weight:600;text-decoration:underline",
    }
    for label in Label:
        bar = of[f"--{label.value}-bar"]
        rules[f".{label.value}"] = f"fill:{of[f'--{label.value}']};stroke:{bar}"
        rules[f".{label.value}-ink"] = f"fill:{of[f'--{label.value}-ink']}"
        rules[f".{label.value}-bar"] = f"fill:{bar}"
        rules[f".{label.value}-edge"] = f"stroke:{bar};fill:none"
    for step in range(len(LIGHT.heat)):
        rules[f".heat-{step}"] = f"fill:{of[f'--heat-{step}']}"
        rules[f".heat-{step}-ink"] = f"fill:{of[f'--heat-{step}-ink']}"
    return "".join(f".wl {names}{{{said}}}".replace(" {", "{") for names, said in rules.items())


STYLE = _rules()
