"""Assessment seo.duplicate-heading."""

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
class DuplicateHeading:
    """Use each heading once: two equal ones cannot be told apart in an outline or as an anchor.

    Source: https://www.w3.org/WAI/tutorials/page-structure/headings/
    """

    id: str = "seo.duplicate-heading"
    weight: float = 0.5
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://www.w3.org/WAI/tutorials/page-structure/headings/"
    each_costs: float = 50.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the duplicate heading."""
        if len(document.headings) < 2:
            return None
        first: dict[str, int] = {}
        remarks = []
        for heading in document.headings:
            name = heading.text.strip().lower()
            if name in first:
                message = f"'{heading.text}' already stands at line {first[name]}; join the two sections."
                remarks.append(Remark(message, heading.line))
            first.setdefault(name, heading.line)
        return judged(self, 100 - self.each_costs * len(remarks), remarks)
