"""Picks among phrases so that a text does not repeat itself and a run can be reproduced."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


class Variety:
    """Remembers what one piece has used. Made anew for each piece, so that no order of work changes a text.

    Example:
        >>> variety = Variety("AI observability")
        >>> variety.pick(["However,", "Yet"], "contrast") != variety.pick(["However,", "Yet"], "contrast")
        True

    """

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._used: list[str] = []

    def pick(self, options: Sequence[str], key: str) -> str:
        """An option not used yet, else the one used longest ago; where to start is fixed by the seed and the key."""
        digest = hashlib.sha256(f"{self._seed}\0{key}".encode()).digest()
        start = int.from_bytes(digest[:4], "big") % len(options)
        turned = [*options[start:], *options[:start]]
        unused = [option for option in turned if option not in self._used]
        chosen = unused[0] if unused else min(turned, key=self._last_use)
        self._used.append(chosen)
        return chosen

    def _last_use(self, option: str) -> int:
        return max(index for index, used in enumerate(self._used) if used == option)
