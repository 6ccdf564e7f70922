"""Fields of a citation as the user's files give them: no markup, one line, not endless, and no word to a model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from contentgen.sources.screen import Screen
from contentgen.sources.text import clean, squeeze

MOST_CHARACTERS = 300
MOST_URL_CHARACTERS = 2000
_READ = 10_000  # a field longer than this is cut before anything looks at it
_HIDDEN = re.compile(r"<!--.*?-->|<(script|style|iframe|object|svg)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>")
_OPENING = re.compile(r"<+(?=[A-Za-z/!?])")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_IDENTIFIERS = ("URL", "DOI", "archive_location")  # cut or changed, each would be another one
_PEOPLE = ("author", "editor")


def plain_field(text: str) -> str:
    """A field in one line, without tags, hidden markup, links of Markdown and control characters."""
    text, before = clean(text[:_READ]), ""
    while text != before:
        before = text
        text = _LINK.sub(r"\1", _TAG.sub("", _HIDDEN.sub("", text)))
    return squeeze(_OPENING.sub("", text))


def safe_csl(csl: Mapping[str, Any], screen: Screen, *, fallback: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The CSL fields as they may be shown, and the names of those left out because they speak to a model."""
    safe: dict[str, Any] = {}
    refused: list[str] = []
    for name, value in csl.items():
        if name in _PEOPLE:
            named = [each for each in map(_person, value) if each]
            # what follows an order may be the rest of it: "and" parts names in BibTeX
            people = list(takewhile(lambda each: not screen.reason(whole_name(each)), named))
            safe |= {name: people} if people else {}
            refused += [name] if len(people) < len(named) else []
        elif not isinstance(value, str):
            safe[name] = value
        elif screen.reason(value) or screen.reason(plain_field(value)):
            refused.append(name)
        elif shown := _shown(name, value):
            safe[name] = shown
    return {**safe, "title": safe.get("title") or fallback}, tuple(refused)


def _shown(name: str, value: str) -> str:
    """The text of a field; nothing where an identifier would not stay what it is."""
    text = plain_field(value)
    if name in _IDENTIFIERS:
        most = MOST_URL_CHARACTERS if name == "URL" else MOST_CHARACTERS
        return text if text == value and len(text) <= most and not re.search(r"[<>\"`\\]", text) else ""
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1].rstrip() + "…"


def _person(person: Mapping[str, str]) -> dict[str, str]:
    """A name with the parts that are left; one without a family name is not taken apart."""
    parts = {name: shown for name, value in person.items() if (shown := _shown(name, value))}
    return parts if parts.keys() & {"family", "literal"} else ({"literal": whole_name(parts)} if parts else {})


def whole_name(person: Mapping[str, str]) -> str:
    """A name as it is said, its parts in their order."""
    order = ("literal", "given", "non-dropping-particle", "family", "suffix")
    return " ".join(person[part] for part in order if part in person)
