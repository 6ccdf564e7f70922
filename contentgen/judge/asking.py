"""Claims asked of a model, several a call where they share a source. What fails is `unchecked`, and that is said."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from contentgen.chains import ModelSession, in_parallel
from contentgen.errors import AnswerError, ContentgenError, ProviderError
from contentgen.judge.opinion import Judgements, Opinion, opinion_of, unchecked
from contentgen.model import Event, Frozen
from contentgen.prompt import inert
from contentgen.sources.screen import Screen

PROMPT = STAGE = "judge"
_SCREEN = Screen()


class Limits(Frozen):
    """How many claims a call shows, how long their source may be, how many words a verdict quotes at least."""

    claims: int = 6
    source_words: int = 6000
    quote_words: int = 3


class ClaimLine(Frozen):
    """A claim as the prompt shows it."""

    id: str
    text: str


class JudgeVariables(Frozen):
    """`judge.md.j2`."""

    source: str
    claims: tuple[ClaimLine, ...]
    quote_words: int


class Question(Frozen):
    """A claim and the text that is to support it."""

    source: str
    claim: str


class Hearing:
    """A model that is asked for its opinion as often as is needed; safe between threads.

    After its endpoint has failed once, nothing more is asked of it.
    """

    def __init__(self, session: ModelSession, workers: int, limits: Limits | None = None) -> None:
        self.session, self.workers, self.limits = session, workers, limits or Limits()
        self._lock = threading.Lock()
        self._endpoint: ProviderError | None = None
        self._unusable: AnswerError | None = None
        self._done = self._total = self._answered = 0

    @property
    def model(self) -> str:
        """The model's name."""
        return self.session.model.name

    @property
    def failure(self) -> ContentgenError | None:
        """That of the endpoint, or the last unusable answer where not one could be used; None where the judge worked."""
        return self._endpoint or (None if self._answered else self._unusable)

    def opinions(self, questions: Sequence[Question]) -> tuple[Opinion, ...]:
        """The model's opinion on each question, in their order.

        A source or claim that may speak to a model is shown to none: what it orders could pass for a verdict.
        """
        refused = {question: unfit(question, self.limits) for question in dict.fromkeys(questions)}
        found = {question: unchecked(why) for question, why in refused.items() if why}
        asked = [question for question, why in refused.items() if not why]
        batches = _batches(asked, self.limits.claims)
        self._done, self._total = 0, len(asked)
        for batch, opinions in zip(batches, in_parallel(self._ask, batches, self.workers), strict=True):
            found |= dict(zip(batch, opinions, strict=True))
        return tuple(found[question] for question in questions)

    def _ask(self, batch: tuple[Question, ...]) -> tuple[Opinion, ...]:
        if self._endpoint is not None:
            return (unchecked("the judge's server had failed before"),) * len(batch)
        try:
            answer = self.session.ask(PROMPT, variables_of(batch, self.limits), Judgements, STAGE)
        except ProviderError as error:
            self._endpoint = error
            return (unchecked("the judge's server failed"),) * len(batch)
        except AnswerError as error:
            self._unusable = error
            return (unchecked("the judge's answer could not be used"),) * len(batch)
        self._told(len(batch))
        return _opinions(answer, batch, self.limits)

    def _told(self, count: int) -> None:
        with self._lock:
            self._answered += 1
            self._done += count
            done = self._done
        self.session.progress(Event(stage=STAGE, message="claims judged", done=done, total=self._total))


def unfit(question: Question, limits: Limits) -> str:
    """Why a question is put to no model; empty where it is."""
    if not (question.source.strip() and question.claim.strip()):
        return "there is nothing to compare"
    words = len(question.source.split())
    if words > limits.source_words:
        return f"the source has {words:,} words, and a judge is shown at most {limits.source_words:,}"
    for what, text in (("source", question.source), ("claim", question.claim)):
        if order := _SCREEN.reason(text):
            return f"the {what} {order}, so no model was shown it"
    return ""


def variables_of(batch: Sequence[Question], limits: Limits) -> JudgeVariables:
    """What the prompt says of questions on one source."""
    lines = (ClaimLine(id=f"C{n}", text=inert(" ".join(q.claim.split()))) for n, q in enumerate(batch, start=1))
    return JudgeVariables(source=inert(batch[0].source), claims=tuple(lines), quote_words=limits.quote_words)


def _batches(questions: Sequence[Question], most: int) -> list[tuple[Question, ...]]:
    """The questions by their source, at most so many together."""
    by_source: dict[str, list[Question]] = {}
    for question in questions:
        by_source.setdefault(question.source, []).append(question)
    return [tuple(of[start : start + most]) for of in by_source.values() for start in range(0, len(of), most)]


def _opinions(answer: Judgements, batch: Sequence[Question], limits: Limits) -> tuple[Opinion, ...]:
    return tuple(
        opinion_of(
            [each for each in answer.judgements if each.claim.strip(" []") == f"C{number}"],
            question.source,
            limits.quote_words,
        )
        for number, question in enumerate(batch, start=1)
    )
