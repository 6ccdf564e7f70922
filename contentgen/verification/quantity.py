"""The quantities that a sentence states, and whether a fact's figures give them: exactly, rounded honestly, or worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from contentgen.model import Frozen
from contentgen.verification.number import MULTIPLES, SCALES, WORDS, numbers

Kind = Literal["number", "share", "ratio", "year"]
Bound = Literal["exact", "above", "least", "below", "nearly", "about"]

_NUMBER_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_NUMBER = (
    rf"(?:\b(?:an?|one) (?:hundred|thousand|million|billion)\b|\d+(?:,\d{{3}})*(?:\.\d+)?(?:k|bn"
    rf"|(?-i:[MB])\b)?(?: (?:{'|'.join(SCALES)})\b)?|\b(?:{_NUMBER_WORD})(?:[ -](?:{_NUMBER_WORD}))*\b)"
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_RATIOS = {
    "halv": 0.5,
    "doubl": 2,
    "tripl": 3,
    "quadrupl": 4,
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "tenfold": 10,
    "twice": 2,
}
_SOME = {"half a dozen": 6, "a dozen": 12, "dozens": 24, "scores of": 40, "hundreds": 200, "thousands": 2000}
_STATED = re.compile(
    rf"(?P<some>\b(?:{'|'.join(_SOME)})\b)"
    rf"|(?P<of>{_NUMBER}) (?:(?!million|percent)[a-z]+ )?(?:in|out of|of every) (?!(?:19|20)\d\d\b)(?P<every>{_NUMBER})"
    r"|(?P<half>\bhalf\b)"
    rf"|(?:\b(?:by|of|nearly|almost|about|roughly|over|than|some|around) )?\b(?P<parts>an?|one|two|three|four"
    rf"|five|seven|nine)[ -](?P<part>third|quarter|fifth|sixth|eighth|tenth)s?\b"
    rf"|(?P<times>{_NUMBER}) times (?:as|faster|slower|more|fewer|less|quicker|cheaper|higher|lower|larger"
    rf"|smaller|the)\b"
    rf"|(?P<share>{_NUMBER}) ?(?:%|per ?cent\b)"
    r"|(?P<ratio>\b(?:halv|doubl|tripl|quadrupl)(?:e|es|ed|ing)\b|\b(?:twice|twofold|threefold|fourfold|tenfold)\b)"
    rf"|(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_BOUNDS: dict[Bound, str] = {
    "above": r"more than|over|above|beyond|passed|exceeded|upwards of|well over|topped",
    "least": r"at least|no fewer than|no less than",
    "below": r"less than|under|below|fewer than",
    "nearly": r"nearly|almost|close to|just under|just short of|not quite",
    "about": r"about|around|roughly|some|approximately|an estimated",
}
_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, re.compile(rf"\b(?:{words}) (?:the |a |an )?$", re.IGNORECASE)) for bound, words in _BOUNDS.items()
)
#: what a figure is to a change: its size or one of its ends
_LINK = re.compile(
    r"\b(by|to|from) (?:(?:about|around|nearly|almost|just|over|more|than|under|roughly|some|only|as|little|of) )*$",
    re.IGNORECASE,
)
_CHANGE = re.compile(rf"\bfrom {_NUMBER}%?.*?\bto {_NUMBER}%?", re.IGNORECASE)
_PLACE_IN_TIME = re.compile(
    r"\b(?:a|per|each|one|every) quarter\b(?! (?:of|fewer|less|lower|more|faster|cheaper))", re.IGNORECASE
)
_COMPARED = re.compile(r"\bby (?:an?|one) (?:quarter|third)\b", re.IGNORECASE)
_FROM_TO = re.compile(
    rf"(?:from )?(?P<one>{_NUMBER})%?(?: [a-z%]+){{0,3}}?,? (?:down |up )?to (?:about )?(?P<other>{_NUMBER})",
    re.IGNORECASE,
)
_OUT_OF = re.compile(rf"(?P<one>{_NUMBER}) (?:out )?of (?:the |our |my |all )?(?P<other>{_NUMBER})", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


_INNER: dict[str, Bound] = {"nearly": "nearly", "almost": "nearly", "over": "above", "than": "above"}


class Quantity(Frozen):
    """One stated amount. A share is 0 to 1, a ratio what something was multiplied by."""

    value: float
    kind: Kind
    bound: Bound
    text: str
    link: str = ""


class Slack(Frozen):
    """How far a rounded figure may lie from the true one."""

    lower_bound: float = 0.5
    nearly: float = 0.85
    about: float = 0.1
    share: float = 0.0051
    ratio: float = 0.03


def _value(text: str) -> float:
    found = numbers(text.replace("-", " "), small=0)
    return max((float(n) for n in found if re.fullmatch(r"\d+(?:\.\d+)?", n)), default=0.0)


def stated(text: str) -> Iterator[Quantity]:
    """The quantities of a text in order; a bare "one" is none.

    Example:
        >>> [(q.value, q.kind, q.bound) for q in stated("More than two in five of 1,200 teams in 2023")]
        [(0.4, 'share', 'above'), (1200.0, 'number', 'exact'), (2023.0, 'year', 'exact')]

    """
    words = _PLACE_IN_TIME.sub(lambda m: m[0] if _COMPARED.search(text) else " " * len(m[0]), text)
    for match in _STATED.finditer(words):
        before = words[: match.start()]
        bound: Bound = next((name for name, pattern in _BEFORE if pattern.search(before)), "exact")
        quantity = _quantity(match, bound)
        if quantity:
            link = _LINK.search(before + ("by " if match[0].startswith("by ") else ""))
            yield quantity.model_copy(update={"link": link[1].lower() if link else ""})


def _quantity(match: re.Match[str], bound: Bound) -> Quantity | None:
    value, kind = _amount(match)
    if match["some"] and (match["some"].lower().endswith("s") or " of" in match["some"]):
        bound = "least"
    if match["part"] and (
        inner := re.match(r"(?:nearly|almost|about|roughly|over|than|some|around)(?= )", match[0], re.IGNORECASE)
    ):
        bound = _INNER.get(inner[0].lower(), "about")
    return Quantity(value=value, kind=kind, bound=bound, text=match[0]) if value else None


def _amount(match: re.Match[str]) -> tuple[float, Kind]:
    """Value and kind of what was found; 0 where it is no quantity."""
    if match["some"]:
        return _SOME[match["some"].lower()], "number"
    if match["of"]:
        whole = _value(match["every"])
        return (_value(match["of"]) / whole if whole else 0.0), "share"
    if match["half"]:
        return 0.5, "share"
    if match["part"]:
        count = 1.0 if match["parts"].lower() in ("a", "an") else _value(match["parts"])
        return count / _PARTS[match["part"].lower()], "share"
    return _plain_amount(match)


def _plain_amount(match: re.Match[str]) -> tuple[float, Kind]:
    if match["times"]:
        return _value(match["times"]), "ratio"
    if match["share"]:
        return _value(match["share"]) / 100, "share"
    if match["ratio"]:
        return next(v for k, v in _RATIOS.items() if match["ratio"].lower().startswith(k)), "ratio"
    if match["number"].lower() == "one":
        return 0.0, "number"
    return _value(match["number"]), "year" if _YEAR.fullmatch(match["number"]) else "number"


def derived(fact: str) -> tuple[list[float], list[float], list[float]]:
    """Numbers, shares and ratios that a fact gives: those it states, and those of its "from A to B" and "A of B"."""
    own = list(stated(fact))
    given = [q.value for q in own if q.kind == "number"]
    shares = [q.value for q in own if q.kind == "share"]
    ratios = [q.value for q in own if q.kind == "ratio"] + [1 - s for s in shares if s < 1] + [1 + s for s in shares]
    for match in _FROM_TO.finditer(fact):
        one, other = _value(match["one"]), _value(match["other"])
        if one and other and not _YEAR.fullmatch(match["one"]):
            given.append(abs(other - one))
            shares.append(abs(other - one) / one)
            shares += [other / one] if match[0].lower().startswith("from") and other < one else []
            ratios += [other / one, *([one / other] if one > other else [])]
    for match in _OUT_OF.finditer(fact):
        one, other = _value(match["one"]), _value(match["other"])
        if 0 < one <= other:
            given.append(other - one)
            shares.append(one / other)
    return given, shares, ratios


def changes(fact: str) -> list[float]:
    """By what share each "from A to B" of a fact changed."""
    pairs = ((_value(m["one"]), _value(m["other"])) for m in _FROM_TO.finditer(fact))
    return [abs(other - one) / one for one, other in pairs if one and other]


def follows(said: Quantity, fact: str, slack: Slack | None = None) -> bool:
    """Whether the fact's figures give this quantity (a year is looked up elsewhere).

    Example:
        >>> [follows(next(stated(s)), "from 4,000 to 11,500") for s in ("nearly tripled", "tripled", "more than 11,000")]
        [True, False, True]

    """
    slack = slack or Slack()
    numbers_, shares, ratios = derived(fact)
    if said.kind == "number":
        return any(_near(said, true, 1e-9, slack) for true in numbers_)
    if said.kind == "share":
        return any(_near(said, true, slack.share, slack) for true in shares)
    falls = said.value < 1
    return any(
        _near(said, true, slack.ratio * said.value, slack, falls=falls) for true in ratios if (true < 1) == falls
    )


def _near(said: Quantity, true: float, exact: float, slack: Slack, *, falls: bool = False) -> bool:
    value = said.value
    if falls:  # "more than halved" leaves less than a half
        value, true = 1 - value, 1 - true
    if said.bound == "above":
        return slack.lower_bound * true <= value < true
    if said.bound == "least":
        return slack.lower_bound * true <= value <= true or (said.text.endswith("s") and value <= true <= 5 * value)
    if said.bound == "below":
        return true < value <= true / slack.lower_bound
    if said.bound == "nearly":
        return slack.nearly * value <= true <= value
    if said.bound == "about":
        return abs(value - true) <= slack.about * true
    return abs(value - true) <= exact


__all__ = ["MULTIPLES", "Quantity", "Slack", "derived", "follows", "stated"]
