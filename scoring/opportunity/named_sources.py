"""Assessment opportunity.named-sources."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    POSTS,
    Remark,
    judged,
    ramp,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.evidence import block_of, has_source, names_own_measure
from scoring.finding import Judgement, Kind
from scoring.structure import Sentence


@dataclass(frozen=True)
class NamedSources:
    """Name in a post who measured it: author and year, a document, or a link.

    A post travels without its article; without a name beside it a figure is hearsay. An author's own count is a name.
    Source: https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report
    """

    id: str = "opportunity.named-sources"
    weight: float = 2.5
    kind: Kind = "convention"
    channels: frozenset[Channel] = POSTS
    source: str = "https://www.edelman.com/expertise/Business-Marketing/2024-b2b-thought-leadership-report"
    fine: float = 0.5

    def assess(self, document: Document) -> Judgement | None:
        """Judge the named sources."""
        if not document.sentences:
            return None
        if document.channel == "linkedin":
            labels = any(block.kind == "label" for block in document.structure.blocks)
            backed = sum(1 for each in document.sentences if not labels and self._named(document, each))
            points = 100.0 if labels or backed >= 2 else 60.0 * min(1, backed)
            line = document.sentences[-1].line
        else:
            posts = document.posts
            bare = [
                post
                for post in posts
                if not any(self._named(document, s) for s in document.sentences if post.line <= s.line <= post.end_line)
            ]
            points = ramp(1 - len(bare) / max(1, len(posts)), 0, self.fine)
            line = bare[0].line if bare else document.first_line
        if points == 100:
            return judged(self, 100)
        return judged(self, points, [Remark("Name the source here: who, when, where to read it.", line)])

    def _named(self, document: Document, sentence: Sentence) -> bool:
        return has_source(document, sentence) or names_own_measure(block_of(document, sentence).text)
