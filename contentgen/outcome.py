"""What a run comes to: the texts, their references and scores, and everything that went less well than asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from contentgen.model import (
    Brief,
    ChannelName,
    CheckedArticle,
    CheckedPosts,
    Degradation,
    Evidence,
    Frozen,
    Outline,
    Piece,
    Research,
    Sentence,
    Source,
    WriterName,
)
from scoring.finding import Scores

#: in what two passages disagree: a figure, the way something went, who did it, the year, or as an editor noted
Ground = Literal["figure", "direction", "agent", "year", "editor"]


class Reference(Frozen):
    """One entry of the list. `markdown` links its address; `text` is for plain channels.

    `places` are the pages and headings that are cited; `noted` says that they are where our notes on the source are from,
    because its own text is not at hand.
    """

    number: int
    source_id: str
    text: str
    markdown: str
    html: str
    url: str
    places: tuple[str, ...] = ()
    noted: bool = False


class Texts(Frozen):
    """The finished texts as they are published. `article` begins with its front matter; a thread is its posts.

    `kept` says that the article stands as its author brought it, to the byte.
    """

    article: str = ""
    kept: bool = False
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


class Asking(Frozen):
    """What one step asks of the model: calls and tokens as planned, and at most where mending is needed.

    `spent` says that the calls were made, so that their numbers are counted and not estimated.
    """

    step: str
    calls: int
    tokens_in: int
    tokens_out: int
    most_calls: int
    most_tokens_in: int
    most_tokens_out: int
    spent: bool = False


class Costs(Frozen):
    """What a whole run asks of the model, step by step; the prices only where both are set."""

    steps: tuple[Asking, ...]
    cost: float | None = None
    most_cost: float | None = None

    @property
    def total(self) -> Asking:
        """All steps together."""
        counts = [name for name in Asking.model_fields if name not in ("step", "spent")]
        sums = {name: sum(getattr(step, name) for step in self.steps) for name in counts}
        return Asking(step="whole run", **sums)


class Plan(Frozen):
    """What a run will make, before its texts are paid for."""

    brief: Brief
    writer: WriterName
    model: str
    research: Research
    outline: Outline
    questions: tuple[str, ...]
    costs: Costs
    degradations: tuple[Degradation, ...] = ()


class ChannelScores(Frozen):
    """The three scores of one channel, lines counted in the report."""

    channel: ChannelName
    scores: Scores


class Credit(Frozen):
    """Who wrote the texts: of the sections and the other pieces, how much the offline writer did in a model's place."""

    writer: WriterName
    model: str
    sections: int
    sections_by_offline: int
    others: tuple[Piece, ...]
    others_by_offline: tuple[Piece, ...]

    @property
    def sections_by_model(self) -> int:
        """The planned sections that are the model's."""
        return self.sections - self.sections_by_offline

    @property
    def whole(self) -> bool:
        """Whether every piece is the writer's own."""
        return not (self.sections_by_offline or self.others_by_offline)

    @property
    def none(self) -> bool:
        """Whether no piece is the model's."""
        return not self.sections_by_model and self.others == self.others_by_offline


def credit_of(
    brief: Brief, outline: Outline, degradations: Sequence[Degradation], writer: WriterName, model: str
) -> Credit:
    """The credit of a run's texts, read off what fell to the offline writer."""
    asked: dict[Piece, ChannelName] = {"frame": "blog", "linkedin": "linkedin", "thread": "x"}
    others = tuple(piece for piece, channel in asked.items() if channel in brief.channels)
    fell = {each.piece for each in degradations} | ({"frame"} if _whole_article_fell(degradations) else set())
    planned = {plan.heading for plan in outline.sections} if "blog" in brief.channels else set()
    lost = {each.heading for each in degradations if each.piece == "section"} & planned
    return Credit(
        writer=writer,
        model=model,
        sections=len(planned),
        sections_by_offline=len(planned if _whole_article_fell(degradations) else lost),
        others=others,
        others_by_offline=tuple(piece for piece in others if piece in fell),
    )


def _whole_article_fell(degradations: Sequence[Degradation]) -> bool:
    return any(each.piece == "article" for each in degradations)


class Disagreement(Frozen):
    """Two items of evidence that pull apart: by rule, or (`editor`) because an editor of the library says so."""

    one: str
    other: str
    ground: Ground
    about: str = ""


class Round(Frozen):
    """One revision by the scores' remarks: the mean of the channel's scores before and after; `refused` says why not."""

    channel: ChannelName
    number: int
    before: float
    after: float
    refused: str = ""


#: what a run chooses among candidates for
Slot = Literal["title", "hook", "first-post"]


class Candidate(Frozen):
    """A text that was offered for a slot, with the mean of its channel's scores in place; `refused` says why not."""

    slot: Slot
    text: str
    points: float | None = None
    refused: str = ""
    chosen: bool = False


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
    words: dict[ChannelName, int]
    disagreements: tuple[Disagreement, ...] = ()
    degradations: tuple[Degradation, ...] = ()
    rounds: tuple[Round, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def credit(self) -> Credit:
        """Who wrote the texts."""
        return credit_of(self.brief, self.outline, self.degradations, self.writer, self.model)

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
