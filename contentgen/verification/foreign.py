"""Addresses and markup: a text may hold only those that its sources or its brief hold."""

from __future__ import annotations

import re

_FOREIGN = re.compile(
    r"https?://\S+|\bwww\.\S+|\b(?:[\w-]+\.)+(?:com|org|net|io|ai|dev|app|eu|co)\b(?:/\S*)?|</?[a-z!][^<>]*>",
    re.IGNORECASE,
)


def foreign(text: str, known: str) -> tuple[str, ...]:
    """Addresses and tags in the text that do not stand in `known`.

    Example:
        >>> foreign("See https://a.example.org/x, and <b>buy</b>.", "from https://a.example.org/x on")
        ('<b>', '</b>')

    """
    lowered = known.lower()
    found = (match[0].rstrip(".,;:!?)”\"'") for match in _FOREIGN.finditer(text))
    return tuple(each for each in found if each.lower() not in lowered)
