"""Whether neighbouring sentences share more words than distant ones: shuffled text does not.

Lexical cohesion after Halliday and Hasan (1976), measured as in TextTiling (Hearst 1997,
https://aclanthology.org/J97-1003/): the mean overlap with the two sentences before, against all other pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scoring.structure import Sentence
from scoring.vocabulary import content_words, stem

MOST_SENTENCES = 400


def cohesion(sentences: Sequence[Sentence], common: float = 0.25) -> float | None:
    """Measure in standard errors how much nearer sentences share words; under 12 sentences say nothing.

    Words in more than the share `common` of the sentences are left out: they tie everything to everything.
    """
    import numpy as np

    bags = [_bag(sentence) for sentence in sentences[:MOST_SENTENCES]]
    spread = Counter(word for bag in bags for word in bag)
    kept = {word for word, count in spread.items() if 1 < count <= common * len(bags)}
    if len(bags) < 12 or not kept:
        return None
    rows_of: dict[str, list[int]] = {}
    for row, bag in enumerate(bags):
        for word in bag & kept:
            rows_of.setdefault(word, []).append(row)
    shared = np.zeros((len(bags), len(bags)))
    for held in rows_of.values():
        shared[np.ix_(held, held)] += 1.0
    sizes = np.array([max(1.0, len({w for w in bag if spread[w] <= common * len(bags)})) for bag in bags])
    overlap = shared / np.minimum.outer(sizes, sizes)
    two = np.maximum(overlap[:, 1:], overlap[:, :-1])
    rows, columns = np.indices(two.shape)
    gap = rows - columns
    near = np.concatenate([overlap[1:2, 0], two[gap == 2]])
    far = two[(gap > 4) | (gap < -2)]
    spread_of_far = float(far.std()) if far.size else 0.0
    if spread_of_far == 0.0:
        return 0.0
    return float((near.mean() - far.mean()) / (spread_of_far / np.sqrt(near.size)))


def _bag(sentence: Sentence) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(sentence.words) if len(word) > 2)
