"""What a plan will ask of its model: the writer is rehearsed with a model that answers filler of the usual length.

So the prompts are the real ones, rendered from the plan; only how much comes back is guessed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from contentgen.errors import AnswerError
from contentgen.llm import ChatModel, Usage
from contentgen.llm.meter import StageUsage
from contentgen.llm.scripted import scripted
from contentgen.model import Article, Brief, Frozen, Outline, Posts, Research, Section
from contentgen.outcome import Asking, Costs
from contentgen.writers.base import Writer
from contentgen.writers.voice.drafts import QuestionsDraft, SectionWordsDraft, TitlesDraft

Turns = tuple[tuple[str, str], ...]
Calls = list[tuple[int, int]]
#: what a small model is asked for, and a wording of usual length
WORDINGS = (TitlesDraft, QuestionsDraft, SectionWordsDraft)
WORDING = "What a probe is worth before it is read"


class Habits(Frozen):
    """How models usually answer: four characters a token in English, an article of so many words an item of evidence.

    What a model thinks before it answers is not counted, though some providers charge for it.
    """

    characters_per_token: int = 4
    words_per_item: int = 52
    frame_words: int = 400
    post_words: int = 180
    mended_words: int = 60
    asks_of_a_post: int = 2
    revised_sentences: int = 3
    title_words: int = 8
    candidates: int = 8


class Rehearsed(Frozen):
    """A sentence that is said to have failed, so that a repair can be rehearsed."""

    text: str
    reasons: tuple[str, ...] = ("a figure is not in the evidence",)


@dataclass
class Filler:
    """Answers whatever is asked with as many words as the step at hand usually has, and counts both sides."""

    habits: Habits
    words: int = 0
    ids: Sequence[str] = ()
    calls: Calls = field(default_factory=list)

    def __call__(self, turns: Turns, schema: str) -> object:
        """A usable answer."""
        answer = self._shapes()[schema]
        read = sum(len(content) for _, content in turns)
        self.calls.append((self._tokens(read), self._tokens(len(str(answer)))))
        return answer

    def _tokens(self, characters: int) -> int:
        return max(1, characters // self.habits.characters_per_token)

    def _text(self, words: int) -> str:
        marks = list(self.ids) or ["A"]
        sentences = max(1, words // 12)
        return " ".join(
            f"What was seen in this place is written down as it was found then [{marks[n % len(marks)]}]."
            for n in range(sentences)
        )

    def _shapes(self) -> dict[str, object]:
        """An answer for each schema, its parts as long as they usually are."""
        fifth = self._text(self.words // 5)
        return {
            "SectionDraft": {"markdown": self._text(self.words)},
            "MendDraft": {"replacements": [{"old": "Nothing.", "new": self._text(self.words)}]},
            "FrameDraft": {
                "intro": fifth,
                "takeaways": [fifth],
                "checklist": [fifth],
                "closing_heading": "Where to begin",
                "closing": fifth,
                "description": fifth[:150],
            },
            "LinkedInDraft": {"hook": "Look.", "paragraphs": [self._text(self.words)], "ask": "Why?", "hashtags": []},
            **{draft.__name__: dict.fromkeys(draft.model_fields, WORDING) for draft in WORDINGS},
            "CandidatesDraft": {
                "titles": [self._text(self.habits.title_words)] * self.habits.candidates,
                "hooks": [self._text(self.habits.post_words // 8)] * self.habits.candidates,
                "first_posts": [self._text(self.habits.post_words // 5)] * self.habits.candidates,
            },
            "ThreadDraft": {"posts": [self._text(24) for _ in range(max(1, self.words // 24))]},
        }


def estimate(
    brief: Brief,
    research: Research,
    outline: Outline,
    writer_over: Callable[[ChatModel], Writer],
    rounds: int = 0,
    candidates: int = 0,
    habits: Habits | None = None,
) -> tuple[Asking, ...]:
    """The steps that are still to be paid for, in their order; none that the writer takes without its model."""
    usual = habits or Habits()
    filler = Filler(usual)
    writer = writer_over(scripted(filler))
    items = sum(len(section.evidence) for section in outline.sections)
    each = min(usual.words_per_item, brief.length // max(1, items))
    sections: list[Section] = []
    written: Calls = []
    mended: Calls = []
    complaint = [Rehearsed(text="Nothing.")]
    for index, plan in enumerate(outline.sections):
        filler.ids, filler.words = plan.evidence, each * len(plan.evidence)
        written += _heard(filler, lambda n=index: sections.append(writer.section(brief, research, outline, n)))  # type: ignore[misc]
        filler.words = usual.mended_words
        mended += _heard(filler, lambda: writer.repair(brief, research, sections[-1], complaint))
    steps = [_asking("sections", written), _asking("mending", [], mended)]
    return tuple(
        step
        for step in (*steps, *_around(brief, research, outline, writer, filler, sections, rounds, candidates))
        if step
    )


def costs_of(steps: Sequence[Asking], price_in: float | None, price_out: float | None) -> Costs:
    """The steps with what they come to at these prices."""
    plain = Costs(steps=tuple(steps))
    total = plain.total

    def cost(tokens_in: int, tokens_out: int) -> float | None:
        used = StageUsage(stage=total.step, tokens_in=tokens_in, tokens_out=tokens_out)
        return Usage(stages=(used,)).cost(price_in, price_out)

    update = {
        "cost": cost(total.tokens_in, total.tokens_out),
        "most_cost": cost(total.most_tokens_in, total.most_tokens_out),
    }
    return plain.model_copy(update=update)


def spent(usage: StageUsage) -> Asking:
    """A step whose calls were made."""
    return Asking(
        step=usage.stage,
        calls=usage.calls,
        tokens_in=usage.tokens_in,
        tokens_out=usage.tokens_out,
        most_calls=usage.calls,
        most_tokens_in=usage.tokens_in,
        most_tokens_out=usage.tokens_out,
        spent=True,
    )


def _around(
    brief: Brief,
    research: Research,
    outline: Outline,
    writer: Writer,
    filler: Filler,
    sections: list[Section],
    rounds: int,
    candidates: int,
) -> list[Asking | None]:
    """What is asked for when the sections stand: the frame, and the posts that were asked for."""
    usual = filler.habits
    filler.ids, filler.words = (), usual.frame_words
    articles = [writer.article(brief, research, outline, tuple(sections))]
    steps = [_asking("frame", _taken(filler))]
    filler.words = usual.post_words
    for channel, step, write in (("linkedin", "linkedin", writer.linkedin), ("x", "thread", writer.thread)):
        if channel in brief.channels:
            asked = _heard(filler, lambda call=write: call(brief, research, outline, articles[0]))[:1]  # type: ignore[misc]
            steps.append(_asking(step, asked, asked * (usual.asks_of_a_post - 1)))
    steps.append(_asking("revising", [], _revisions(brief, research, writer, filler, articles[0], rounds)))
    chosen = _heard(filler, lambda: writer.alternatives(brief, research, articles[0], Posts())) if candidates else []
    return [*steps, _asking("choosing", chosen)]


def _revisions(
    brief: Brief, research: Research, writer: Writer, filler: Filler, article: Article, rounds: int
) -> Calls:
    """What the rounds of revision ask for at most: each channel's text goes out, some sentences come back."""
    filler.words = filler.habits.mended_words * filler.habits.revised_sentences
    parts = tuple(block for section in article.sections for block in section.blocks)
    remark = [Rehearsed(text="Nothing.")]
    asked: Calls = []
    for channel in brief.channels:
        shown = parts if channel == "blog" else parts[:1]
        asked += _heard(filler, lambda c=channel, s=shown: writer.revise(brief, research, c, s, remark))  # type: ignore[misc]
    return asked * rounds


def _heard(filler: Filler, ask: Callable[[], object]) -> Calls:
    """The calls that a step makes. Filler may not fit a post's limits: what was asked counts all the same."""
    with contextlib.suppress(AnswerError):
        ask()
    return _taken(filler)


def _taken(filler: Filler) -> Calls:
    calls, filler.calls = filler.calls, []
    return calls


def _asking(step: str, calls: Calls, more: Calls | None = None) -> Asking | None:
    """A step from its calls and those that may come to them; None where there are none at all."""
    most = [*calls, *(more or [])]
    if not most:
        return None
    return Asking(
        step=step,
        calls=len(calls),
        tokens_in=sum(read for read, _ in calls),
        tokens_out=sum(said for _, said in calls),
        most_calls=len(most),
        most_tokens_in=sum(read for read, _ in most),
        most_tokens_out=sum(said for _, said in most),
    )
