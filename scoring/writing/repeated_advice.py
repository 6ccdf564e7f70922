"""Assessment writing.repeated-advice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, noted
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.overlap import repeats

_SUMMARY = re.compile(
    r"\b(?:takeaways?|summary|checklist|tl;?dr|recap|in short|in brief|at a glance|overview|contents|faqs?|next steps?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class RepeatedAdvice:
    """Give each piece of advice once: a section that says again what another one said can go.

    Compared are paragraphs and list items under different headings, by the words of meaning that the shorter shares
    with the longer, rare ones counting more (`overlap.py`). Sections that sum up (`takeaways`, `checklist`) may repeat.
    Source: https://developers.google.com/search/docs/fundamentals/creating-helpful-content
    """

    id: str = "writing.repeated-advice"
    weight: float = 0.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/fundamentals/creating-helpful-content"
    least_share: float = 0.38
    least_words: int = 4

    def assess(self, document: Document) -> Judgement | None:
        """Look for advice that stands in two sections."""
        if not document.english:
            return None
        borders = [(heading.line, _SUMMARY.search(heading.text)) for heading in document.headings]
        section = {block.line: sum(1 for line, _ in borders if line < block.line) for block in document.prose}
        said = [each for each in document.prose if not section[each.line] or not borders[section[each.line] - 1][1]]
        pairs = repeats(said, self.least_share, self.least_words)
        remarks = [
            Remark(f"Says again what line {first.line} says; keep one.", second.line, end_line=second.end_line)
            for first, second in pairs
            if section[first.line] != section[second.line]
        ]
        return noted(self, remarks)
