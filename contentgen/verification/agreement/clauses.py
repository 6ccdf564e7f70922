"""The clauses of a text, and the clause of the evidence that a clause of the claim rests on."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from contentgen.verification.agreement.alignment import Alignment, align
from contentgen.verification.agreement.lexicon import root
from contentgen.verification.agreement.words import Text, read
from contentgen.verification.overlap import STOP, stem

_BREAKS = frozenset(
    [";", ":", "—", "but", "while", "whereas", "although", "though", "because", "yet", "who", "which", "since"]
)
_MARKS = frozenset([",", "–", "(", ")"])
_AND = frozenset(["and", "or"])
_AUXILIARIES = frozenset("was were is are has had did does made no not".split())
#: a clause says something of its own with so many words of meaning
LEAST_WORDS = 2


class Clause(NamedTuple):
    """A run of words, by place: from `first` up to and with `last`."""

    first: int
    last: int

    def holds(self, place: int) -> bool:
        """Whether the word at that place is in it."""
        return self.first <= place <= self.last


@lru_cache(maxsize=512)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text; a piece with too few words of meaning goes with the one before it."""
    whole = read(text)
    cuts = [0]
    for place in range(1, len(whole.words)):
        word, before = whole.words[place], whole.words[place - 1]
        new = word.sentence != before.sentence or word.lower in _BREAKS or before.lower in (_MARKS | {";", ":", "—"})
        if new or (word.lower in _AND and before.lower not in _MARKS and _verb_follows(whole, place)):
            cuts.append(place)
    found: list[Clause] = []
    for first, end in zip(cuts, [*cuts[1:], len(whole.words)], strict=True):
        small = sum(1 for p in range(first, end) if whole.words[p].stem) < LEAST_WORDS
        if found and small and whole.words[found[-1].first].sentence == whole.words[first].sentence:
            found[-1] = Clause(found[-1].first, end - 1)
        else:
            found.append(Clause(first, end - 1))
    return tuple(found)


def _verb_follows(text: Text, place: int) -> bool:
    """`and employed`, `and left`: what follows is a verb in the past, by its ending."""
    after = text.words[place + 1].lower if place + 1 < len(text.words) else ""
    irregular = after.isalpha() and after not in STOP and root(stem(after)) != stem(after)
    return after.endswith("ed") or irregular or after in _AUXILIARIES


def clause_of(there: tuple[Clause, ...], place: int) -> Clause:
    """The clause that a word stands in."""
    return next(clause for clause in there if clause.holds(place))


class Resting(NamedTuple):
    """A clause of the claim, the sentence of the evidence it rests on, and the share of its words found there."""

    clause: Clause
    sentence: int
    share: float


@lru_cache(maxsize=512)
def resting(claim: str, evidence: str) -> tuple[Resting, ...]:
    """Each clause of the claim with the sentence that holds most of it; the claim's other words break ties."""
    pair = align(claim, evidence)
    return tuple(rest for clause in clauses(claim) if (rest := _rests(pair, clause)))


def whole_rests(claim: str, evidence: str) -> Resting | None:
    """The claim as one clause with the sentence that holds most of it."""
    pair = align(claim, evidence)
    return _rests(pair, Clause(0, len(pair.claim.words) - 1))


def _rests(pair: Alignment, clause: Clause) -> Resting | None:
    mine = [place for place in pair.claim.content if clause.holds(place)]
    best, most = -1, 0.0
    for number, weight in pair.by_sentence.items():
        if not weight:
            continue
        score = _held(pair, mine, number) / max(1, len(mine)) + 0.05 * weight
        if score > most:
            best, most = number, score
    return Resting(clause, best, _held(pair, mine, best) / max(1, len(mine))) if best >= 0 else None


def _held(pair: Alignment, places: list[int], sentence: int) -> float:
    """How many of these words stand in the sentence, or a little less in the one it leads back to."""
    back = sentence - 1 if pair.evidence.leads_back(sentence) else -1
    total = 0.0
    for place in places:
        held = pair.held[place]
        total += max(held.get(sentence, 0.0), 0.7 * held.get(back, 0.0))
    return total
