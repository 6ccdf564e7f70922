"""The plan that follows what the author brings: its headings, its statements in their order, sources beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from contentgen.channels.blog import citations
from contentgen.model import Article, Brief, Evidence, Frozen, Outline, Research, SectionPlan, Sentence
from contentgen.verification.first_person import speaks_of_itself
from contentgen.verification.overlap import content_stems
from contentgen.writers.offline.bank import PhraseBank
from contentgen.writers.offline.choice import Limits, word_limit
from contentgen.writers.offline.items import question_key, strength
from contentgen.writers.offline.section import framing
from contentgen.writers.offline.titles import counted_title
from contentgen.writers.offline.variety import Variety
from contentgen.writers.offline.wording import capital, count_words, sentence_of

_FIGURE = re.compile(r"\d")


class Beside(Frozen):
    """What of the sources stands beside the author's statements: how much a section, and how near it has to be."""

    most: int = 2
    stems: int = 3
    least_statements: int = 2
    counter: int = 2


def authors_own(research: Research) -> list[Evidence]:
    """The author's statements in the order of the text."""
    return [item for item in research.ledger if research.source(item.source_id).by_author]


def base_outline(brief: Brief, research: Research, bank: PhraseBank, beside: Beside | None = None) -> Outline:
    """Sections under the author's own headings, each with the evidence of others that speaks of the same."""
    near = beside or Beside()
    own = authors_own(research)
    first = _opening(own)
    others = [item for item in research.ledger if item not in own and item.weight > 1]
    wanted = own if brief.as_is else _affordable(own, first, brief, research)
    parts = _parts([item for item in wanted if item.id != first.id] or [first], near)
    taken: set[str] = set()
    plans: list[SectionPlan] = []
    variety = Variety(brief.topic)
    for items in parts:
        more = () if brief.as_is else _akin(items, others, taken, near)
        taken |= {item.id for item in more}
        question = bank.question(question_key(items[0]))
        known = [plan.heading for plan in plans]
        own_heading = next((item.heading for item in items if item.heading and not speaks_of_itself(item.heading)), "")
        heading = own_heading or variety.pick(
            [h for h in question.headings if h not in known] or list(question.headings), ""
        )
        heading = heading if heading not in known else f"{heading}, continued"
        ids = tuple(item.id for item in (*items, *more))
        plans.append(SectionPlan(heading=heading, question=question_key(items[0]), evidence=ids, point=question.point))
    opening = (first.id,) if parts != [[first]] else ()
    return Outline(
        title=brief.base[0].title,
        thesis=bank.question(question_key(first)).point,
        opening=opening,
        sections=tuple(plans),
    )


def _opening(own: Sequence[Evidence]) -> Evidence:
    """The statement with the most figures, the earliest of equals."""
    return max(own, key=lambda item: (min(2, len(_FIGURE.findall(item.claim))), -own.index(item)))


def _affordable(own: Sequence[Evidence], first: Evidence, brief: Brief, research: Research) -> list[Evidence]:
    """The statements that the words allow, nearest to topic and thesis first, in the order of the text."""
    limits = Limits()
    words = word_limit(brief, research.ledger, limits)
    left = words - limits.frame_words - (limits.extras_words if words >= limits.least_words_for_extras else 0)
    about = content_stems(f"{brief.topic} {brief.thesis}")
    ranked = sorted(own, key=lambda item: (item is not first, -len(about & content_stems(item.claim)), own.index(item)))
    kept: set[str] = set()
    for item in ranked:
        left -= count_words(item.claim) + limits.words_around_a_fact
        if left < 0 and len(kept) > limits.least_alone:
            break
        kept.add(item.id)
    return [item for item in own if item.id in kept]


def _parts(items: Sequence[Evidence], near: Beside) -> list[list[Evidence]]:
    """The statements by heading, none too long; one that stands alone joins the part before it."""
    most = Limits().most_per_section
    parts: list[list[Evidence]] = []
    for _, group in groupby(items, key=lambda item: item.heading):
        under = list(group)
        for start in range(0, len(under), most):
            piece = under[start : start + most]
            if parts and len(piece) < near.least_statements and len(parts[-1]) <= most:
                parts[-1] = [*parts[-1], *piece]
            else:
                parts.append(piece)
    if len(parts) > 1 and len(parts[0]) < near.least_statements:
        parts[:2] = [[*parts[0], *parts[1]]]
    return parts


def _akin(items: Sequence[Evidence], others: Sequence[Evidence], taken: set[str], near: Beside) -> list[Evidence]:
    """What other sources say of the same, what contradicts it first."""
    said = content_stems(" ".join(item.claim for item in items))
    against = {other for item in items for other in item.contrasts}
    free = [item for item in others if item.id not in taken]
    fit = [item for item in free if item.id in against or len(said & content_stems(item.claim)) >= near.stems]
    return sorted(fit, key=lambda item: (item.id not in against, -strength(item), item.id))[: near.most]


# --- a thesis -----------------------------------------------------------------------------------------------


def weighed(plan: Outline, research: Research, beside: Beside | None = None) -> Outline:
    """The plan with the strongest evidence against the author's thesis in it, under the section nearest to it."""
    near = beside or Beside()
    shown = {*plan.opening, *(each for section in plan.sections for each in section.evidence)}
    sections = list(plan.sections)
    for id_ in research.against_thesis[: near.counter]:
        if id_ in shown or not sections:
            continue
        item = research.evidence(id_)
        best = max(range(len(sections)), key=lambda n: (_nearness(sections[n], item, research), -n))
        sections[best] = sections[best].model_copy(update={"evidence": (*sections[best].evidence, id_)})
    return plan.model_copy(update={"sections": tuple(sections)})


def _nearness(section: SectionPlan, item: Evidence, research: Research) -> tuple[bool, int]:
    said = " ".join(research.evidence(each).claim for each in section.evidence)
    return section.question == question_key(item), len(content_stems(said) & content_stems(item.claim))


def view(brief: Brief, research: Research, bank: PhraseBank) -> tuple[Sentence, ...]:
    """The author's thesis as a view, and whether something below speaks against it."""
    words = bank.brought
    who = brief.profile.name or next((base.source.first_author for base in brief.base), bank.profile.unnamed)
    text = sentence_of(words.view.format(author=who, thesis=brief.thesis))
    said = Sentence(text=text, kind="claim" if research.for_thesis else "opinion", evidence=research.for_thesis)
    return (said, *([framing(words.against)] if research.against_thesis else []))


def of_base(article: Article, brief: Brief, research: Research, plan: Outline, bank: PhraseBank) -> Article:
    """The article under the title of its base; where that is all it cites, nothing in it counts sources."""
    titled = article.model_copy(update={"title": plan.title})
    sources = len({research.evidence(each).source_id for each in citations(article)})
    described = description_of(brief, bank, sources)
    return titled.model_copy(update={"description": described, "notes": ()}) if described else titled


def description_of(brief: Brief, bank: PhraseBank, sources: int) -> str:
    """A description that names the author, where the base is all that is cited; empty where it is not."""
    if not brief.base or sources >= Limits().least_to_count:
        return ""
    return bank.brought.description.format(author=brief.base[0].source.first_author, keyphrase=brief.keyphrase)


def title_of(brief: Brief, bank: PhraseBank, sources: int) -> str:
    """A title that holds whatever is cited; where that is the author's text alone, it counts no sources."""
    alone = brief.base and sources < Limits().least_to_count
    return capital(brief.keyphrase) if alone else counted_title(brief, bank, sources)
