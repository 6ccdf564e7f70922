"""Assessment limit.emoji-wall."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    WRITTEN,
    Remark,
    blocked,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.emoji import find_emoji
from scoring.finding import Judgement, Kind

_LEAD = re.compile(r"\s*(?:#{1,6} |[-*+•–] |\d{1,3}\s?/\s?\d{1,3} |\d{1,2}[.)] |> |\*\*|[\"“(])*")


@dataclass(frozen=True)
class EmojiWall:
    """Let words carry the text: a screen reader speaks each of the pictures in a wall of them by its name.

    A wall is an emoji to every ten words, or one before more than half of the lines. Our choice of bounds.
    Source: https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html
    """

    id: str = "limit.emoji-wall"
    weight: float = 0.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html"
    cap: float = 30.0
    least: int = 9
    words_each: int = 10
    least_lines: int = 4
    most_lines: float = 0.5

    def assess(self, document: Document) -> Judgement | None:
        """Judge the emoji wall."""
        pictures = document.emoji
        if len(pictures) < self.least:
            return None
        lines = [line for line in document.lines if line.strip()]
        opened = sum(1 for line in lines if any(at == 0 for at, _ in find_emoji(_LEAD.sub("", line, count=1)[:8])))
        if opened >= self.least_lines and opened > self.most_lines * len(lines):
            message = f"{opened} of {len(lines)} lines open with an emoji; open them with words."
        elif len(pictures) * self.words_each > document.word_count:
            message = f"{len(pictures)} emoji in {document.word_count} words; keep one or two."
        else:
            return None
        return blocked(self, self.cap, [Remark(message, pictures[0].line)])
