"""An ISBN's check digit (ISO 2108)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:  # noqa: ARG001 - arithmetic is enough
    """Remarks on each ISBN given."""
    for each in re.split(r"[,;]|\s+(?=97[89])|\(.*?\)", entry.isbn):
        bare = re.sub(r"[^0-9Xx]", "", each).upper()
        if bare and not _valid(bare):
            yield ISBN.remark("isbn", f"ISBN {each.strip()}: its check digit is wrong", "isbn")


def _valid(bare: str) -> bool:
    if len(bare) == 13 and bare.isdigit() and bare.startswith(("978", "979")):
        return sum(int(c) * (1, 3)[n % 2] for n, c in enumerate(bare)) % 10 == 0
    if len(bare) == 10 and bare[:9].isdigit():
        return sum((10 - n) * (10 if c == "X" else int(c)) for n, c in enumerate(bare)) % 11 == 0
    return False


ISBN = Check(name="isbn", what="the ISBN's check digit is right", codes={"isbn": "bad"}, look=look)
