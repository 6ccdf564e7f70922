"""The proper names that a sentence uses: people, tools, models, laws, products."""

from __future__ import annotations

import re

#: a capital says nothing about the first word of a sentence unless the word also looks like a name inside
_WORD = re.compile(r"[^\W\d_][\w'’+^./-]*[\w+^]|[^\W\d_]", re.UNICODE)
_INNER_CAPITAL = re.compile(r"^.[^\s]*[A-Z]|^[A-Z]{2,}|\d")
#: capitalised words that name nothing in particular
COMMON = frozenset(
    """
    i ai ml llm llms api apis the january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday english ok url urls seo cpu gpu json html
    pdf http https
    """.split()
)


def _tokens(text: str) -> list[tuple[str, bool]]:
    """Words with a flag: stands at the start of a sentence or clause where a capital is only grammar."""
    found = []
    for match in _WORD.finditer(text):
        before = text[: match.start()].rstrip()
        starts = not before or before[-1] in ".?!:;“\"'(‘[|→-"
        found.append((match[0].strip("'’./-"), starts))
    return found


def names(text: str) -> frozenset[str]:
    """Names in the text, lower case.

    Example:
        >>> sorted(names("The default sampler of OpenTelemetry keeps what Jaeger drops."))
        ['jaeger', 'opentelemetry']

    """
    found = set()
    for word, starts in _tokens(text):
        lowered = re.sub(r"['’]s$", "", word).lower()
        if lowered in COMMON or not any(c.isalpha() for c in word):
            continue
        if (word[0].isupper() and not starts) or _INNER_CAPITAL.search(word):
            found.add(lowered)
    return frozenset(found)


def vocabulary(text: str) -> frozenset[str]:
    """All words of a text, lower case, possessives and plural s cut, hyphenated ones whole and in parts."""
    found = set()
    for word, _ in _tokens(text):
        lowered = re.sub(r"['’]s$", "", word).lower()
        found |= {lowered, lowered.rstrip("s"), *re.split(r"[-/^]", lowered)}
    return frozenset(found)
