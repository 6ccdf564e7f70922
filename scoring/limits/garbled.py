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

_REPAIRS = ("mac_roman", "cp1252", "latin-1", "cp437")
_RUN = re.compile(r"[^\x00-\x7f]+")


def repaired(run: str) -> str:
    """Give the text that `run` was before its UTF-8 bytes were read in a one-byte encoding, or `run` itself."""
    for encoding in _REPAIRS:
        try:
            better = run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if len(better) < len(run):
            return better
    return run


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
        remarks = []
        for number, line in enumerate(document.lines, start=document.first_line):
            if line.isascii():
                continue
            broken = [run for run in _RUN.findall(line) if repaired(run) != run or "\uf8ff" in run]
            if broken:
                shown = ", ".join(f"{repaired(run)!r}" for run in broken)
                remarks.append(Remark(f"Double-encoded characters; they were {shown}.", number))
        return blocked(self, self.cap, remarks) if remarks else None
