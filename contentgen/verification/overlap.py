"""How much of a sentence's wording comes from its evidence."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from importlib.resources import files

STOP = frozenset(
    """
    a about above after again against all also although am among an and any are as at be because been before
    being below between both but by can could did do does doing down during each either even ever every few for
    from further had has have having he her here hers him his how however i if in instead into is it its itself
    just let like made make makes many may me might more moreover most much must my need needs neither no nor
    not now of off often on once one only or other our out over own part per rather really s same she should so
    some still such than that the their them then there therefore these they this those though through thus to
    too two under until up upon use used uses using very was way we well were what when where whether which
    while who whom whose why will with within without would yet you your yours addition contrast example
    instance fact says say said according report reports reported find finds found show shows shown note notes
    point points conclude concludes name names observe observes
    """.split()
)
_BRITISH = re.compile(r"is(e|ed|es|ing|ation|ations)$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", re.UNICODE)


class _Stemmer(threading.local):
    """One stemmer a thread: it keeps the word at hand inside itself."""

    def __init__(self) -> None:
        import snowballstemmer

        self.word = snowballstemmer.stemmer("english").stemWord


_STEMMER = _Stemmer()


@lru_cache(maxsize=1)
def _known_stems() -> dict[str, str]:
    """The stems of the words that the tables hold, as `.ci/stems.py` has written them."""
    text = files("contentgen.verification").joinpath("data/stems.txt").read_text(encoding="ascii")
    pairs = (line.split(" ") for line in text.splitlines())
    return {pair[0]: pair[-1] for pair in pairs}


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The Porter stem (Snowball English) of a lower-case word, British -ise spelled -ize."""
    return _known_stems().get(word) or work_out_stem(word)


def work_out_stem(word: str) -> str:
    """The same without the table."""
    return str(_STEMMER.word(_BRITISH.sub(r"iz\1", word)))


@lru_cache(maxsize=512)
def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning, hyphenated words in parts.

    Example:
        >>> sorted(content_stems("The sampler keeps one trace in a thousand"))
        ['keep', 'sampler', 'thousand', 'trace']

    """
    return frozenset(stems_in_order(text))


def stems_in_order(text: str) -> tuple[str, ...]:
    """The same stems as they follow on one another, repeats included."""
    parts = (part for word in _WORD.findall(text.lower()) for part in re.split(r"[-'’]", word))
    return tuple(stem(part) for part in parts if part not in STOP and len(part) > 1)


def share_covered(sentence: str, evidence: str) -> float:
    """Share of the sentence's content stems that the evidence holds; 1.0 for a sentence without any."""
    wanted = content_stems(sentence)
    return len(wanted & content_stems(evidence)) / len(wanted) if wanted else 1.0
