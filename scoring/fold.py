"""Where LinkedIn folds a post: after about three lines, 140 characters on a phone and 210 on a desktop.

LinkedIn documents neither; guides differ. A line break uses up the rest of its line.
Source: guides disagree; our choice
"""

from __future__ import annotations

import math
import re

LINES = 3


def fold_at(text: str, characters: int) -> int | None:
    r"""Find the offset at which `text` is folded when three lines hold `characters`; None if it is shown whole.

    >>> fold_at("a" * 200, 140), fold_at("One line.\n\n" + "a" * 200, 140), fold_at("Short.", 140)
    (140, 58, None)
    """
    line = characters / LINES
    used = 0.0
    for offset, letter in enumerate(text):
        if used >= characters - 1e-9:
            return offset
        used = (math.floor(used / line + 1e-9) + 1) * line if letter == "\n" else used + 1
    return None


def words_at(text: str, offset: int) -> tuple[str, str]:
    """Give the word that the fold cuts, or the last one shown, and the same with the word before it.

    >>> words_at("the key to unlocking value", 13)
    ('unlocking', 'to unlocking')
    """
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    shown = [match for match in re.finditer(r"\S+", line) if match.start() < offset - start]
    if not shown:
        return "", ""
    before = shown[-2].start() if len(shown) > 1 else shown[-1].start()
    return shown[-1].group().strip(".,;:!?"), line[before : shown[-1].end()].strip(".,;:!?")
