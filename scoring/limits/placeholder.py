"""Assessment limit.placeholder."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    ALL,
    Remark,
    blocked,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.phrases import find_phrases
from scoring.structure import Block


@dataclass(frozen=True)
class Placeholder:
    """Publish no slot that was never filled: `[Add citations here]`, `TBD`, `1/n`, `{{name}}`.

    Google's guidance asks for complete, careful pages; a visible slot is the opposite.
    Source: https://developers.google.com/search/docs/fundamentals/creating-helpful-content
    """

    id: str = "limit.placeholder"
    weight: float = 0.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = ALL | frozenset({"citations", "opportunity"})
    source: str = "https://developers.google.com/search/docs/fundamentals/creating-helpful-content"
    cap: float = 40.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the placeholder."""
        if document.channel == "blog":
            blocks = [block for block in document.structure.blocks if block.kind != "code"]
        else:
            numbered = enumerate(document.lines, start=document.first_line)
            blocks = [Block("paragraph", line, number, number) for number, line in numbered]
        hits = find_phrases("placeholders", blocks)
        if not hits:
            return None
        remarks = [Remark(f"'{hit.text}' {hit.rule.message}.", hit.line, words=hit.text) for hit in hits]
        return blocked(self, self.cap, remarks)
