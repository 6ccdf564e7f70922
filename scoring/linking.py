"""Whether a sentence says how it follows from the one before: by a word (`but`) or a phrase (`for example`)."""

from __future__ import annotations

import re

from scoring.text import words
from scoring.vocabulary import word_set

_PHRASES = re.compile(
    r"\b(?:for (?:example|instance|this reason|that reason)|such as|that is|in (?:addition|contrast|fact|short|other words|"
    r"particular|turn|the same way|the end|general|this case|that case|practice)|as (?:a result|well|long as|soon as|far as)|"
    r"on the (?:other hand|contrary|one hand)|at the same time|after (?:all|that)|above all|by contrast|even (?:so|though|if)|"
    r"given that|so that|due to|rather than|of course|to sum up|not only|both .{3,60} and|either .{3,60} or|neither .{3,60} nor|"
    r"the (?:more|less) .{3,60} the (?:more|less)|e\.g\.|i\.e\.)",
    re.IGNORECASE,
)


def links_on(sentence: str) -> bool:
    """Tell whether a sentence holds a word or phrase that ties it to what stands before or beside it.

    >>> links_on("But the cache was cold."), links_on("Take Redis, for example."), links_on("The cache was cold.")
    (True, True, False)
    """
    linking = word_set("linking_words")
    return any(word.lower() in linking for word in words(sentence)) or bool(_PHRASES.search(sentence))
