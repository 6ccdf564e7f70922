"""Assessment engagement.scannable."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class Scannable:
    """Give a scanning reader something to stop at: a heading, list, table, figure or example every 200 words.

    Most readers of a page scan it (Nielsen Norman Group); the distance is our choice.
    Source: https://www.nngroup.com/articles/how-users-read-on-the-web/
    """

    id: str = "engagement.scannable"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://www.nngroup.com/articles/how-users-read-on-the-web/"
    distance: int = 200
    kinds_wanted: int = 3

    def assess(self, document: Document) -> Judgement | None:
        """Judge the scannable."""
        if not document.word_count:
            return None
        headings = sum(1 for heading in document.headings if heading.level > 1)
        kinds = [bool(document.items), bool(document.table_cells), bool(document.code_blocks), bool(document.images)]
        stops = headings + sum(kinds)
        wanted = max(1.0, document.word_count / self.distance)
        share = min(1.0, stops / wanted)
        points = 60 * share + 40 * min(1.0, (sum(kinds) + bool(headings)) / self.kinds_wanted)
        if points >= 100:
            return judged(self, 100)
        message = "Add a list, table, picture or example: long stretches hold nothing for the eye."
        return judged(self, points, [Remark(message, document.first_line)])
