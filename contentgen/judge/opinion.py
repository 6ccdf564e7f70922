"""What a model says of a claim, and what of it may be believed: a verdict stands only on words that the source holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from contentgen.model import Frozen, VerdictStatus
from contentgen.sources.screen import Screen

_SCREEN = Screen()
_SIGNS = str.maketrans("‘’‚“”„–—‐‑−‹›", "'''\"\"\"-----<>")


class Judgement(Frozen):
    """One verdict as the model gives it; the grounds come before the verdict, so that it is drawn from them."""

    claim: str
    quotes: tuple[str, ...]
    reason: str
    verdict: Literal["supported", "contradicted", "unsupported"]
    confidence: float = Field(ge=0, le=1)


class Judgements(Frozen):
    """The answer to `judge.md.j2`."""

    judgements: tuple[Judgement, ...]


class Opinion(Frozen):
    """A verdict of the model judge.

    `quotes` are the words of the source that it rests on, `confidence` how sure the model says it is (0 to 1, None where
    there is no verdict). `unchecked` says in `reason` why there is none.
    """

    verdict: VerdictStatus
    reason: str
    quotes: tuple[str, ...] = ()
    confidence: float | None = None


def unchecked(why: str) -> Opinion:
    """No verdict."""
    return Opinion(verdict="unchecked", reason=why)


def opinion_of(given: Sequence[Judgement], source: str, quote_words: int) -> Opinion:
    """What the answers to one claim come to; anything but one verdict on words of the source is none.

    `quote_words` is the least number of words that the quotes of a verdict have together. Only "unsupported" needs none:
    what nothing speaks of cannot be quoted.
    """
    if len(given) != 1:
        return unchecked("no verdict came for it" if not given else f"{len(given)} verdicts came for it")
    (one,) = given
    quotes = tuple(quote for quote in one.quotes if quote.strip())
    known = _plain(source)
    for quote in quotes:
        if _plain(quote) not in known:
            return unchecked(f"the judge quotes what the source does not hold: {_line(quote)!r}")
        if order := _SCREEN.reason(quote):
            return unchecked(f"the judge rests on words that {order}: {_line(quote)!r}")
    if one.verdict != "unsupported" and sum(len(quote.split()) for quote in quotes) < quote_words:
        return unchecked(f"the judge says {one.verdict} and quotes fewer than {quote_words} words for it")
    return Opinion(verdict=one.verdict, reason=_line(one.reason), quotes=quotes, confidence=one.confidence)


def _plain(text: str) -> str:
    """The words and signs of a text, whatever the form of its quotation marks, dashes and spaces."""
    plain = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return re.sub(r"\s+", " ", plain).strip(' ."').casefold()


def _line(text: str) -> str:
    return " ".join(text.split())
