"""Markdown in a line of a post, and the line without it where nothing but the marks would go."""

from __future__ import annotations

import re

MARKS = {
    "bold": re.compile(r"\*\*\S[^*\n]*\*\*|__\S[^_\n]*__"),
    "italic": re.compile(r"(?<![\w*])\*[^\s*][^*\n]*\*(?![\w*])"),
    "heading or list": re.compile(r"^#{1,6}\s+\S|^\s*[*+]\s+\S"),
    "link": re.compile(r"\[[^\]\n]+\]\(https?://[^)\s]+\)"),
    "code": re.compile(r"`[^`\n]+`|^```"),
}
_PLAIN = (
    (re.compile(r"\[([^\]\n]+)\]\((https?://[^)\s]+)\)"), r"\1 (\2)"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\*\*(\S[^*\n]*)\*\*|__(\S[^_\n]*)__"), r"\1\2"),
    (re.compile(r"(?<![\w*])\*([^\s*][^*\n]*)\*(?![\w*])"), r"\1"),
    (re.compile(r"^#{1,6}\s+(?=\S)"), ""),
    (re.compile(r"^(\s*)\*(\s+)(?=\S)"), r"\1•\2"),
)
#: what may be meant: a fence of code, a rule of signs, `+ 40%`, `__init__`, marks within code or within an address
_MEANT = re.compile(
    r"^\s*```|^[\s*+_-]+$|^\s*\+\s|__[a-z][a-z0-9_]*__|`[^`\n]*[*_\[#][^`\n]*`|(?<!\()https?://\S*(?:\*|__|`)"
    r"|\(https?://[^)\s]*(?:\*|__|`)"
)
_TRIES = 20


def marks_in(line: str) -> list[str]:
    """Name the kinds of Markdown in a line.

    >>> marks_in("* A **bold** claim"), marks_in("2 * 3 * 4")
    (['bold', 'heading or list'], [])
    """
    return [name for name, pattern in MARKS.items() if pattern.search(line)]


def without_marks(line: str) -> str | None:
    """The line in plain text, or None where a sign may be meant as it stands and a person has to look.

    >>> without_marks("* A **bold** [claim](https://a.example)"), without_marks("Call `__init__` first")
    ('• A bold claim (https://a.example)', None)
    """
    if _MEANT.search(line):
        return None
    for _ in range(_TRIES):
        before = line
        for pattern, plain in _PLAIN:
            line = pattern.sub(plain, line)
        if line == before:
            break
    return None if marks_in(line) or not line.strip() else line


def stretch(line: str) -> tuple[int, str, str | None]:
    """The part of a line that its marks take up: where it begins, from 0, what it is, and the same without marks.

    >>> stretch("A **bold** claim"), stretch("Call `__init__` first")
    ((2, '**bold**', 'bold'), (5, '`__init__`', None))
    """
    plain = without_marks(line)
    if plain is None:
        found = [match.span() for pattern in MARKS.values() for match in pattern.finditer(line)]
        start, end = min(start for start, _ in found), max(end for _, end in found)
        return start, line[start:end], None
    start = _alike(line, plain)
    same = _alike(line[start:][::-1], plain[start:][::-1])
    return start, line[start : len(line) - same], plain[start : len(plain) - same]


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
