"""What a reader who mistyped a name may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """End an error message with the nearest known name, or with nothing where none is near.

    >>> did_you_mean("linkdin", ["blog", "linkedin", "x"])
    ". Did you mean 'linkedin'?"
    >>> did_you_mean("mastodon", ["blog", "linkedin", "x"])
    ''
    """
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=likeness)
    return f". Did you mean '{near[0]}'?" if near else ""
