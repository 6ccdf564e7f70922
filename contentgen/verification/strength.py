"""Whether a sentence is stronger than its evidence: a bound, a "may" or an "argues" that stood there and is gone.

Precise rather than complete. A limit counts as lost only where the sentence takes over the very figure or word that it
limits, and holds no word of the same kind anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.model import Evidence
from contentgen.verification.number import numbers
from contentgen.verification.overlap import STOP, content_stems, stem
from scoring.text import split_sentences

#: every reason of this kind begins so; what reads it may offer a weaker wording in the sentence's place
LOST = "drops "
#: how `agreement/scope.py` says that a bound is gone from a figure, or a doubt from a deed
_BARE = re.compile(r"says (\S+) where the evidence says '[a-z ]+ \1'|states as done what the evidence has as .*")

_BOUNDS = {
    "upper": r"up to|at most|no more than|not more than|as (?:much|many) as|less than|fewer than|below|under|within|maximum of",
    "lower": r"at least|no fewer than|no less than|not less than|more than|over|above|minimum of",
    "near": r"about|around|some|roughly|approximately|nearly|almost|near|close to|estimat\w+",
}
_FIGURE = r"(?:[$€£]\s?)?(\d+(?:[.,]\d+)*(?:\s?(?:%|k\b|million\b|billion\b|thousand\b))?)"
#: what may bound a figure; `within`, `under`, `over` and their like often mean something else and only ever keep a bound
_TELLS = {
    "upper": r"up to|at most|no more than|not more than|as (?:much|many) as|less than|fewer than",
    "lower": r"at least|no fewer than|no less than|not less than|more than",
    "near": r"about|around|roughly|approximately|nearly|almost|close to|an estimated",
}
_BOUNDED = {row: re.compile(rf"\b({words}) {_FIGURE}", re.IGNORECASE) for row, words in _TELLS.items()}
_ANY_BOUND = re.compile(rf"\b(?:{'|'.join(_BOUNDS.values())})\b|[~≈<>≤≥±]", re.IGNORECASE)

_WEAK = (
    r"may|might|could|tends? to|often|sometimes|occasionally|rarely|seldom|typically|usually|probably|possibly|perhaps"
)
_WEAKENED = re.compile(rf"\b({_WEAK}) (?:also |even |not |still |then )*([a-z]{{3,}}(?<!ly))\b", re.IGNORECASE)
_KEEPS_WEAK = re.compile(
    rf"\b(?:{_WEAK}|can|cannot|would|should|suggest\w*|appear\w*|seem\w*|expect\w*|likely|unlikely|generally|commonly"
    r"|frequent\w*|tend\w*|some|many|several|most|few|not (?:all|every|always)|risks?|chances?|possib\w+|potential\w*|prone"
    r"|if|when|unless|in (?:some|many|most|one|a few)|argu\w+|believ\w+|claim\w*|propos\w+)\b",
    re.IGNORECASE,
)

_OPINION = r"argu(?:e|es|ed|ing)|believes?|contend(?:s|ed)?|speculate[sd]?|claim(?:s|ed) that|conjectur\w+"
_HELD = re.compile(rf"\b({_OPINION})\b", re.IGNORECASE)
_KEEPS_OPINION = re.compile(
    rf"\b(?:{_OPINION}|claims?|according to|say|says|said|warn\w*|suggest\w*|propos\w+|think\w*|view|views|opinion|holds?|case"
    r"|recommend\w*|call(?:s|ed)? for|conclud\w+|point(?:s|ed)? out|note[sd]?|maintain\w*|called|account|argument)\b",
    re.IGNORECASE,
)


def limits_lost(sentence: str, items: Sequence[Evidence], named: Sequence[str] = ()) -> tuple[str, ...]:
    """Limits of the evidence that the sentence drops, each beginning with `drops `; empty where it keeps them.

    Args:
        sentence: a claim.
        items: the evidence that it cites.
        named: how the sources of these items are called: naming one attributes an opinion.

    Example:
        >>> item = Evidence(id="E1", source_id="s", passage_id="p", locator="", claim="Caching may cut cost by up to 30%.")
        >>> limits_lost("Caching cuts cost by 30%.", [item])
        ('drops “up to” before 30%', 'drops “may” before “cut”')

    """
    found = [reason for item in items for reason in (*_bounds(sentence, item, items), *_doubts(sentence, item, items))]
    attributed = _KEEPS_OPINION.search(sentence) or any(name and name in sentence for name in named)
    if not attributed:
        found += [
            f"{LOST}“{held}” of the evidence"
            for item in items
            for held in _HELD.findall(_nearest(sentence, item.claim))[:1]
        ]
    return tuple(dict.fromkeys(found))


def _nearest(sentence: str, text: str) -> str:
    """The sentence of a text that shares most words with this one."""
    stems = content_stems(sentence)
    return max(split_sentences(text), key=lambda each: len(stems & content_stems(each)), default=text)


def only_limits(reasons: Sequence[str]) -> bool:
    """Whether nothing else is wrong with a sentence than limits that it drops."""
    return bool(reasons) and all(reason.startswith(LOST) or _BARE.fullmatch(reason) for reason in reasons)


def _bounds(sentence: str, item: Evidence, items: Sequence[Evidence]) -> list[str]:
    """Figures that the evidence bounds wherever it states them, and the sentence nowhere."""
    if _ANY_BOUND.search(sentence):
        return []
    stated, lost = numbers(sentence), []
    for pattern in _BOUNDED.values():
        for match in pattern.finditer(item.claim):
            figure = numbers(match[2])
            if figure & stated and not _unbounded(figure, items):
                lost.append(f"{LOST}“{match[1].lower()}” before {match[2].strip()}")
    return lost


def _unbounded(figure: frozenset[str], items: Sequence[Evidence]) -> bool:
    """Whether any item also states the figure without a bound."""
    for item in items:
        plain = item.claim
        for pattern in _BOUNDED.values():
            plain = pattern.sub(" ", plain)
        if figure & numbers(plain):
            return True
    return False


def _doubts(sentence: str, item: Evidence, items: Sequence[Evidence]) -> list[str]:
    """Words that the evidence weakens wherever it uses them, and the sentence uses without weakening anything."""
    if _KEEPS_WEAK.search(sentence):
        return []
    stems, lost = content_stems(sentence), []
    for match in _WEAKENED.finditer(item.claim):
        word = match[2].lower()
        plain = " ".join(_WEAKENED.sub(" ", other.claim) for other in items)
        if word not in STOP and stem(word) in stems and stem(word) not in content_stems(plain):
            lost.append(f"{LOST}“{match[1].lower()}” before “{word}”")
    return lost
