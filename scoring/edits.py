"""Stretches of a text exchanged for others, all the rest as it stands."""

from __future__ import annotations

from collections.abc import Iterable

#: where it begins and ends, and what comes in its place
Edit = tuple[int, int, str]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Lay edits into a text; they come in its order and none over another.

    >>> edited("one two three", [(0, 3, "1"), (8, 13, "3")])
    '1 two 3'
    """
    parts, at = [], 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])
