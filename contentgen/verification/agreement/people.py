"""Whether each name of a claim is said of what the evidence says of it, and is put together as there."""

from __future__ import annotations

from contentgen.verification.agreement.alignment import Alignment, align
from contentgen.verification.agreement.entities import entities
from contentgen.verification.agreement.placement import Mention, fit

#: how much better the surroundings of another name must fit, and by how much at least
TIMES, LEAST = 1.8, 0.3
_PRONOUNS = frozenset("he she they it his her their its him them who we i you".split())


def _words(one: Mention) -> frozenset[str]:
    words: frozenset[str] = one.key  # type: ignore[assignment]
    return words


def same_name(one: Mention, other: Mention) -> bool:
    """Whether two phrases name the same: a word in common and no two numbers (`Model 7`, `Model 9`)."""
    a, b = _words(one), _words(other)
    if a.isdisjoint(b):
        return False
    digits, others = ({w for w in key if w.isdigit()} for key in (a, b))
    return bool((a & b) - digits - others) and not (digits and others and digits != others)


def _short_for(one: Mention, other: Mention) -> bool:
    """Whether two names start alike: `Cas` and `Castleford`, `Catalan` and `Catalonia`."""
    a, b = one.shown.lower(), other.shown.lower()
    if any(word.isdigit() for word in _words(one)):
        return False
    return a[:5] == b[:5] or (a.startswith(b[:3]) and min(len(a), len(b)) <= 4)


def shape(one: Mention) -> tuple[int, bool]:
    """How many words a name has, and whether it is an abbreviation: people are not taken for firms."""
    key: frozenset[str] = one.key  # type: ignore[assignment]
    return min(2, len(key)), one.shown.isupper()


def name_reasons(claim: str, evidence: str) -> list[str]:
    """Names in the place of another, and first names with another's surname."""
    pair = align(claim, evidence)
    said, found = entities(claim), entities(evidence)
    reasons = []
    for one in said:
        own = [other for other in found if same_name(other, one)]
        if not own:
            continue
        mixed = _mixed(one, own)
        if mixed:
            reasons.append(mixed)
            continue
        rival = _rival(pair, one, own, said, found)
        if rival:
            reasons.append(f"{one.shown} is said where the evidence says {rival.shown}")
    return reasons


def _mixed(one: Mention, own: list[Mention]) -> str:
    """`Carla Pell` of `Carla Mendes` and `Pell County`."""
    words = one.shown.lower().split()
    key: frozenset[str] = one.key  # type: ignore[assignment]
    if len(key) != 2 or len(words) != 2 or any(other.key >= key for other in own):  # type: ignore[operator]
        return ""
    first = [other for other in own if words[0] in other.key and len(other.key) > 1]  # type: ignore[operator, arg-type]
    last = [other for other in own if words[1] in other.key]  # type: ignore[operator]
    alone = [other for other in own if len(other.key) == 1 and words[0] in other.key]  # type: ignore[operator, arg-type]
    if first and last and not alone:
        return f"{one.shown} is not in the evidence, which has {first[0].shown} and {last[0].shown}"
    return ""


def _rival(
    pair: Alignment, one: Mention, own: list[Mention], said: tuple[Mention, ...], found: tuple[Mention, ...]
) -> Mention | None:
    words = {word.lower for word in pair.claim.words}
    rivals = [
        m
        for m in found
        if not any(same_name(m, other) for other in said)
        and not (_words(m) - _words(one)) & words
        and shape(m) == shape(one)
        and not _short_for(m, one)
    ]
    if not rivals:
        return None
    here = max(fit(pair, one, other) for other in own)
    scores = [(fit(pair, one, other), other.first, other) for other in rivals]
    there, _, rival = max(scores)
    siblings = one.key & rival.key  # type: ignore[operator]
    if not siblings and any(
        pair.evidence.words[place].lower in _PRONOUNS for place in pair.evidence.sentence(_sentence(pair, rival))
    ):
        return None  # the name may stand there as a pronoun
    return rival if there > here * TIMES + LEAST else None


def _sentence(pair: Alignment, one: Mention) -> int:
    return pair.evidence.words[one.first].sentence
