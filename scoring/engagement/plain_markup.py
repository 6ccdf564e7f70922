"""Assessment engagement.plain-markup."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    POSTS,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.markup import marks_in, stretch


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
        numbered = enumerate(document.lines, start=document.first_line)
        marked = [(number, line, marks) for number, line in numbered if (marks := marks_in(line))]
        if not marked:
            return judged(self, 100)
        kinds = {name for *_, marks in marked for name in marks}
        remarks = [self._remark(*each) for each in marked]
        return judged(self, 100 - self.kind_costs * len(kinds) - self.line_costs * (len(marked) - 1), remarks)

    def _remark(self, number: int, line: str, marks: list[str]) -> Remark:
        start, words, plain = stretch(line)
        message = f"Markdown does not render ({', '.join(marks)}); write it plain."
        return Remark(message, number, words=words, fix=plain, column=start + 1)
