"""Whether a sentence turns its evidence round: a negation gained or lost, more made into less."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from contentgen.verification.overlap import share_covered

NEGATION = frozenset(["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without", "n't"])
OPPOSITES = (
    ("more", "less"), ("more", "fewer"), ("higher", "lower"), ("increase", "decrease"),
    ("increases", "decreases"), ("rises", "falls"), ("rose", "fell"), ("better", "worse"),
    ("best", "worst"), ("above", "below"), ("faster", "slower"), ("always", "never"),
    ("most", "least"), ("improved", "worsened"), ("before", "after"), ("much", "slightly"),
    ("greatly", "slightly"), ("forbids", "requires"), ("forbid", "require"), ("adequate", "inadequate"),
    ("agreement", "disagreement"), ("good", "poor"), ("improves", "worsens"), ("strong", "weak"),
    ("larger", "smaller"), ("cheaper", "dearer"), ("supported", "unsupported"),
)  # fmt: skip
_WORD = re.compile(r"[a-z]+(?:n't)?|n't")
#: pairs of which one is the other behind a prefix: beside "lack" it says the same
_PREFIXED = frozenset([("adequate", "inadequate"), ("agreement", "disagreement"), ("supported", "unsupported")])
_LACKS = re.compile(r"\b(?:lack\w*|without|missing|absen\w+|not|no)\b", re.IGNORECASE)
#: who does not stop a thing lets it happen
_LETS = re.compile(r"\b(?:not|never|cannot|n[’']t) (?=(?:stop|prevent|keep|hinder)\b.* from\b)", re.IGNORECASE)
_STOPS = re.compile(r"\b(?:stop|prevent|keep|kept|hinder)\w*", re.IGNORECASE)
#: the share of its words of meaning that a lead ("Size is no remedy: ...") must have from the evidence to deny any of it
LEAST_OF_LEAD = 0.5


#: what turns nothing: a bound, and "what it had not done since"
_NEUTRAL = re.compile(
    r"\bor (?:more|less|fewer)\b|\bno (?:more|less|fewer) than\b|\bnot (?:\w+ ){1,3}since\b", re.IGNORECASE
)


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    text = _NEUTRAL.sub(" ", text)
    return tuple(_WORD.findall(text.lower().replace("’", "'").replace("can't", "cannot")))


def _negations(words: Sequence[str]) -> int:
    return sum(word in NEGATION or word.endswith("n't") for word in words)


def _negates(words: Sequence[str]) -> bool:
    """Whether the evidence leaves anything out or denies anything, by a word of its own or by a prefix."""
    return bool(_negations(words)) or any(
        word.startswith(("un", "non", "in", "mis")) and len(word) > 6 for word in words
    )


def reversals(sentence: str, evidence: str) -> tuple[str, ...]:
    """Reasons to think that the sentence says the opposite of the evidence; empty when there is none.

    A heuristic, tuned to miss rather than to cry wolf: a negation counts only when the evidence has none at all.
    """
    said, known = _words(sentence), _words(evidence)
    reasons = []
    if _negations(_words(_told(sentence, evidence))) and not _negates(known):
        reasons.append("the sentence negates what the evidence states")
    known_set, said_set = set(known), set(said)
    for one, other in OPPOSITES:
        for here, there in ((one, other), (other, one)):
            if (one, other) in _PREFIXED and bool(_LACKS.search(sentence)) != bool(_LACKS.search(evidence)):
                continue
            if here in said_set and here not in known_set and there in known_set and there not in said_set:
                reasons.append(f"says '{here}' where the evidence says '{there}'")
    return tuple(reasons)


def _told(sentence: str, evidence: str) -> str:
    """The sentence without what denies nothing of its evidence: a comment before a colon, "does not stop ... from"."""
    lead, colon, rest = sentence.partition(": ")
    if colon and share_covered(lead, evidence) < LEAST_OF_LEAD:
        sentence = rest
    return sentence if _STOPS.search(evidence) else _LETS.sub("", sentence)


def denial_lost(sentence: str, evidence: str) -> tuple[str, ...]:
    """A reason to think that the sentence states what the evidence denies; empty when there is none.

    Stricter than `reversals`: for a sentence that restates one passage and has no other to lean on.
    """
    lost = _negations(_words(evidence)) and not _negates(_words(sentence))
    return ("the sentence states what the evidence denies",) if lost else ()
