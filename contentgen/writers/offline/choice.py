"""Which evidence an article prints, and in which sections: the argument's order, made without a model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from contentgen.model import Brief, Evidence, Frozen, Outline, Research, SectionPlan
from contentgen.verification.overlap import content_stems
from contentgen.writers.offline.bank import PhraseBank
from contentgen.writers.offline.variety import Variety
from contentgen.writers.offline.wording import capital, count_words

#: questions that may share a section when neither fills one
FAMILIES = (
    ("silent-failure", "changing-models", "incidents"),
    ("trace-model", "ai-conventions", "platforms"),
    ("sampling", "metrics-alerts"),
    ("agent-reliability", "failure-attribution", "self-report"),
    ("judge-agreement", "judge-bias"),
    ("rag-evaluation", "hallucination"),
    ("human-criteria", "human-feedback", "benchmarks"),
    ("drift-kinds", "drift-detection", "drift-tools"),
    ("data-quality", "data-validation"),
    ("calibration",),
    ("explanation", "explanation-limits"),
    ("injection", "guardrails", "data-attacks"),
    ("fairness",),
    ("documentation", "frameworks"),
    ("logging-duty", "deadlines"),
    ("operations", "debt-readiness", "adoption"),
    ("serving", "cost", "energy"),
)


class Limits(Frozen):
    """How much goes where. Words are words of article text; shares are of the ledger's best relevance."""

    most_per_question: int = 3
    most_per_section: int = 6
    least_alone: int = 2
    least_relevances: tuple[float, ...] = (0.6, 0.45, 0.3)
    least_items: int = 18
    least_sources: int = 9
    relevance_of_opening: float = 0.8
    items_in_all: int = 24
    most_per_source: int = 2
    many_sources: int = 10
    words_per_evidence: int = 60
    words_around_a_fact: int = 14
    frame_words: int = 330
    extras_words: int = 240
    least_words_for_extras: int = 800
    least_to_count: int = 2
    most_sections: int = 8


def strength(item: Evidence) -> float:
    """How much an item deserves to be printed: its relevance, then its weight, less for what was read second-hand."""
    return 0.6 * item.relevance + 0.08 * item.weight - (0.1 if item.second_hand else 0.0)


def question_key(item: Evidence) -> str:
    """The question that an item answers, or its kind where no editor has said."""
    return item.question or f"kind:{item.kind}"


