"""Report rule report.repeated-posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.assessment import Remark
from scoring.document import Document
from scoring.finding import Kind
from scoring.overlap import bag_of
from scoring.report_rules.combined import Combined
from scoring.structure import Block, Post
from scoring.vocabulary import stem


@dataclass(frozen=True)
class RepeatedPosts:
    """Give a thread more than the bullets of the LinkedIn post: who follows both reads the list twice.

    Reported is a post without figure or link of its own whose words of meaning nearly all stand in one line of the
    LinkedIn post. The bounds are our choice.
    Source: our choice
    """

    id: str = "report.repeated-posts"
    kind: Kind = "convention"
    source: str = "our choice"
    least_share: float = 0.7
    least_words: int = 4

    def assess(self, report: Combined) -> Sequence[Remark]:
        """Look for posts of a thread that only list what the LinkedIn post says."""
        lines = [block for each in report.sections if each.channel == "linkedin" for block in each.prose]
        threads = [each for each in report.sections if each.channel == "thread"]
        return [
            Remark(f"Says what line {line} of the LinkedIn post says and no more; add a fact.", post.line)
            for thread in threads
            for post in thread.posts
            if (line := self._source_of(thread, post, lines))
        ]

    def _source_of(self, thread: Document, post: Post, lines: Sequence[Block]) -> int | None:
        own = {each.line for each in thread.figures} | {each.line for each in thread.links}
        if not own.isdisjoint(range(post.line, post.end_line + 1)):
            return None
        topic = bag_of(thread.topic) | {stem(tag.text) for tag in thread.hashtags}
        said = bag_of(post.body) - topic
        if len(said) < self.least_words:
            return None
        return next(
            (block.line for block in lines if len(said & bag_of(block.text)) >= self.least_share * len(said)), None
        )
