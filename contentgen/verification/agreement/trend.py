"""Whether a claim says that a thing went up where its evidence says that it went down, or stayed as it was."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from contentgen.verification.agreement.alignment import Alignment
from contentgen.verification.agreement.clauses import Clause, Resting, clause_of, clauses
from contentgen.verification.agreement.lexicon import is_kind
from contentgen.verification.agreement.negation import negated
from contentgen.verification.agreement.words import Text

_TRENDS = ("up", "down", "same")
_WAYS = {"up": "up", "down": "down", "same": "on as before"}
_GOING = frozenset(
    "go goes went gone going move moved is are was were came come trend trended drive drove pushed".split()
)
#: how near a thing stands to the word that says where it goes; how like it must be on both sides
REACH, LIKE = 5.0, 0.7
_STAYING = frozenset(
    "is are was were be been stay stays stayed remain remains remained held hold holds kept left but".split()
)
_NO_THING = frozenset("than often frequent likely or and to of common accurate expensive".split())
_OF_A_QUALITY = ("ly", "able", "ible", "ful", "ive", "ous", "al", "ic", "ed", "ent", "ant", "ing")


def _describes(text: Text, place: int) -> bool:
    """`reducing poverty`, `of reduced data`: the word describes a thing rather than tells what became of it."""
    word, before = text.words[place].lower, text.words[place - 1].lower if place else ""
    return word.endswith("ing") or (word.endswith("ed") and before in ("of", "a", "the", "for", "with"))


def _same_matter(pair: Alignment, rest: Resting, word: int, sentence: int) -> bool:
    """Whether a sentence is the one the clause rests on, or holds three of the things next to the word of change."""
    near = [p for p in pair.claim.content if p != word and pair.claim.distance(p, word) <= REACH]
    held = [p for p in near if any(pair.evidence.words[at].sentence == sentence for at, _ in pair.pairs[p])]
    return sentence == rest.sentence or len(held) > 2


@lru_cache(maxsize=65_536)
def _may_tell(word: str) -> bool:
    return word in ("change", "changed", "move", "moved") or any(is_kind(word, trend) for trend in _TRENDS)


def _trend(text: Text, place: int, within: Clause) -> str:
    """The way that a word says things go; "not" before a change leaves them where they were."""
    word = text.words[place].lower
    before = text.words[place - 1].lower if place else ""
    if not _may_tell(word) or (word in ("up", "down") and before not in _GOING):
        return ""
    if word in ("change", "changed", "move", "moved") and negated(text, place, within):
        return "same"
    after = text.words[place + 1].lower if place + 1 < len(text.words) else ""
    if word.startswith(("grow", "grew")) and (after.endswith("er") or after in ("more", "less")):
        return ""
    if word in ("more", "less", "fewer") and (after in _NO_THING or after.endswith(_OF_A_QUALITY)):
        return ""
    trend = next((trend for trend in _TRENDS if is_kind(word, trend)), "")
    if trend == "same" and not _stays(text, place):
        return ""
    return "" if trend and negated(text, place, within) else trend


def _stays(text: Text, place: int) -> bool:
    """Whether a word like "steady" is said of a thing (`held steady`, `is the same`) and does not stand before one."""
    before = [word.lower for word in text.words[max(0, place - 2) : place]]
    if before and before[-1] in ("the", "largely", "broadly", "roughly", "quite"):
        before.pop()
    return bool(before) and before[-1] in _STAYING


def _nearest(text: Text, place: int, reach: float, whole: tuple[Clause, ...]) -> tuple[str, int]:
    """Where the word that stands nearest to a thing says that it goes, and which word that is."""
    best, far = ("", -1), reach
    for at in range(max(0, place - 10), min(len(text.words), place + 11)):
        apart = text.distance(at, place)
        if at != place and apart <= far and text.words[at].sentence == text.words[place].sentence:
            way = _trend(text, at, clause_of(whole, at))
            if way:
                best, far = (way, at), apart
    return best


def trends(pair: Alignment, rest: Resting, there: tuple[Clause, ...]) -> Iterator[str]:
    """Up where the evidence says of the same thing that it went down; one thing that agrees is enough to let it stand."""
    here = clauses(pair.claim.text)
    agreed: set[int] = set()
    against: dict[int, tuple[str, str, int]] = {}
    for place, near in pair.pairs.items():
        if not rest.clause.holds(place) or not near or pair.claim.words[place].stem.startswith("#"):
            continue
        mine, word = _nearest(pair.claim, place, REACH, here)
        if not rest.clause.holds(word) or _describes(pair.claim, word):
            continue
        its = [_nearest(pair.evidence, at, 2 * REACH, there) for at, like in near if like >= LIKE] if mine else []
        found = [(way, at) for way, at in its if way]
        if any(way == mine for way, _ in found):
            agreed.add(word)
        elif found and _same_matter(pair, rest, word, pair.evidence.words[found[0][1]].sentence):
            against[word] = (mine, *found[0])
    for word, (mine, way, at) in against.items():
        if word not in agreed:
            said, known = pair.claim.words[word].text, pair.evidence.words[at].text
            yield f"'{said}' goes {_WAYS[mine]} where the evidence ('{known}') goes {_WAYS[way]}"
