"""The features of a claim beside its source, in a fixed order: the list is the registry, the fitted model names the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from contentgen.verification.support.coverage import coverage, shape, windows
from contentgen.verification.support.order import alignment, substitution, together
from contentgen.verification.support.pair import Pair
from contentgen.verification.support.specifics import direction, figures, names

GROUPS: tuple[Callable[[Pair], dict[str, float]], ...] = (
    coverage,
    windows,
    shape,
    figures,
    names,
    direction,
    together,
    alignment,
    substitution,
)


def features(pair: Pair) -> dict[str, float]:
    """All features by name."""
    return {name: value for group in GROUPS for name, value in group(pair).items()}


def table(pairs: Sequence[Pair], names_: Sequence[str]) -> NDArray[np.float64]:
    """One row a pair, one column a name."""
    rows = [features(pair) for pair in pairs]
    return np.array([[row[name] for name in names_] for row in rows])
