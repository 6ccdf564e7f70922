"""Which evidence an article prints, and in which sections: the argument's order, made without a model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contentgen.model import Brief, Evidence, Frozen, Outline, Research, SectionPlan
from contentgen.writers.offline.alike import Said, once
from contentgen.writers.offline.bank import PhraseBank
from contentgen.writers.offline.items import is_own, question_key, strength
from contentgen.writers.offline.opening import opening_of
from contentgen.writers.offline.patterns import Pattern, pattern_of
from contentgen.writers.offline.themes import Extent, Theme, kind_of_theme, place, themes_of
from contentgen.writers.offline.titles import LEAST_TO_COUNT, fitting_title, headings_of, is_known
from contentgen.writers.offline.variety import Variety
from contentgen.writers.offline.wording import capital, count_words, in_sentence, proper_words

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
    least_relevances: tuple[float, ...] = (0.7, 0.55, 0.4, 0.3)
    least_items: int = 20
    least_sources: int = 9
    items_in_all: int = 24
    most_per_source: int = 2
    many_sources: int = 10
    words_per_evidence: int = 60
    words_around_a_fact: int = 14
    frame_words: int = 330
    own_frame_words: int = 120
    extras_words: int = 240
    least_words_for_extras: int = 800
    least_to_count: int = LEAST_TO_COUNT
    most_sections: int = 8
    preferred: float = 0.1
    enough_themes: int = 4
    near_best_single: float = 0.1


def _by_question(ledger: Iterable[Evidence], said: Said, pattern: Pattern, limits: Limits) -> dict[str, list[Evidence]]:
    """Items by question, near the topic only and each claim once; from a small ledger what lies further off as well."""
    items = sorted((e for e in ledger if e.weight > 1), key=lambda e: (-_use(e, pattern, limits), e.id))
    best = max((item.relevance for item in items), default=0.0)
    near: list[Evidence] = []
    for least in limits.least_relevances:
        if len(near) < limits.least_items or len({e.source_id for e in near}) < limits.least_sources:
            near = [e for e in items if e.relevance >= least * best or not e.question or e.quote]
    groups: dict[str, list[Evidence]] = {}
    for item in once(near, said):
        groups.setdefault(question_key(item), []).append(item)
    groups = _own_beside_family(groups, limits.least_alone)
    many = len({item.source_id for item in near}) >= limits.many_sources
    per_source = limits.most_per_source * (1 if many else 2)
    most = max(limits.most_per_question, -(-limits.items_in_all // max(1, len(groups))))
    return {key: _spread(items, per_source, most) for key, items in groups.items()}


def _use(item: Evidence, pattern: Pattern, limits: Limits) -> float:
    """An item's strength, and more where an article of this pattern has more use for its kind."""
    return strength(item) + limits.preferred * (item.kind in pattern.prefers)


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


def _room(words: int, limits: Limits, *, own: bool = False) -> int:
    """The words that sections have of all. Around the user's own documents alone there are few words of ours."""
    if own:
        return words - limits.own_frame_words
    return words - limits.frame_words - (limits.extras_words if words >= limits.least_words_for_extras else 0)


def _cost(item: Evidence, limits: Limits) -> int:
    return count_words(item.claim) + limits.words_around_a_fact


def _affordable(groups: dict[str, list[Evidence]], left: int, limits: Limits) -> dict[str, list[Evidence]]:
    """Questions by the strength of their best evidence, until the words are spent."""
    ranked = _families_in_turn(groups)
    chosen: dict[str, list[Evidence]] = {}
    for key in ranked:
        taken = []
        for item in groups[key]:
            cost = _cost(item, limits)
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
        kin = bool(merged) and _family(question_key(items[0])) == _family(question_key(merged[-1][-1]))
        lone = bool(merged) and len(merged[-1]) == 1 and is_own(merged[-1][0]) and is_own(items[0])
        if kin and lone and len(items) > 1:
            merged[-1] = [*items, *merged[-1]]
        elif kin and len(items) == 1:
            merged[-1] = [*merged[-1], *items]
        else:
            merged.append(items)
    full = [items for items in merged if len(items) > 1]
    return (full if len(full) > 1 else merged)[: limits.most_sections]


