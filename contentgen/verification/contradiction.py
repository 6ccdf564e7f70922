"""Passages of different sources that cannot both be right, found by rule: another figure, another direction, another agent.

Precise rather than complete: two passages contradict each other only where they tell of one setting (a shared name, no
other year, month, place or version) and differ in one thing. Most pairs that a reader would call contradictory are not
found; a pair that is found should be one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from contentgen.model import Evidence, Frozen
from contentgen.outcome import Disagreement, Ground
from contentgen.verification.measured import Measure, Setting, measures_of, setting_of
from contentgen.verification.overlap import content_stems, stem
from scoring.text import split_sentences


class Likeness(Frozen):
    """How much two passages must share before a difference between them is a contradiction."""

    names: int = 1
    beside: int = 2
    share_beside: float = 0.5
    sentence: float = 0.3
    names_where_alone: int = 2
    stems: int = 3


_UP = frozenset("rose rise rises increased increases grew grows up gained climbed raised raises improved".split())
_DOWN = frozenset(
    "fell fall falls decreased decreases shrank down dropped drops lowered lowers declined worsened".split()
)
_NO_EFFECT = re.compile(
    r"\b(?:no|not any|without(?: any)?) (?:\w+ )?"
    r"(?:effect|difference|protection|benefit|improvement|change|gain|reduction|increase|impact)\b"
    r"|\bdid not (?:cut|reduce|raise|improve|change|lower|increase|affect)\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?:cut|cuts|reduced|reduces|raised|raises|improved|improves|lowered|lowers|increased|increases|halved|doubled)\b"
    r".{0,80}?\bby (?:about |up to |some )?\d",
    re.IGNORECASE,
)
_TAKES = r"(?:acquir|bought|buy|purchas|took over|takes over|takeover|outperform|overtook|overtakes|defeat|sued)"
_ACTS = re.compile(rf"^(?P<who>.*?)\b(?P<verb>{_TAKES})\w*(?P<whom>.*)$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|is|been|being) (?:\w+ )?$", re.IGNORECASE)
_ONCE = re.compile(
    r"\b(founded|established|born|died|opened|built|invented|signed|adopted|acquired|launched|dissolved|ratified)\b"
    r"[^.;]{0,50}?\bin ((?:18|19|20)\d\d)\b"
)


def disagreements(items: Sequence[Evidence], likeness: Likeness | None = None) -> tuple[Disagreement, ...]:
    """The pairs of items from different sources that pull apart, in the ledger's order."""
    texts = {item.id: " ".join(dict.fromkeys(filter(None, (item.claim, item.quote, item.note)))) for item in items}
    named = {item.id: setting_of(texts[item.id]).names for item in items}
    found = []
    for one, other in combinations(items, 2):
        if one.source_id == other.source_id:
            continue
        shared = named[one.id] & named[other.id]
        ground = conflict(texts[one.id], texts[other.id], likeness) if shared else None
        if ground:
            found.append(Disagreement(one=one.id, other=other.id, ground=ground, about=", ".join(sorted(shared))))
        elif other.id in one.contrasts or one.id in other.contrasts:
            found.append(Disagreement(one=one.id, other=other.id, ground="editor"))
    return tuple(found)


def conflict(one: str, other: str, likeness: Likeness | None = None) -> Ground | None:
    """In what two passages contradict each other; None where they do not, or nobody can tell.

    Example:
        >>> conflict("Corvo lists Parlo-2 at a median of 380 ms.", "Parlo-2 has a median of 830 ms in Corvo.")
        'figure'

    """
    limits = likeness or Likeness()
    a, b = setting_of(one), setting_of(other)
    if len(a.names & b.names) < limits.names:
        return None
    if _dated_twice(one, other, limits):
        return "year"
    if _apart(a.years, b.years) or _apart(a.months, b.months):
        return None
    return "figure" if _figures_differ(one, other, limits) else _turned_or_swapped(one, other, a, b, limits)


def _turned_or_swapped(one: str, other: str, a: Setting, b: Setting, limits: Likeness) -> Ground | None:
    """Whether two sentences of one setting differ in direction, or in who did it to whom."""
    for s, t in ((s, t) for s in split_sentences(one) for t in split_sentences(other)):
        if not _same_setting(setting_of(s), setting_of(t), a, b):
            continue
        if _turned(s, t, limits) or _effect_denied(s, t, limits) or _effect_denied(t, s, limits):
            return "direction"
        if _agents_swapped(s, t):
            return "agent"
    return None


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


def _same_setting(s: Setting, t: Setting, whole_s: Setting, whole_t: Setting) -> bool:
    """Whether two sentences may tell of one thing: no name, version, year, month or place sets them apart."""
    if (s.names - whole_t.names) and (t.names - whole_s.names):
        return False
    if _apart(s.years, t.years) or _apart(s.months, t.months):
        return False
    return not _other_places(s, t, whole_s, whole_t)


