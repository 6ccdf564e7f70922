"""The fitted classifier: a kernel machine and boosted trees over the features, averaged and calibrated. Numbers only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
#: normal scores of the features are kept within this, and stored as integers of this many steps
WIDEST = 3.0
STEPS = 42


@dataclass(frozen=True)
class Kernel:
    """A support vector machine with a radial kernel on normal scores of the features.

    `knots` (features x quantiles) and `scores` turn a feature into its normal score, `vectors` (n x features, in steps)
    and `duals` are the machine. C. Cortes and V. Vapnik, Support-vector networks, 1995, doi:10.1007/BF00994018.
    """

    knots: Floats
    scores: Floats
    vectors: Floats
    duals: Floats
    offset: float
    gamma: float

    def decide(self, rows: Floats) -> Floats:
        """The distance from the border, positive where the claim is supported."""
        place = np.column_stack([self._score(column, knots) for column, knots in zip(rows.T, self.knots, strict=True)])
        near = (place**2).sum(1)[:, None] + (self.vectors**2).sum(1)[None, :] - 2 * place @ self.vectors.T
        return np.asarray(np.exp(-self.gamma * near) @ self.duals + self.offset)

    def _score(self, values: Floats, knots: Floats) -> Floats:
        """Of values that fall on a step of equal knots the middle of the step, as in fitting."""
        up = np.interp(values, knots, self.scores)
        down = -np.interp(-values, -knots[::-1], -self.scores[::-1])
        return np.clip((up + down) / 2, -WIDEST, WIDEST)


@dataclass(frozen=True)
class Trees:
    """Boosted regression trees, all nodes in one array; a leaf's `feature` is -1.

    J. H. Friedman, Greedy function approximation, 2001, doi:10.1214/aos/1013203451.
    """

    roots: Ints
    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats
    base: float
    share: float

    def decide(self, rows: Floats) -> Floats:
        """The log-odds, positive where the claim is supported."""
        return np.array([self._row(row) for row in rows])

    def _row(self, row: Floats) -> float:
        at = self.roots
        while True:
            feature = self.feature[at]
            inner = feature >= 0
            if not inner.any():
                return self.base + self.share * float(self.value[at].sum())
            below = row[np.maximum(feature, 0)] <= self.threshold[at]
            at = np.where(inner, np.where(below, self.left[at], self.right[at]), at)


@dataclass(frozen=True)
class Fitted:
    """What ships: which features in which order, the two machines, and the line that makes a probability of their mean."""

    features: tuple[str, ...]
    kernel: Kernel
    trees: Trees
    kernel_scale: float
    slope: float
    intercept: float

    def probability(self, rows: Floats) -> Floats:
        """How probable it is, 0 to 1, that each row's claim is supported by its source."""
        mean = (self.kernel_scale * self.kernel.decide(rows) + self.trees.decide(rows)) / 2
        return np.asarray(1 / (1 + np.exp(-(self.slope * mean + self.intercept))))


def read(packed: bytes) -> Fitted:
    """The classifier from the bytes of a file that `benchmarks/fit_support.py` has written."""
    with np.load(BytesIO(packed), allow_pickle=False) as held:
        array = {name: held[name] for name in held.files}
    numbers = json.loads(str(array["numbers"]))
    kernel = Kernel(
        knots=array["knots"].astype(float),
        scores=array["scores"].astype(float),
        vectors=array["vectors"].astype(float) / STEPS,
        duals=array["duals"].astype(float),
        offset=numbers["offset"],
        gamma=numbers["gamma"],
    )
    whole = {name: array[name].astype(np.int64) for name in ("roots", "feature", "left", "right")}
    trees = Trees(
        **whole,
        threshold=array["threshold"].astype(float),
        value=array["value"].astype(float),
        base=numbers["base"],
        share=numbers["share"],
    )
    line = {name: numbers[name] for name in ("kernel_scale", "slope", "intercept")}
    return Fitted(features=tuple(numbers["features"]), kernel=kernel, trees=trees, **line)


@lru_cache(maxsize=1)
def fitted() -> Fitted:
    """The shipped classifier, read once."""
    return read(files("contentgen.verification.support").joinpath("data/model.npz").read_bytes())
