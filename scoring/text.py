"""Sentences and words of running English text: the one splitter that every score and every package uses.

Readability formulas and citation checks are only as good as the sentence boundaries under them. textstat
and the usual regular expressions break at `Dr.`, `U.S.`, `v1.42.0.` and list items (textstat issues 77, 195,
218), so the rules are our own, small and tested.
"""

from __future__ import annotations

import re

from scoring.vocabulary import word_set

_TERMINATOR = re.compile(r"([.!?…]+|[。！？])([\"'”’»)\]*_]*)(?=\s|$)|[。！？]")
_HARD_BREAK = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*+•▪‣→✅✔–]|\d{1,3}[.)])[ \t]+)|\n(?=[ \t]*#)")
_LAST_TOKEN = re.compile(r"[^\s(\[\"'“‘]+$")
_NEXT_TOKEN = re.compile(r"\s*[\"'“‘(\[*_]*([^\s]+)")
_LIST_NUMBER = re.compile(r"\s*\d{1,3}$")
_MARKERS_AFTER = re.compile(r"[ \t]*(?:\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\])+(?=\s|$)")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_WORD = re.compile(r"[^\W_]+(?:(?:['’\-.+/&]|(?<=\d),(?=\d))[^\W_]+)*")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Find the start and end of each sentence of `text`, in order, never overlapping, trimmed.

    >>> [("Dr. Li ran v1.42.0. It won.")[a:b] for a, b in sentence_spans("Dr. Li ran v1.42.0. It won.")]
    ['Dr. Li ran v1.42.0.', 'It won.']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _boundaries(text):
        _add_span(text, start, end, spans)
        start = end
    _add_span(text, start, len(text), spans)
    return spans


def split_sentences(text: str) -> list[str]:
    """Split `text` into sentences. Abbreviations, initials, decimals, versions and URLs end none.

    >>> split_sentences("See Smith et al. (2020), e.g. p. 4. Then use gpt-4o.")
    ['See Smith et al. (2020), e.g. p. 4.', 'Then use gpt-4o.']
    """
    return [text[start:end] for start, end in sentence_spans(text)]


def words(text: str) -> list[str]:
    """List the words of `text` as written: `don't`, `gpt-4o` and `1,000` are one each; URLs are none.

    >>> words("Don't use gpt-4o for 1,000 rows: https://a.example/x")
    ["Don't", 'use', 'gpt-4o', 'for', '1,000', 'rows']
    """
    return _WORD.findall(_URL.sub(" ", text))


def _add_span(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left and any(letter.isalnum() for letter in piece):
        spans.append((start + left, start + right))
    elif right > left and spans and "\n" not in text[spans[-1][1] : start + left]:
        spans[-1] = (spans[-1][0], start + right)


def _boundaries(text: str) -> list[int]:
    """Positions just after a sentence: hard breaks, and terminators that are not part of a name or number."""
    found = {match.end() for match in _HARD_BREAK.finditer(text)}
    urls = [match.span() for match in _URL.finditer(text)]
    for match in _TERMINATOR.finditer(text):
        end = match.end()
        if any(start < end < stop for start, stop in urls):
            continue
        markers = _MARKERS_AFTER.match(text, end)
        end = markers.end() if markers else end
        if match.group(1) is None or _ends_sentence(text, match, end):
            found.add(end)
    return sorted(found)


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    following = _NEXT_TOKEN.match(text, end)
    if following is None:
        return True
    token = following.group(1)
    mark = match.group(1)
    if mark[0] in "?!。！？":
        return not (token[0].islower() and bool(match.group(2)))
    if len(mark) > 1 or mark == "…":
        return not token[0].islower()
    return _full_stop_ends(text, match.start(), token)


def _full_stop_ends(text: str, stop: int, token: str) -> bool:
    """Whether the single full stop at `stop` ends a sentence that `token` would follow."""
    line_start = text.rfind("\n", 0, stop) + 1
    if _LIST_NUMBER.fullmatch(text[line_start:stop]):
        return False
    last = _LAST_TOKEN.search(text, line_start, stop)
    word = last.group().lower().strip("*_") if last else ""
    if word in word_set("never_last") or (word in {"p", "no"} and token[0].isdigit()):
        return False
    bare = re.sub(r"\W+$", "", token).lower()
    if word in word_set("sometimes_last") or _is_initials(last.group() if last else ""):
        return bare in word_set("starters") and token[0].isupper()
    if token[0].islower():
        return len(word) > 1 or not token.isalpha()
    return True


def _is_initials(token: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", token.strip("*_")))
