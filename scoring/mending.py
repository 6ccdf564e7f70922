"""Text whose UTF-8 bytes were read in another encoding, as it was: for rules that count what a reader was to see."""

from __future__ import annotations

import re

from scoring.limits.garbled import repaired

_RUN = re.compile(r"[^\x00-\x7f]+")


def mended(text: str) -> str:
    r"""Repair each garbled run of a text and leave the rest.

    >>> mended("caf\u221a\u00a9 au lait")
    'café au lait'
    """
    return text if text.isascii() else _RUN.sub(lambda run: repaired(run[0]), text)
