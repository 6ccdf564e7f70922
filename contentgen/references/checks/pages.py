"""Pages that run forwards and not for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge

_RANGE = re.compile(r"(?:pp?\.\s*)?(\d+)\s*[-–—]+\s*(\d+)")
_MOST = 500  # an article of more pages is a book


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:  # noqa: ARG001 - the entry is enough
    """Remarks on a range of pages. `1234-56` is 1234 to 1256."""
    found = _RANGE.fullmatch(entry.pages.strip())
    if not found:
        return
    first, last = found[1], found[2]
    whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    if int(whole) < int(first):
        yield PAGES.remark("pages-reversed", f"pages {entry.pages}: the last comes before the first", "pages")
    elif int(whole) - int(first) > _MOST and entry.type not in ("book", "report", "thesis"):
        yield PAGES.remark("pages-many", f"pages {entry.pages}: {int(whole) - int(first) + 1} for one paper", "pages")


PAGES = Check(
    name="pages",
    what="the pages run forwards",
    codes={"pages-reversed": "doubtful", "pages-many": "note"},
    look=look,
)