def _other_places(s: Setting, t: Setting, whole_s: Setting, whole_t: Setting) -> bool:
    """Whether each sentence names a place or a group that the other's passage knows nothing of."""
    mine = [p for p in s.places if p and not set(p) <= whole_t.stems]
    yours = [p for p in t.places if p and not set(p) <= whole_s.stems]
    heads = {p[-1] for p in mine} & {p[-1] for p in yours}
    return bool(heads) or bool(mine and yours and not any(set(p) & set(q) for p in s.places for q in t.places))


# --- figures ---------------------------------------------------------------------------------------------------


def _figures_differ(one: str, other: str, limits: Likeness) -> bool:
    first, second = measures_of(one), measures_of(other)
    a, b = setting_of(one), setting_of(other)
    sentences = split_sentences(one), split_sentences(other)
    for m in first:
        for n in second:
            if not _comparable(m, n, first, second):
                continue
            s, t = setting_of(sentences[0][m.sentence]), setting_of(sentences[1][n.sentence])
            if _same_setting(s, t, a, b) and (
                _same_slot(m, n, first, second, limits) or _alone(m, n, first, second, a, b, limits)
            ):
                return True
    return False


def _comparable(m: Measure, n: Measure, first: Sequence[Measure], second: Sequence[Measure]) -> bool:
    """Two exact figures of one kind, neither of which the other passage states as well."""
    if m.unit != n.unit or m.change != n.change or m.bound or n.bound or m.value == n.value:
        return False
    return not any(each.value == m.value and each.unit == m.unit for each in second) and not any(
        each.value == n.value and each.unit == n.unit for each in first
    )


def _beside(m: Measure, n: Measure) -> float:
    return len(m.near & n.near) / max(1, min(len(m.near), len(n.near)))


def _same_slot(m: Measure, n: Measure, first: Sequence[Measure], second: Sequence[Measure], limits: Likeness) -> bool:
    """Whether both figures stand with the same words, and no other figure of either passage fits as well."""
    share = _beside(m, n)
    if len(m.near & n.near) < limits.beside or share < limits.share_beside:
        return False
    rivals = [_beside(m, each) for each in second if each is not n and each.unit == n.unit]
    rivals += [_beside(each, n) for each in first if each is not m and each.unit == m.unit]
    return all(share > rival for rival in rivals)


def _alone(
    m: Measure,
    n: Measure,
    first: Sequence[Measure],
    second: Sequence[Measure],
    a: Setting,
    b: Setting,
    limits: Likeness,
) -> bool:
    """Whether each is its passage's only figure of this unit, and the passages share much else."""
    single = all(sum(each.unit == x.unit for each in part) == 1 for x, part in ((m, first), (n, second)))
    alike = len(a.stems & b.stems) / max(1, min(len(a.stems), len(b.stems)))
    return single and m.unit != "%" and len(a.names & b.names) >= limits.names_where_alone and alike >= limits.sentence


def _dated_twice(one: str, other: str, limits: Likeness) -> bool:
    """Whether a deed that is done once is dated to two years, in sentences that share names."""
    for s, t in ((s, t) for s in split_sentences(one) for t in split_sentences(other)):
        shared = setting_of(s).names & setting_of(t).names
        first, second = (dict(_ONCE.findall(each)) for each in (s, t))
        if len(shared) >= limits.names_where_alone and any(
            deed in second and second[deed] != year and year not in other and second[deed] not in one
            for deed, year in first.items()
        ):
            return True
    return False


# --- direction and agent ---------------------------------------------------------------------------------------


def _turned(s: str, t: str, limits: Likeness) -> bool:
    """Whether the same first word goes up here and down there."""
    up, down = _direction(s), _direction(t)
    return (
        bool(up and down and up[1] != down[1] and up[0] & down[0])
        and len(content_stems(s) & content_stems(t)) >= limits.stems
    )


def _direction(sentence: str) -> tuple[frozenset[str], bool] | None:
    """What moves, by the words before the first verb of movement, and whether it goes up."""
    words = re.findall(r"[a-z][a-z-]*", sentence.lower())
    moves = [(n, word in _UP) for n, word in enumerate(words) if word in _UP | _DOWN]
    if len(moves) != 1 or not moves[0][0]:
        return None
    at, up = moves[0]
    return frozenset(stem(word) for word in words[max(0, at - 4) : at]) & content_stems(sentence), up


def _effect_denied(s: str, t: str, limits: Likeness) -> bool:
    """Whether one says that there was none of what the other gives a figure for."""
    return bool(_NO_EFFECT.search(s) and _EFFECT.search(t)) and len(content_stems(s) & content_stems(t)) >= limits.stems


def _agents_swapped(s: str, t: str) -> bool:
    """Whether one says that X took over Y and the other that Y took over X."""
    first, second = _deed(s), _deed(t)
    if not first or not second:
        return False
    return bool(first[0] & second[1] - second[0]) and bool(first[1] & second[0] - second[1])


def _deed(sentence: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Who did it and to whom, as names."""
    match = _ACTS.match(sentence)
    if not match:
        return None
    who, whom = setting_of(match["who"]).names, setting_of(match["whom"].split(",")[0]).names
    return (whom, who) if _PASSIVE.search(match["who"]) else (who, whom)