def outline(brief: Brief, research: Research, bank: PhraseBank, limits: Limits | None = None) -> Outline:
    """The article's plan: sections in the order that the kind of topic asks for, each with the evidence that it prints."""
    limits, pattern = limits or Limits(), pattern_of(brief.topic, bank.patterns)
    said = Said(brief.topic)
    first = opening_of(brief, research)
    for item in first:
        said.add(item)
    taken = {item.id for item in first}
    ledger = [item for item in research.ledger if item.id not in taken]
    themes = themes_of([e for e in ledger if is_own(e) and e.weight > 1], research, brief.topic, said=said)
    filed = [e for e in ledger if not is_own(e)]
    room = _room(word_limit(brief, research.ledger, limits), limits, own=not filed)
    shown = _affordable_themes(themes, room, len({question_key(e) for e in filed}), limits)
    room -= sum(_cost(item, limits) for theme in shown for item in theme.items)
    single = _of_unheard(ledger, shown, limits) if len(shown) < limits.enough_themes else []
    groups = _by_question([*filed, *single], said, pattern, limits)
    sections = _packed(_affordable(groups, room, limits), bank, limits) if groups else []
    named, unnamed = _planned_themes(shown, brief, research, bank)
    plans = (*_ordered(named, _planned(sections, brief, bank), research, pattern), *unnamed)[: limits.most_sections]
    used = {item.source_id for item in (*first, *(research.evidence(e) for plan in plans for e in plan.evidence))}
    thesis = bank.question(question_key(first[0])).point if first else ""
    titled = Outline(title="", thesis=thesis, opening=tuple(e.id for e in first), sections=plans)
    return titled.model_copy(update={"title": fitting_title(brief, bank, len(used), titled, research)})


def _of_unheard(ledger: Sequence[Evidence], shown: Sequence[Theme], limits: Limits) -> list[Evidence]:
    """Sentences near the topic from documents that have no part of their own in the article."""
    own, heard = [e for e in ledger if is_own(e)], {theme.source_id for theme in shown}
    near = limits.near_best_single * max((e.relevance for e in own), default=0.0)
    return [e for e in own if e.source_id not in heard and e.relevance >= near]


def _affordable_themes(themes: Sequence[Theme], room: int, questions: int, limits: Limits) -> list[Theme]:
    """The most telling themes within the words; half of them where questions of ours are answered as well."""
    left, most = room, Extent().most_themes if questions < limits.least_alone else Extent().most_themes // 2
    shown: list[Theme] = []
    for theme in themes:
        items: list[Evidence] = []
        for item in theme.items:
            if _cost(item, limits) <= left:
                items.append(item)
                left -= _cost(item, limits)
        if len(items) >= Extent().least_items and len(shown) < most:
            shown.append(theme.model_copy(update={"items": tuple(items)}))
    return shown


def _planned_themes(
    themes: Sequence[Theme], brief: Brief, research: Research, bank: PhraseBank
) -> tuple[list[SectionPlan], list[SectionPlan]]:
    """Themes as sections: those of the most telling document first, each document in its own order.

    Apart from them those whose heading names what none of its sentences names: one for their kind stands over them.
    """
    proper, variety = proper_words(research.ledger), Variety(brief.topic)
    printed = " ".join([brief.topic, *(item.claim for theme in themes for item in theme.items)])
    rank = {source: n for n, source in enumerate(dict.fromkeys(theme.source_id for theme in themes))}
    plans: list[SectionPlan] = []
    unnamed: list[SectionPlan] = []
    for theme in sorted(themes, key=lambda t: (rank[t.source_id], place(t.items[0]))):
        key = f"kind:{kind_of_theme(theme.items)}"
        ids = tuple(item.id for item in theme.items)
        said = in_sentence(theme.heading, proper)
        named = is_known(said, printed)
        heading = capital(said) if named else variety.pick(bank.question(key).headings, key)
        plan = SectionPlan(heading=heading, question=key, evidence=ids, point=bank.question(key).point)
        (plans if named else unnamed).append(plan)
    return plans, unnamed


def _planned(sections: list[list[Evidence]], brief: Brief, bank: PhraseBank) -> list[SectionPlan]:
    return [
        SectionPlan(
            heading=heading,
            question=question_key(items[0]),
            evidence=tuple(item.id for item in items),
            point=bank.question(question_key(items[0])).point,
        )
        for heading, items in zip(headings_of(sections, brief, bank), sections, strict=True)
    ]


def _ordered(
    themes: Sequence[SectionPlan], others: Sequence[SectionPlan], research: Research, pattern: Pattern
) -> tuple[SectionPlan, ...]:
    """The sections in the pattern's order, themes before others; those that it does not place keep theirs.

    What kind of evidence notes are an editor has said; of documents the headings tell more than a guess at each sentence.
    Single sentences of documents come last: no heading of theirs says what they are about.
    """
    placed = [(False, pattern.place_of(plan.heading), plan) for plan in themes]
    for plan in others:
        items = [research.evidence(e) for e in plan.evidence]
        placed.append((all(map(is_own, items)), pattern.place(kind_of_theme(items)), plan))
    return tuple(plan for *_, plan in sorted(placed, key=lambda row: row[:2]))


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
