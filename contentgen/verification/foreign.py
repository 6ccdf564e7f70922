"""Addresses and markup: a text may hold only those that its sources or its brief hold."""

from __future__ import annotations

import re

_FOREIGN = re.compile(
    r"https?:\S+|//\S+|\bwww\.\S+|\b(?:mailto|javascript|data):\S+|</?[a-z!][^<>]*>?|!?\[[^\]]*\]\([^)]*\)?"
    r"|\b(?:[\w-]+\.)+(?:com|org|net|io|ai|dev|app|eu|co|shop|xyz|info|biz|me|ly|gg|to|site|online|store|tech|cloud)\b(?:/\S*)?",
    re.IGNORECASE,
)


def foreign(text: str, known: str) -> tuple[str, ...]:
    """Addresses and tags in the text that do not stand in `known`.

    Example:
        >>> foreign("See https://a.example.org/x, and <b>buy</b>.", "from https://a.example.org/x on")
        ('<b>', '</b>')

    """
    whole = {word.strip(".,;:!?)(”“\"'<>") for word in known.lower().split()}
    found = (match[0].rstrip(".,;:!?)”\"'") for match in _FOREIGN.finditer(text))
    return tuple(each for each in found if each.lower() not in whole)