def _by_question(ledger: Iterable[Evidence], limits: Limits) -> dict[str, list[Evidence]]:
    """Items by question, near the topic only; from a small ledger more of each, and what lies further off."""
    items = sorted((e for e in ledger if e.weight > 1), key=lambda e: (-strength(e), e.id))
    best = max((item.relevance for item in items), default=0.0)
    near: list[Evidence] = []
    for least in limits.least_relevances:
        if len(near) < limits.least_items or len({e.source_id for e in near}) < limits.least_sources:
            near = [e for e in items if e.relevance >= least * best or not e.question or e.quote]
    groups: dict[str, list[Evidence]] = {}
    for item in near:
        groups.setdefault(question_key(item), []).append(item)
    groups = _own_beside_family(groups, limits.least_alone)
    many = len({item.source_id for item in near}) >= limits.many_sources
    per_source = limits.most_per_source * (1 if many else 2)
    most = max(limits.most_per_question, -(-limits.items_in_all // max(1, len(groups))))
    return {key: _spread(items, per_source, most) for key, items in groups.items()}


def _own_beside_family(groups: dict[str, list[Evidence]], least: int) -> dict[str, list[Evidence]]:
    """What the user's documents say on a question that nothing else answers joins the strongest question of its family.

    By itself it would be too little for a section, and be left out.
    """
    joined = {key: list(items) for key, items in groups.items()}
    for key, items in groups.items():
        kin = [other for other in groups if other != key and _family(other) == _family(key) >= 0 and other in joined]
        if kin and len(items) < least and all(item.quote for item in items):
            nearest = max(kin, key=lambda other: (sum(map(strength, groups[other])), other))
            joined[nearest] = sorted([*joined[nearest], *joined.pop(key)], key=lambda e: (-strength(e), e.id))
    return joined


def _spread(items: Sequence[Evidence], per_source: int, most: int) -> list[Evidence]:
    """The strongest items of a question, few of one source; what no editor has split may fill more sections."""
    kept: list[Evidence] = []
    edited = any(item.question and not item.quote for item in items)
    times = 1 if edited else 2 if items[0].question else 4
    for item in items:
        same = sum(k.source_id == item.source_id for k in kept)
        if same < per_source * min(times, 2) and len(kept) < most * times:
            kept.append(item)
    return kept


def word_limit(brief: Brief, ledger: Sequence[Evidence], limits: Limits) -> int:
    """Words that the evidence carries, never more than were asked for."""
    return min(brief.length, limits.words_per_evidence * len(ledger))


def _affordable(groups: dict[str, list[Evidence]], words: int, limits: Limits) -> dict[str, list[Evidence]]:
    """Questions by the strength of their best evidence, until the words are spent."""
    left = words - limits.frame_words - (limits.extras_words if words >= limits.least_words_for_extras else 0)
    ranked = _families_in_turn(groups)
    chosen: dict[str, list[Evidence]] = {}
    for key in ranked:
        taken = []
        for item in groups[key]:
            cost = count_words(item.claim) + limits.words_around_a_fact
            if cost > left:
                break
            taken.append(item)
            left -= cost
        if len(taken) > 1 or (taken and (len(groups[key]) == 1 or not chosen)):
            chosen[key] = taken
        if not taken or len(chosen) >= limits.most_sections:
            break
    return chosen


def _families_in_turn(groups: dict[str, list[Evidence]]) -> list[str]:
    """Questions by the strength of their best evidence, the first of each family before the second of any."""
    by_strength = sorted(groups, key=lambda key: (-sum(strength(e) for e in groups[key][:3]), key))
    seen: dict[int | str, int] = {}
    turns = []
    for rank, key in enumerate(by_strength):
        family = _family(key) if _family(key) >= 0 else key.partition(":")[0]  # all kinds are one
        seen[family] = seen.get(family, 0) + 1
        turns.append((seen[family], rank, key))
    return [key for *_, key in sorted(turns)]


def _family(key: str) -> int:
    return next((n for n, family in enumerate(FAMILIES) if key in family), -1)


def _packed(chosen: dict[str, list[Evidence]], bank: PhraseBank, limits: Limits) -> list[list[Evidence]]:
    """Sections in the argument's order: a question with enough evidence stands alone, small relatives share."""
    sections: list[list[Evidence]] = []
    for key in sorted(chosen, key=lambda k: bank.question(k).order):
        items = chosen[key]
        last = sections[-1] if sections else []
        related = bool(last) and _family(question_key(last[-1])) == _family(key) != -1
        small = min(len(last), len(items)) < limits.least_alone and len(last) + len(items) <= limits.most_per_section
        if related and small:
            sections[-1] = [*last, *items]
        else:
            sections += [
                items[start : start + limits.most_per_section]
                for start in range(0, len(items), limits.most_per_section)
            ]
    return _no_stragglers(sections, limits)


def _no_stragglers(sections: list[list[Evidence]], limits: Limits) -> list[list[Evidence]]:
    """A section of one item joins its neighbour of the same family; a lone stranger stays only where nothing else is."""
    merged: list[list[Evidence]] = []
    for items in sections:
        if merged and len(items) == 1 and _family(question_key(items[0])) == _family(question_key(merged[-1][-1])):
            merged[-1] = [*merged[-1], *items]
        else:
            merged.append(items)
    full = [items for items in merged if len(items) > 1]
    return (full if len(full) > 1 else merged)[: limits.most_sections]


def _headings(sections: list[list[Evidence]], brief: Brief, bank: PhraseBank) -> list[str]:
    """One heading a section, none twice; about every second one names the keyphrase."""
    variety = Variety(brief.topic)
    headings: list[str] = []
    for index, items in enumerate(sections):
        question = bank.question(question_key(items[0]))
        named = with_keyphrase(question.keyphrase_heading, brief, bank)
        if index % 2 == 0 and named and named not in headings:
            headings.append(named)
        else:
            headings.append(
                variety.pick([h for h in question.headings if h not in headings] or question.headings, question.label)
            )
    for index, (one, other) in enumerate(pairwise(headings)):
        if one == other:
            headings[index + 1] = f"{other}, continued"
    return headings


def with_keyphrase(frame: str, brief: Brief, bank: PhraseBank, most: int = 70) -> str:
    """The heading with the keyphrase in its slot; empty where it is too long, needs a noun or says a word twice."""
    heading = capital(frame.format(keyphrase=brief.keyphrase))
    clause = brief.keyphrase.lower().split(" ")[0] in bank.clause_openers
    around, inside = content_stems(frame.format(keyphrase="")), content_stems(brief.keyphrase)
    return "" if len(heading) > most or clause or around & inside else heading


def outline(brief: Brief, research: Research, bank: PhraseBank, limits: Limits | None = None) -> Outline:
    """The article's plan: sections in the order of the argument, each with the evidence that it prints."""
    limits = limits or Limits()
    groups = _by_question(research.ledger, limits)
    first, groups = _opening(groups, bank, research, limits)
    chosen = _affordable(groups, word_limit(brief, research.ledger, limits), limits)
    sections = _packed(chosen, bank, limits)
    plans = tuple(
        SectionPlan(
            heading=heading,
            question=question_key(items[0]),
            evidence=tuple(item.id for item in items),
            point=bank.question(question_key(items[0])).point,
        )
        for heading, items in zip(_headings(sections, brief, bank), sections, strict=True)
    )
    used = {item.source_id for item in (*first, *(e for items in sections for e in items))}
    title = fitting_title(brief, bank, len(used))
    thesis = bank.question(question_key(first[0])).point if first else ""
    return Outline(title=title, thesis=thesis, opening=tuple(e.id for e in first), sections=plans)


def _opening(
    groups: dict[str, list[Evidence]], bank: PhraseBank, research: Research, limits: Limits
) -> tuple[tuple[Evidence, ...], dict[str, list[Evidence]]]:
    """What opens the article, and the questions without it: the most striking finding close to the topic.

    Behind a finding comes what its authors conclude from it, where the ledger holds that.
    """
    leading = [item for key in _families_in_turn(groups)[: limits.most_sections] for item in groups[key]]
    near = limits.relevance_of_opening * max((item.relevance for item in leading), default=0.0)
    candidates = [e for e in leading if e.relevance >= near and (e.weight > 3 or e.quote)]
    if not candidates:
        return (), groups
    best = max(candidates, key=lambda e: (_striking(e), e.weight, strength(e), -_order(e, bank), e.id))
    concluded = (e for e in research.ledger if e.source_id == best.source_id and e.kind == "author-statement")
    said = next((e for e in concluded if e.id != best.id and not e.quote), None)
    first = (best, said) if said else (best,)
    ids = {item.id for item in first}
    left = {key: [item for item in items if item.id not in ids] for key, items in groups.items()}
    return first, {key: items for key, items in left.items() if items}


def _order(item: Evidence, bank: PhraseBank) -> int:
    return bank.question(question_key(item)).order


def _striking(item: Evidence) -> int:
    """Two figures make a contrast that a reader remembers; figures at two dates most of all."""
    years = sum(figure.value.isdigit() and 1900 < int(figure.value) < 2100 for figure in item.figures)
    return min(len(item.figures) - years, 2) + (1 if years > 1 else 0)


def fitting_title(brief: Brief, bank: PhraseBank, sources: int, most: int = 65) -> str:
    """The first title of this tone that fits, else the shortest."""
    titles = [capital(t.format(keyphrase=brief.keyphrase, n=sources)) for t in bank.title.of(brief.tone)]
    return next((title for title in titles if len(title) <= most), min(titles, key=len))


def outline_of_items(plan: Outline, research: Research) -> Outline:
    """A plan by another writer in the terms of this one: each section under the question of its first evidence."""
    sections = tuple(
        section
        if section.question
        else section.model_copy(update={"question": question_key(research.evidence(section.evidence[0]))})
        for section in plan.sections
    )
    opening = plan.opening or (sections[0].evidence[:1] if sections else ())
    return plan.model_copy(update={"sections": sections, "opening": opening})
