"""The wordings of each place: asked for, verified one by one, ranked. One function a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from contentgen.channels import linkedin, x
from contentgen.channels.blog import address
from contentgen.model import Article, Brief, Evidence, Outline, Post, Research, Sentence
from contentgen.prompt import inert
from contentgen.verification.number import numbers
from contentgen.verification.overlap import content_stems
from contentgen.writers.offline.bank import PhraseBank
from contentgen.writers.offline.frame import printed
from contentgen.writers.offline.wording import capital, listed
from contentgen.writers.voice.drafts import QuestionsDraft, TitlesDraft
from contentgen.writers.voice.fitness import Form, Judging, Offer, refusals, tidy
from contentgen.writers.voice.grounds import Grounds, Piece
from contentgen.writers.voice.ranking import Ranking
from contentgen.writers.voice.slots import Slots
from scoring import Channel

_MOST_SUBJECTS = 3
_LISTED = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
#: what was offered, and why it was refused (nothing: it was fit)
Refused = Callable[[str, tuple[str, ...]], None]


@dataclass(frozen=True)
class Sifting:
    """What all places need: the run's brief and ledger, the check, the limits, and who is told of refusals."""

    brief: Brief
    research: Research
    judging: Judging
    bank: PhraseBank
    slots: Slots
    ranking: Ranking
    told: Refused

    def fit(self, texts: Iterable[str], form: Form, cited: Sequence[str], taken: Sequence[str] = ()) -> list[Offer]:
        """The wordings that may stand, in the order of their offering, each once."""
        kept: list[Offer] = []
        for text in dict.fromkeys(tidy(each) for each in texts):
            reasons = refusals(text, form, self.judging, cited, [*taken, *(each.text for each in kept)])
            self.told(text, reasons)
            if not reasons:
                kept.append(Offer(text, form.grounds.drawn_on(text, asks=form.asks) or ()))
        return kept

    def grounds(self, items: Sequence[Evidence], own: Iterable[str]) -> Grounds:
        """Evidence as it is said, and sentences of the plan, as what a wording may be made of."""
        said = [Piece.of(t, e.id) for e in items for t in dict.fromkeys((e.short, e.quote or e.claim)) if t]
        topic = f"{self.brief.topic} {self.brief.keyphrase}"
        return Grounds(topic, (*said, *(Piece.of(text) for text in dict.fromkeys(own) if text)))

    def notes(self, items: Sequence[Evidence], points: Sequence[str]) -> tuple[str, ...]:
        """What a prompt shows: evidence in short, without figures first, and the points of the plan."""
        most = self.slots.note_characters
        said = [e.short if e.short else e.quote or e.claim for e in sorted(items, key=lambda e: bool(e.figures))]
        fitting = [text for text in said if len(text) <= most] or [text[:most] for text in said]
        shown = (*fitting[: self.slots.notes], *points[: self.slots.points])
        return tuple(dict.fromkeys(inert(" ".join(text.split())) for text in shown))


def leading(plan: Outline, research: Research) -> list[Evidence]:
    """The opening, then the first items of the sections in turn."""
    deepest = max((len(section.evidence) for section in plan.sections), default=0)
    turns = [s.evidence[n] for n in range(deepest) for s in plan.sections if n < len(s.evidence)]
    return [research.evidence(e) for e in dict.fromkeys([*plan.opening, *turns])]


def points(plan: Outline) -> list[str]:
    """What the plan argues, each once."""
    return list(dict.fromkeys([plan.thesis, *(section.point for section in plan.sections)]))


def whole(sifting: Sifting, plan: Outline) -> Grounds:
    """What wordings about the whole article may be made of."""
    labels = (sifting.bank.question(s.question).label for s in plan.sections if s.question)
    own = (*points(plan), *(section.heading for section in plan.sections), *labels)
    return sifting.grounds(printed(plan, sifting.research), own)


def title(sifting: Sifting, plan: Outline, draft: TitlesDraft) -> str:
    """The best of the fit titles and the plan's own; each leads with the keyphrase."""
    grounds, ranking, keyphrase = whole(sifting, plan), sifting.ranking, sifting.brief.keyphrase
    form = Form(sifting.slots.title, ("claim", "question", "instruction"), "", grounds)
    ends = [text.partition(":")[2].strip() or text for text in draft.model_dump().values()]
    ends = [*ends, *(shorter for end in ends if (shorter := held_part(end, grounds)))]
    offered = [end if _names(end, keyphrase) else f"{capital(keyphrase)}: {end}" for end in map(tidy, ends)]
    cited = [e.id for e in printed(plan, sifting.research)]
    fit = [offer.text for offer in sifting.fit(offered, form, cited)]

    def value(text: str) -> float:
        told = grounds.told(text, ranking.least_pieces)
        return ranking.value(ranking.points("headline", text, keyphrase), len(told))

    return ranking.best(plan.title, fit, value)


def held_part(text: str, grounds: Grounds) -> str:
    """A list of subjects without those that no evidence holds, or that have a figure; empty where fewer than two are left.

    Example:
        >>> held_part("late labels and better tools", Grounds("", (Piece.of("Labels come late."),)))
        ''

    """
    parts = [part.strip() for part in _LISTED.split(text) if part.strip()]
    held = [part for part in parts if " " in part and not numbers(part, small=1) and grounds.drawn_on(part)]
    return listed(held[:_MOST_SUBJECTS]) if 1 < len(held) < len(parts) else ""


