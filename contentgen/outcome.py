"""What a run comes to: the texts, their references and scores, and everything that went less well than asked for."""

from __future__ import annotations

from contentgen.model import (
    Brief,
    ChannelName,
    CheckedArticle,
    CheckedPosts,
    Degradation,
    Evidence,
    Frozen,
    Outline,
    Research,
    Sentence,
    Source,
    WriterName,
)
from scoring.finding import Scores


class Reference(Frozen):
    """One entry of the list. `markdown` links its address; `text` is for plain channels."""

    number: int
    source_id: str
    text: str
    markdown: str
    html: str
    url: str


class Texts(Frozen):
    """The finished texts as they are published. `article` begins with its front matter; a thread is its posts."""

    article: str = ""
    linkedin: str = ""
    thread: tuple[str, ...] = ()


class StageFacts(Frozen):
    """What one stage took. Tokens are those that the provider counted; calls answered from the log cost none."""

    stage: str
    seconds: float
    calls: int = 0
    reused: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


class ChannelScores(Frozen):
    """The three scores of one channel, lines counted in the report."""

    channel: ChannelName
    scores: Scores


class Report(Frozen):
    """Everything that the exporters show."""

    brief: Brief
    writer: WriterName
    model: str
    research: Research
    outline: Outline
    article: CheckedArticle
    posts: CheckedPosts
    references: tuple[Reference, ...]
    texts: Texts
    text: str
    scores: tuple[ChannelScores, ...]
    degradations: tuple[Degradation, ...] = ()

    def cited_sources(self) -> tuple[Source, ...]:
        """The sources in the order of the reference list."""
        return tuple(self.research.source(reference.source_id) for reference in self.references)

    def mean(self, score: str) -> float | None:
        """The mean of one score (`seo`, `engagement`, `opportunity`) over the channels that have it."""
        points = [getattr(each.scores, score).points for each in self.scores]
        known = [value for value in points if value is not None]
        return sum(known) / len(known) if known else None


class Line(Frozen):
    """One sentence that shipped, where it stands and the evidence behind it."""

    channel: ChannelName
    place: str
    sentence: Sentence
    evidence: tuple[Evidence, ...]
