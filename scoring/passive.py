"""Passive clauses of English sentences: a form of be or get, and a past participle behind it.

Between the two may stand adverbs and nothing else, so that "is an advanced method" is none. Participles are regular
ones and those of our table; states ("was tired") count as passive only where "by" follows.
Source: the definition is that of https://www.plainlanguage.gov/guidelines/conversational/use-active-voice/
"""

from __future__ import annotations

import re

from scoring.vocabulary import word_set

_TOKEN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|[^\sA-Za-z]")
_BY = 3


def passive_spans(text: str) -> list[tuple[int, int]]:
    """Find each passive verb of a sentence, from its form of be or get to the participle.

    >>> [("The lock was quickly found. It is a tried idea."[a:b]) for a, b in passive_spans("The lock was quickly found.")]
    ['was quickly found']
    """
    tokens = [(match.group().lower().replace("’", "'"), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    found: list[tuple[int, int]] = []
    for place, (word, start, _) in enumerate(tokens):
        got = word in word_set("get_forms")
        if not got and word not in word_set("be_forms"):
            continue
        at = _next_verb(tokens, place + 1)
        if at is None or (found and start < found[-1][1]):
            continue
        if _is_passive([token[0] for token in tokens], at, got=got):
            found.append((start, tokens[at][2]))
    return found


def _next_verb(tokens: list[tuple[str, int, int]], at: int) -> int | None:
    """Skip the adverbs and further forms of be behind a form of be."""
    while at < len(tokens):
        word = tokens[at][0]
        adverb = word.endswith("ly") or word in word_set("between_be_and_participle")
        if not adverb and word not in {"being", "been"}:
            return at
        at += 1
    return None


def _is_passive(words: list[str], at: int, *, got: bool) -> bool:
    word = words[at]
    by = "by" in words[at + 1 : at + 1 + _BY]
    if word in word_set("irregular_participles"):
        return not (got and word in {"read", "put", "set", "let", "hit", "run", "left", "lost", "stuck"}) or by
    if not word.endswith("ed") or len(word) < 4 or word in word_set("ends_like_a_participle"):
        return False
    if word in word_set("states") or (word.startswith("un") and word not in word_set("undoing_verbs")):
        return by
    return not (got and word in {"started", "involved", "used", "dressed", "rid"}) or by