def _names(text: str, keyphrase: str) -> bool:
    return content_stems(keyphrase) <= content_stems(text)


def questions(sifting: Sifting, plan: Outline, texts: Iterable[str]) -> list[Offer]:
    """The questions that may open a post."""
    form = Form(sifting.slots.hook, ("question",), "?", whole(sifting, plan))
    return sifting.fit(texts, form, [e.id for e in printed(plan, sifting.research)])


def opened(plan: Outline, offer: Offer) -> Outline:
    """The plan for a post that opens with this question: the finding that it draws on comes first."""
    return plan.model_copy(update={"opening": (offer.evidence,)}) if offer.evidence else plan


Composing = Callable[[Outline], Post]
Text = TypeVar("Text")


@dataclass(frozen=True)
class Variant(Generic[Text]):
    """A text, and the wording by which it differs from the floor's; nothing where it is the floor's own."""

    text: Text
    said: str = ""


def hooked(sifting: Sifting, plan: Outline, article: Article, draft: QuestionsDraft, composing: Composing) -> Post:
    """The LinkedIn post with the best first lines, then with the best question at its end."""
    url, grounds, ranking = address(sifting.brief, article.slug), whole(sifting, plan), sifting.ranking

    def value(variant: Variant[Post]) -> float:
        text = linkedin.render(variant.text, sifting.research, url)
        told = grounds.told(variant.said, ranking.least_pieces)
        return -1.0 if linkedin.problems(text) else ranking.value(_read(sifting, "linkedin", text), len(told))

    floor = composing(plan)
    variants = []
    for offer in questions(sifting, plan, (draft.notice, draft.what_if, draft.sure, draft.last)):
        question = Sentence(text=offer.text, kind="question")
        base = composing(opened(plan, offer))
        posts = [base.model_copy(update={"paragraphs": ((question,), *base.paragraphs)}), *_behind(floor, question)]
        variants += [Variant(linkedin.fitted(post, sifting.research, url), offer.text) for post in posts]
    post = ranking.best(Variant(floor), variants, value).text
    if not _ends_with_a_general_question(post, sifting.research):
        return post
    form = Form(sifting.slots.ask, ("question",), "?", grounds)
    cited = [e.id for e in printed(plan, sifting.research)]
    asks = sifting.fit((draft.how, draft.last), form, cited, [s.text for p in post.paragraphs for s in p])
    return ranking.best(Variant(post), [Variant(_asking(post, a.text), a.text) for a in asks], value).text


def _read(sifting: Sifting, channel: Channel, text: str) -> float:
    return sifting.ranking.points(channel, text, sifting.brief.keyphrase)


def _behind(post: Post, question: Sentence) -> list[Post]:
    """The post with the question right behind its first fact, in place of the sentence that leads on to the point."""
    first, *rest = post.paragraphs
    if not rest or len(rest[0]) < 2 or rest[0][0].evidence:
        return []
    return [post.model_copy(update={"paragraphs": (first, (question, *rest[0][1:]), *rest[1:])})]


def _ends_with_a_general_question(post: Post, research: Research) -> bool:
    """Whether the post asks what fits any matter; the phrase bank's question on a matter that it knows stays."""
    last = post.paragraphs[-1] if post.paragraphs else ()
    first = next((s.evidence[0] for p in post.paragraphs for s in p if s.evidence), "")
    known = bool(first) and bool(research.evidence(first).question)
    return len(last) == 1 and last[0].kind == "question" and not known


def _asking(post: Post, text: str) -> Post:
    last = (Sentence(text=text, kind="question"),)
    return post.model_copy(update={"paragraphs": (*post.paragraphs[:-1], last)})


Threading = Callable[[Outline], tuple[Post, ...]]


def threaded(sifting: Sifting, plan: Outline, draft: QuestionsDraft, composing: Threading) -> tuple[Post, ...]:
    """The thread whose first post opens best: a question before or behind its first fact, or the floor's."""
    grounds, ranking = whole(sifting, plan), sifting.ranking

    def value(variant: Variant[tuple[Post, ...]]) -> float:
        texts = x.render(variant.text, sifting.research)
        told = grounds.told(variant.said, ranking.least_pieces)
        read = _read(sifting, "x", texts[0].split(" ", 1)[1])
        return -1.0 if x.problems(texts) else ranking.value(read, len(told))

    variants = []
    for offer in questions(sifting, plan, (draft.what_if, draft.notice, draft.sure, draft.last)):
        question = (Sentence(text=offer.text, kind="question"),)
        for thread, before in ((composing(opened(plan, offer)), True), (composing(plan), False)):
            fact = tuple(p for p in thread[0].paragraphs if any(s.evidence for s in p))
            parts = (question, *fact) if before else (*fact, question)
            first = thread[0].model_copy(update={"paragraphs": parts})
            variants.append(Variant((first, *thread[1:]), offer.text))
    return ranking.best(Variant(composing(plan)), variants, value).text
