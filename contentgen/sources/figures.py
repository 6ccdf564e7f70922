"""The numbers of a sentence with what they count."""

from __future__ import annotations

import re

from contentgen.model import Figure
from contentgen.sources.text import word_list

_FIGURE = re.compile(
    r"(?P<money>[$€£])?(?<![\w.,(^-])(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\^\d+|\d+(?:\.\d+)?)(?!\d|\.\d|:\d)"
    r"(?:\s?(?P<sign>%|°C|(?:percent|per cent|percentage points?)\b)|(?P<scale>[KMBT])\b"
    r"|(?P<fold>-fold|x)(?!\w)|-(?P<joined>[a-z]+)"
    r"|\s(?P<words>[A-Za-z][\w-]*(?:\s[A-Za-z][\w-]*){0,2}))?"
)
_NOT_A_UNIT = frozenset(
    word_list(
        """
        a an and are as at be but by came can could did do does for from had has have in into is it may might more of
        less on only or out over per should so than that the then to under was were when where which while who will with
        within without would against between among after before during
        """
    )
)
_LEADS = frozenset(
    word_list(
        """
        a about above across after among an and around as at below between by for from in into nearly of on only or over
        some than the these those to under until up with within all both each every its their
        """
    )
)
_DATED = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:articles?|section|version|chapter|annex|table|figure|fig\.|part|phase|level|v)\.?\s$", re.IGNORECASE
)
_RANGE = re.compile(r"\s?(?:to|or|and|-|–)\s?$")


def figures(text: str) -> tuple[Figure, ...]:
    """Return each number of a text that counts something; dates, years and numbers of articles do not."""
    found: list[Figure] = []
    later = (len(text), "")
    for match in reversed(list(_FIGURE.finditer(text))):
        if _is_date(match) or _is_name(match, text):
            continue
        unit = _unit(match)
        if not unit and _RANGE.fullmatch(text[match.end("value") : later[0]]):
            unit = later[1]
        later = (match.start("value"), unit)
        found.append(Figure(value=match.group("value"), unit=unit))
    return tuple(dict.fromkeys(reversed(found)))


def _unit(match: re.Match[str]) -> str:
    if match.group("money"):
        return match.group("money")
    sign = match.group("sign")
    if sign:
        return "%" if sign in ("percent", "per cent") else sign
    if match.group("fold"):
        return "times"
    if match.group("joined") or match.group("scale"):
        return match.group("joined") or match.group("scale")
    kept = []
    for word in (match.group("words") or "").split():
        if word.lower() in _NOT_A_UNIT:
            break
        kept.append(word)
    return " ".join(kept)


def _is_date(match: re.Match[str]) -> bool:
    value, words = match.group("value"), (match.group("words") or "").split()
    if words and _DATED.match(words[0]):
        return True
    year = re.fullmatch(r"(?:19|20)\d\d", value)
    return bool(year) and not (match.group("money") or match.group("sign"))


def _is_name(match: re.Match[str], text: str) -> bool:
    """Whether a number is part of a name: Article 12, Llama 2, AI RMF 1.0."""
    before = text[: match.start("value")]
    if _NAMED.search(before):
        return True
    word = before.rstrip().rsplit(" ", 1)[-1].strip("\"'“”‘’(")
    named = word[:1].isupper() and word.lower() not in _LEADS and before.endswith(" ")
    small = re.fullmatch(r"\d{1,2}(?:\.0)?", match.group("value"))
    return bool(named and small) and not (match.group("money") or match.group("sign") or match.group("fold"))
