"""Assessment limit.garbled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    ALL,
    Remark,
    blocked,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.mojibake import Misread, find_misread

_APPLE = re.compile("\uf8ff")


@dataclass(frozen=True)
class Garbled:
    """Repair text whose UTF-8 bytes were read in another encoding: a robot that shows as four odd signs.

    Source: https://www.w3.org/International/questions/qa-what-is-encoding
    """

    id: str = "limit.garbled"
    weight: float = 0.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = ALL | frozenset({"citations"})
    source: str = "https://www.w3.org/International/questions/qa-what-is-encoding"
    cap: float = 55.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the garbled."""
        if document.text.isascii():
            return None
        found = find_misread(document.text)
        remarks = [self._remark(document, misread) for misread in found]
        explained = {at for misread in found for at in range(misread.start, misread.end)}
        for at in (match.start() for match in _APPLE.finditer(document.text)):
            if at not in explained:
                line = document.first_line + document.text.count("\n", 0, at)
                remarks.append(Remark("The sign U+F8FF shows on Apple's systems only; cut it or write it out.", line))
        return blocked(self, self.cap, remarks) if remarks else None

    def _remark(self, document: Document, misread: Misread) -> Remark:
        line = document.first_line + document.text.count("\n", 0, misread.start)
        shown = document.text[misread.start : misread.end]
        message = f"Double-encoded characters; they were {misread.repaired!r}."
        column = misread.start - document.text.rfind("\n", 0, misread.start)
        return Remark(message, line, words=shown, fix=misread.repaired, column=column)
