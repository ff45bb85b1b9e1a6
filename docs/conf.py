"""How `make docs` builds these pages: Markdown by MyST; a warning is an error."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from lineage import __version__

project = "wirelineage"
author = "the wirelineage authors"
copyright = author  # noqa: A001
version = release = __version__

extensions = ["myst_parser", "sphinx_argparse_cli", "generated"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["reference/generated", "screens"]
html_theme = "alabaster"
html_theme_options = {
    "description": "Where a news article's words come from, sentence by sentence.",
    "page_width": "1100px",
    "sidebar_width": "260px",
    "fixed_sidebar": True,
    "font_family": "system-ui, sans-serif",
    "font_size": "16px",
    "code_font_size": "0.8em",
}
html_copy_source = False
html_show_sphinx = False
