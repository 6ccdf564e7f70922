"""Assessment seo.post-link."""

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
class PostLink:
    """Link the article, once: last post of a thread, or below the text of a LinkedIn post.

    Published figures on links contradict each other (LinkedIn: -48% and +13.6%); without one nobody finds the
    page. X's current weights favour opening a link (0.2) over nothing.
    Source: https://github.com/xai-org/x-algorithm
    """

    id: str = "seo.post-link"
    weight: float = 1.5
    kind: Kind = "convention"
    channels: frozenset[Channel] = LINKEDIN | THREAD
    source: str = "https://github.com/xai-org/x-algorithm"
    named_only: float = 60.0
    unknown: float = 75.0
    many: float = 60.0
    early: float = 80.0
    most: int = 2

    def assess(self, document: Document) -> Judgement | None:
        """Judge the post link."""
        if not document.word_count:
            return None
        last = document.first_line + len(document.lines) - 1
        links = [link for link in document.links if link.href.startswith("http")]
        if not links:
            named = bool(re.search(r"\b(?:article|blog|guide|link in)\b", document.text, re.IGNORECASE))
            message = "Link the article, or say where it stands."
            none = 0.0 if document.title or document.url else self.unknown
            return judged(self, max(none, self.named_only if named else 0.0), [Remark(message, last)])
        if len({link.href for link in links}) > self.most:
            message = f"{len(links)} links; keep the one that matters."
            return judged(self, self.many, [Remark(message, links[0].line)])
        first_at = {link.href: link.line for link in reversed(links)}
        if document.posts and max(first_at.values()) < document.posts[-1].line:
            return judged(self, self.early, [Remark("Move the link to the last post.", max(first_at.values()))])
        return judged(self, 100)
