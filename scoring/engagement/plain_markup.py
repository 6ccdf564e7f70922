"""Assessment engagement.plain-markup."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    POSTS,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind

_MARKS = {
    "bold": re.compile(r"\*\*\S[^*\n]*\*\*|__\S[^_\n]*__"),
    "italic": re.compile(r"(?<![\w*])\*[^\s*][^*\n]*\*(?![\w*])"),
    "heading or list": re.compile(r"^#{1,6}\s+\S|^\s*[*+]\s+\S"),
    "link": re.compile(r"\[[^\]\n]+\]\(https?://[^)\s]+\)"),
    "code": re.compile(r"`[^`\n]+`|^```"),
}


@dataclass(frozen=True)
class PlainMarkup:
    """Send no Markdown to LinkedIn or X: neither renders it, readers see the asterisks.

    LinkedIn's Posts API even cuts the text at an unescaped reserved character.
    Source: https://learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format
    """

    id: str = "engagement.plain-markup"
    weight: float = 2.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = POSTS
    source: str = "https://learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format"
    kind_costs: float = 30.0
    line_costs: float = 8.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the plain markup."""
        found = [
            (number, name)
            for number, line in enumerate(document.lines, start=document.first_line)
            for name, pattern in _MARKS.items()
            if pattern.search(line)
        ]
        kinds = {name for _, name in found}
        lines = dict.fromkeys(number for number, _ in found)
        named = {line: ", ".join(name for at, name in found if at == line) for line in lines}
        remarks = [Remark(f"Markdown does not render ({named[line]}); write it plain.", line) for line in lines]
        points = 100 - self.kind_costs * len(kinds) - self.line_costs * (len(lines) - 1) if found else 100
        return judged(self, points, remarks)
