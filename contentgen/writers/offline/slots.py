"""Which slots (`{keyphrase}`) the phrases of a place may hold: looked at when the bank is read, not when it is used."""

from __future__ import annotations

import string
from collections.abc import Iterator

from contentgen.suggest import did_you_mean

_HEADING = frozenset({"keyphrase"})
_SLOTS: dict[str, frozenset[str]] = {
    "title": frozenset({"keyphrase", "n"}),
    "description": frozenset({"keyphrase", "n", "labels"}),
    "bridge": frozenset({"keyphrase", "point"}),
    "asking": _HEADING,
    "audience": frozenset({"audience"}),
    "short_note": frozenset({"n"}),
    "quote": frozenset({"source", "quote"}),
    "quote_again": frozenset({"source", "quote"}),
    "headings.checklist": _HEADING,
    "headings.conclusion": _HEADING,
    "linkedin.of_documents": _HEADING,
    "linkedin.step": frozenset({"step"}),
    "linkedin.article": frozenset({"title"}),
    "linkedin.audience": frozenset({"audience"}),
    "thread.opening": _HEADING,
    "thread.closing": frozenset({"step"}),
    "thread.more": frozenset({"n", "title"}),
    "brought.view": frozenset({"author", "thesis"}),
    "brought.description": frozenset({"keyphrase", "author"}),
    "brought.more": frozenset({"title"}),
    "brought.article": frozenset({"title"}),
    "brought.opening": _HEADING,
    "profile.of_organisation": frozenset({"name", "organisation"}),
    "profile.offer": frozenset({"author", "offer"}),
}
_OF_A_PATTERN = {
    "title": frozenset({"keyphrase", "a"}),
    "scope": frozenset({"a", "z"}),
    "of_documents": _HEADING,
    "ask": _HEADING,
}
_OF_A_QUESTION = {"keyphrase_heading": _HEADING}
_TONES = ("plain", "formal", "conversational")


def wrong_slots(bank: dict[str, object]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each phrase of a bank that could not be filled: where it stands, what is wrong with it, what may stand there."""
    for place, phrase in _phrases(bank, ()):
        allowed = _allowed(place)
        known = ", ".join(f"{{{name}}}" for name in sorted(allowed))
        told = f"allowed here: {known}" if known else "nothing is filled in here, so write it without braces"
        for wrong, hint in _wrong(phrase, allowed):
            yield place, f"{wrong} in {phrase!r}; {told}{hint}"


def _phrases(value: object, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _phrases(part, (*place, str(key)))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _phrases(part, place)


def _allowed(place: tuple[str, ...]) -> frozenset[str]:
    if place[0] in ("questions", "kinds"):
        return _OF_A_QUESTION.get(place[2], frozenset())
    if place[0] == "patterns":
        return _OF_A_PATTERN.get(place[2], frozenset())
    return _SLOTS.get(".".join(part for part in place if part not in _TONES), frozenset())


def _wrong(phrase: str, allowed: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What keeps a phrase from being filled, with a hint. Where nothing is filled in, a brace would be printed."""
    try:
        parts = list(string.Formatter().parse(phrase))
    except ValueError as error:
        yield f"a stray brace ({error})", ""
        return
    for _, name, form, conversion in parts:
        if name is not None and name not in allowed:
            yield f"unknown slot {{{name}}}", did_you_mean(name, allowed)
        elif form or conversion:
            yield f"more than a name in the slot {{{name}}}", ""
    if not allowed and all(name is None for _, name, *_ in parts) and set("{}") & set(phrase):
        yield "a brace", ""
