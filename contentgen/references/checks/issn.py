"""An ISSN's check digit (ISO 3297)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.references.checks.base import Check
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge


def look(entry: Entry, knowledge: Knowledge) -> Iterator[Remark]:  # noqa: ARG001 - arithmetic is enough
    """Remarks on each ISSN given."""
    for each in re.split(r"[,;\s]+|\(.*?\)", entry.issn):
        bare = re.sub(r"[^0-9Xx]", "", each).upper()
        if bare and not _valid(bare):
            yield ISSN.remark("issn", f"ISSN {each.strip()}: its check digit is wrong", "issn")


def _valid(bare: str) -> bool:
    if len(bare) != 8 or not bare[:7].isdigit():
        return False
    return sum((8 - n) * (10 if c == "X" else int(c)) for n, c in enumerate(bare)) % 11 == 0


ISSN = Check(name="issn", what="the ISSN's check digit is right", codes={"issn": "bad"}, look=look)
