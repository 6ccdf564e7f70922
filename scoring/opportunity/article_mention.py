"""Assessment opportunity.article-mention."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    LINKEDIN,
    THREAD,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class ArticleMention:
    """Say in the post that there is more and where: the article by name, or its address.

    Posts that lead nowhere cannot be followed by those whom they convince.
    Source: our choice
    """

    id: str = "opportunity.article-mention"
    weight: float = 1.5
    kind: Kind = "convention"
    channels: frozenset[Channel] = LINKEDIN | THREAD
    source: str = "our choice"
    named: float = 85.0
    unknown: float = 75.0
    hinted: float = 50.0
    least_words: int = 4

    def assess(self, document: Document) -> Judgement | None:
        """Judge the article mention."""
        if not document.sentences:
            return None
        last = document.sentences[-1].line
        if document.url and any(link.href.rstrip("/") == document.url.rstrip("/") for link in document.links):
            return judged(self, 100)
        title = " ".join(document.title.lower().split())
        if len(title.split()) >= self.least_words and title in " ".join(document.text.lower().split()):
            return judged(self, self.named, [Remark("Add the article's address beside its title.", last)])
        if any(block.kind != "label" and "http" in block.text for block in document.structure.blocks):
            return judged(self, 100)
        if re.search(r"\b(?:full (?:guide|article|post)|on the blog|read the|link in)\b", document.text, re.IGNORECASE):
            return judged(self, self.hinted, [Remark("Name the article and give its address.", last)])
        none = 0.0 if document.title or document.url else self.unknown
        return judged(self, none, [Remark("Mention the article: its title and address.", last)])
