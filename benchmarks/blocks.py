"""A measured table in its place in a document: between two marks, where the script that measured it puts it."""

from __future__ import annotations

import re
from pathlib import Path


def put(page: Path, name: str, block: str) -> None:
    """Write `block` between `<!-- NAME begin -->` and `<!-- NAME end -->`; a page without both marks ends the script."""
    marks = re.compile(rf"(<!-- {name} begin -->\n).*?(<!-- {name} end -->)", re.DOTALL)
    new, times = marks.subn(lambda found: f"{found[1]}\n{block.strip()}\n\n{found[2]}", page.read_text("utf-8"))
    if times != 1:
        raise SystemExit(f"{page.name}: needs <!-- {name} begin --> and <!-- {name} end --> once")
    page.write_text(new, "utf-8")
