"""Small operations on sentences: joining with a connective, capitals, full stops, word counts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from contentgen.model import Evidence

_FUNCTION_WORDS = frozenset(
    """
    a an the in on at with for across over under when if by to of from even its their one some many most each
    every both no as after before during among between only it this that these those there about out up more
    than two three four
    """.split()
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*", re.UNICODE)


def lower_case_words(ledger: Iterable[Evidence]) -> frozenset[str]:
    """Words that occur in lower case somewhere in the ledger, and so are no names."""
    texts = " ".join(f"{item.claim} {item.note} {item.short}" for item in ledger)
    return frozenset(word for word in _WORD.findall(texts) if word.islower()) | _FUNCTION_WORDS


def lowered(sentence: str, common: frozenset[str]) -> str:
    """The sentence with a small first letter, unless it begins with a name."""
    words = _WORD.findall(sentence[:60])
    if (
        not words
        or not sentence[0].isalpha()
        or words[0].lower() not in common
        or (not words[0][1:].islower() and len(words[0]) > 1)
    ):
        return sentence
    if len(words) > 1 and words[1][0].isupper() and words[0].lower() not in _FUNCTION_WORDS:
        return sentence
    return sentence[0].lower() + sentence[1:]


def proper_words(ledger: Iterable[Evidence]) -> frozenset[str]:
    """Words that have a capital inside a sentence of the ledger, and so are names."""
    inside = (word for item in ledger for word in _WORD.findall(item.claim.partition(" ")[2]))
    return frozenset(word for word in inside if word[0].isupper())


def in_sentence(heading: str, proper: frozenset[str]) -> str:
    """A heading as a part of a sentence: `Avoiding Large WAL Files` is `avoiding large WAL files`."""

    def small(match: re.Match[str]) -> str:
        word = match.group()
        return word.lower() if word[1:].islower() and word not in proper else word

    return re.sub(r"[^\W\d_]+", small, heading)


def inside_marks(quote: str) -> str:
    """A quotation as it stands between quotation marks: its own marks left off where they are around it, else single."""
    text = quote.strip()
    whole = text[:1] == "“" and text[-1:] == "”" and text.count("“") == 1
    return (text[1:-1] if whole else text).replace("“", "‘").replace("”", "’")


def capital(text: str) -> str:
    """The text with a capital first letter, unless its first word has an inner capital, a digit or an underscore."""
    first = text.split(" ", 1)[0] if text else ""
    return (
        text
        if not text or any(c.isupper() or c.isdigit() or c == "_" for c in first[1:])
        else text[0].upper() + text[1:]
    )


def sentence_of(text: str) -> str:
    """The text as a sentence: capital first, a full stop last."""
    text = capital(text.strip())
    return text if text[-1:] in ".?!" or text[-2:] in (".”", "?”", "!”") else f"{text}."


def joined(connective: str, sentence: str, common: frozenset[str]) -> str:
    """A connective before a sentence: `But` and `The sampler drops it.` give `But the sampler drops it.`."""
    return f"{connective} {lowered(sentence, common)}"


def listed(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def count_words(text: str) -> int:
    """Words as a reader counts them: runs of characters between spaces that hold a letter or digit."""
    return sum(any(c.isalnum() for c in word) for word in text.split())
