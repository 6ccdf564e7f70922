"""The quotations in a sentence: they have to stand in their source word for word."""

from __future__ import annotations

import re

#: fewer words in quotation marks are a term or a title, and no quotation
LEAST_WORDS = 4
_QUOTED = re.compile(r"“([^“”]*)”|(?<!\w)\"([^\"]*)\"(?!\w)")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def without_quotations(text: str) -> str:
    """The sentence without what others say in it."""
    return _QUOTED.sub(" ", text)


def quotations(text: str, known: str) -> tuple[str, ...]:
    """What the text quotes and `known` does not hold, word for word; an ellipsis joins parts of it.

    Example:
        >>> quotations("They say “traces join all spans”.", "Traces join all spans.")
        ()

    """
    matches = list(_QUOTED.finditer(text))
    words = f" {_plain(known)} " if matches else ""
    missing = []
    for match in matches:
        quote = match[1] or match[2] or ""
        parts = [_plain(part) for part in re.split(r"\.\.\.|…|\[[^\]]*\]", quote)]
        if len(quote.split()) >= LEAST_WORDS and any(part and f" {part} " not in words for part in parts):
            missing.append(quote)
    return tuple(missing)
