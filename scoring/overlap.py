"""Blocks of one text that say the same: shared words of meaning, weighted by how rare they are in the text.

The weight is the inverse document frequency of Sparck Jones (1972), https://doi.org/10.1108/eb026526, over the blocks.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from scoring.structure import Block
from scoring.text import words
from scoring.vocabulary import content_words, stem

MOST_BLOCKS = 300


def repeats(blocks: Sequence[Block], least_share: float, least_words: int) -> list[tuple[Block, Block]]:
    """Find for each block the earlier one that holds most of what it says, if that is `least_share` of its weight."""
    bags = [bag_of(block.text) for block in blocks[:MOST_BLOCKS]]
    spread = Counter(word for bag in bags for word in bag)
    weight = {word: math.log(len(bags) / count) for word, count in spread.items()}
    found: list[tuple[Block, Block]] = []
    for later in range(len(bags)):
        best = max(range(later), key=lambda at: _share(bags[at], bags[later], weight, least_words), default=None)
        if best is not None and _share(bags[best], bags[later], weight, least_words) >= least_share:
            found.append((blocks[best], blocks[later]))
    return found


def bag_of(text: str) -> frozenset[str]:
    """List the stems of the words that carry meaning, names and acronyms among them."""
    return frozenset(stem(word) for word in content_words(words(text)) if len(word) > 2)


def _share(one: frozenset[str], other: frozenset[str], weight: dict[str, float], least: int) -> float:
    shared = one & other
    if len(shared) < least:
        return 0.0
    total = min(sum(weight[word] for word in bag) for bag in (one, other))
    return sum(weight[word] for word in shared) / total if total > 0 else 0.0
