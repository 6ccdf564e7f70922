"""Whether sentences stand in an order: what ties each to its neighbours, against the same sentences permuted.

A permutation test (Fisher 1935) over cues of coherence: words shared with the sentences near by (Halliday and Hasan
1976; TextTiling, Hearst 1997, https://aclanthology.org/J97-1003/), with the heading above and across the section; a
thing or name introduced before it is taken as known (Prince 1981); tense and person that stay; paragraphs that do not
begin with "it" or "but", and colons that end one.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scoring.structure import Block, Heading, Sentence
from scoring.text import words
from scoring.vocabulary import content_words, stem, word_set

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_PAST = re.compile(
    r"\b(?:was|were|had|did|went|found|made|took|came|said|told|got|gave|knew|wrote|saw|\w{3,}ed)\b", re.I
)
_WE = re.compile(r"\b(?:i|we|my|our|us|me)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:is|are|has|have|does|do|can|will|should|must|may)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_STYLE = (_PAST, _WE, _YOU, _NOW, _DIGIT)
_SHORT_NAME = re.compile(r"\(([A-Z][A-Za-z]{1,7})\)")


@dataclass(frozen=True)
class OrderTest:
    """The cues' weights and the reach of the two kernels, in sentences; `style` are those of `_STYLE` in its order.

    Chosen on 250 articles of two public blogs (18F and Rust) against shuffled copies of them, rounded.
    """

    least_sentences: int = 8
    most_sentences: int = 90
    permutations: int = 60
    near: float = 1.0
    wide: float = 12.0
    like: float = 1.5
    style: tuple[float, ...] = (0.5, 0.65, 0.95, 0.5, 0.35)
    weights: dict[str, float] = field(
        default_factory=lambda: {
            "near": 2.1, "wide": 1.2, "style": 1.1, "known": 0.4, "opener": 0.5, "colon": 1.6, "heading": 2.1,
        }
    )  # fmt: skip


class Ordering(NamedTuple):
    """How far from chance in standard errors, over how many sentences, beginning where."""

    errors: float
    sentences: int
    line: int


def order(
    prose: Sequence[Block], sentences: Sequence[Sentence], headings: Sequence[Heading], test: OrderTest | None = None
) -> Ordering | None:
    """Measure how far the order of the sentences in paragraphs is from chance; too few of them say nothing.

    Shuffled text lies at 0 ± 1 standard errors, articles of 24 sentences and more at 1 to 10.
    """
    import numpy as np

    rule = test or OrderTest()
    all_of_them = [each for each in sentences if prose[each.block].kind == "paragraph"]
    kept = all_of_them[: rule.most_sentences]
    if len(kept) < rule.least_sentences:
        return None
    heads = [heading for heading in headings if heading.level > 1]
    above = [next((head.text for head in reversed(heads) if head.line <= each.line), "") for each in kept]
    measured = _Cues.read(kept, above, rule).measured(np.array(_orders(len(kept), rule.permutations)))
    weights = np.array(list(rule.weights.values()))
    spread = measured[1:].std(axis=0)
    telling = spread > 1e-9
    if not telling.any():
        return Ordering(0.0, len(all_of_them), kept[0].line)
    scaled = (measured[:, telling] - measured[1:, telling].mean(axis=0)) / spread[telling]
    joint = scaled @ weights[telling]
    return Ordering(float(joint[0] / joint[1:].std()), len(all_of_them), kept[0].line)


def _orders(count: int, permutations: int) -> list[list[int]]:
    """The order as it is, and random ones: always the same for a count, so that a score never changes."""
    chance = random.Random(count)
    own = list(range(count))
    return [own, *(chance.sample(own, count) for _ in range(permutations))]


@dataclass(frozen=True)
class _Cues:
    """What each pair of sentences, and each sentence in its place, says of the order."""

    shared: Matrix
    alike: Matrix
    introduced: Matrix
    opener: Matrix
    colon: Matrix
    heading: Matrix
    first: Matrix
    last: Matrix
    section: Sequence[int]
    rule: OrderTest

    @classmethod
    def read(cls, kept: Sequence[Sentence], headings: Sequence[str], rule: OrderTest) -> _Cues:
        import numpy as np

        blocks = [each.block for each in kept]
        bags = [_stems(each.words) for each in kept]
        places = list(range(len(kept)))
        names = list(dict.fromkeys(headings[: len(kept)]))
        heads = [_stems(words(name)) for name in names]
        heading = np.array([[len(bag & head) / max(1, len(head)) for head in heads] for bag in bags])
        return cls(
            shared=_shared(bags),
            alike=_alike([each.text for each in kept], rule.style),
            introduced=_introduced(kept),
            opener=np.array([each.words[0].lower() in word_set("continuing_words") for each in kept], dtype=float),
            colon=np.array([each.text.rstrip().endswith(":") for each in kept], dtype=float),
            heading=heading - heading.mean(axis=0),
            first=np.array([at == 0 or blocks[at] != blocks[at - 1] for at in places], dtype=float),
            last=np.array([at == places[-1] or blocks[at] != blocks[at + 1] for at in places], dtype=float),
            section=[names.index(name) for name in headings[: len(kept)]],
            rule=rule,
        )

    def measured(self, orders: NDArray[np.intp]) -> Matrix:
        """One row an order, one column a cue, in the order of `OrderTest.weights`."""
        import numpy as np

        count = orders.shape[1]
        places = np.argsort(orders, axis=1)
        gap = np.abs(np.arange(1 - count, count))
        kernels = (
            (self.shared, np.exp(-(gap - 1) / self.rule.near)),
            (self.shared, np.exp(-(gap - 1) / self.rule.wide)),
            (self.alike, np.exp(-(gap - 1) / self.rule.like)),
            (self.introduced, -np.sign(np.arange(1 - count, count)).astype(float)),
        )
        rows = [_weighed(matrix, kernel, places) for matrix, kernel in kernels]
        rows.append(-(self.opener[orders] * self.first).sum(axis=1))
        rows.append((self.colon[orders] * self.last).sum(axis=1))
        rows.append(self.heading[orders, np.array(self.section)].sum(axis=1))
        return np.stack(rows, axis=1)


def _weighed(matrix: Matrix, kernel: Matrix, places: NDArray[np.intp]) -> Matrix:
    """The sum of what the pairs say, by how far apart each order puts them: `kernel` goes from far before to far behind."""
    import numpy as np

    before, behind = np.nonzero(matrix)
    gaps = places[:, before] - places[:, behind] + matrix.shape[0] - 1
    return np.asarray(kernel[gaps] @ matrix[before, behind], dtype=float)


def _stems(spoken: Sequence[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(tuple(spoken)) if len(word) > 2)


def _shared(bags: Sequence[frozenset[str]]) -> Matrix:
    """How much two sentences share; rare words tell more, long sentences do not gain by length."""
    import numpy as np

    shared = np.zeros((len(bags), len(bags)))
    spread = Counter(word for bag in bags for word in bag)
    for word, count in spread.items():
        if count > 1:
            held = [at for at, bag in enumerate(bags) if word in bag]
            shared[np.ix_(held, held)] += math.log((len(bags) + 1) / count)
    sizes = np.sqrt([max(1, len(bag)) for bag in bags])
    shared /= np.outer(sizes, sizes)
    np.fill_diagonal(shared, 0.0)
    return shared


def _alike(texts: Sequence[str], weights: Sequence[float]) -> Matrix:
    """How far two sentences agree in tense, person and figures."""
    import numpy as np

    total = np.zeros((len(texts), len(texts)))
    for pattern, weight in zip(_STYLE, weights, strict=True):
        held = np.array([bool(pattern.search(text)) for text in texts], dtype=float)
        if held.std() > 0:
            scaled = (held - held.mean()) / held.std()
            total += weight * np.outer(scaled, scaled)
    np.fill_diagonal(total, 0.0)
    return total


def _introduced(kept: Sequence[Sentence]) -> Matrix:
    """How many things and names the row's sentence introduces that the column's takes as known."""
    import numpy as np

    low = [[word.lower() for word in each.words] for each in kept]
    new = [_after(spoken, {"a", "an"}) for spoken in low]
    known = [_after(spoken, {"the", "this", "that", "these", "those", "its"}) for spoken in low]
    caps = [{word for word in each.words[1:] if word[0].isupper()} for each in kept]
    found = np.zeros((len(kept), len(kept)))

    def count(rows: Sequence[int], columns: Sequence[int], times: float = 1.0) -> None:
        for row in rows:
            found[row, [column for column in columns if column != row]] += times

    for thing in frozenset().union(*new):
        taken = [at for at, words_ in enumerate(known) if thing in words_]
        told = [at for at, words_ in enumerate(new) if thing in words_]
        count([at for at in told if at not in taken], [at for at in taken if at not in told])
    full = [set(_full_names(each.words)) for each in kept]
    for name in frozenset().union(*full):
        rows = [at for at, names in enumerate(full) if name in names]
        count(rows, [at for at, held in enumerate(caps) if held & set(name) and at not in rows])
    for row, each in enumerate(kept):
        for short in set(_SHORT_NAME.findall(each.text)):
            count([row], [at for at, held in enumerate(caps) if short in held], 2.0)
    return found


def _full_names(spoken: Sequence[str]) -> list[tuple[str, str]]:
    """Two words with capitals in a row, not at the sentence's beginning."""
    return [pair for pair in pairwise(spoken[1:]) if pair[0][0].isupper() and pair[1][0].isupper()]


def _after(spoken: Sequence[str], articles: set[str]) -> set[str]:
    """The stems of the words behind an article, its noun or an adjective before it."""
    behind = [spoken[at + 1 : at + 3] for at, word in enumerate(spoken[:-1]) if word in articles]
    return {stem(word) for pair in behind for word in pair if word not in word_set("function_words")}
