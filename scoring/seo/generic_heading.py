"""Assessment seo.generic-heading."""

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
class GenericHeading:
    """Let each heading say what its section says; `Introduction` and `Conclusion` say nothing.

    Descriptive headings help readers find their place (WCAG 2.4.6).
    Source: https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html
    """

    id: str = "seo.generic-heading"
    weight: float = 0.5
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html"
    each_costs: float = 35.0
    empty_names: frozenset[str] = frozenset(
        {"introduction", "intro", "conclusion", "conclusions", "overview", "summary", "background", "final thoughts"}
        | {"wrapping up", "in conclusion", "closing thoughts", "body", "main points", "best practices", "benefits"}
    )

    def assess(self, document: Document) -> Judgement | None:
        """Judge the generic heading."""
        below = [heading for heading in document.headings if heading.level > 1]
        if not below:
            return None
        remarks = [
            Remark(f"Replace '{heading.text}' by what the section says.", heading.line)
            for heading in below
            if heading.text.strip(" :.0123456789").lower() in self.empty_names
        ]
        return judged(self, 100 - self.each_costs * len(remarks), remarks)
