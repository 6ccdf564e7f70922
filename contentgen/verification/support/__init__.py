"""How probable it is that a source supports a claim, by a classifier fitted on labelled pairs; no model call, no network.

Example:
    >>> p = probability("The pilot ran in Lyon for six weeks.", "The pilot lasted six weeks.")
    >>> 0 < p < 1
    True

"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contentgen.verification.support.features import table
from contentgen.verification.support.fitted import Fitted, fitted
from contentgen.verification.support.pair import Pair

#: at least this probable counts as supported: the balance point of the fitted set
SUPPORTED = 0.5


def probability(source: str, claim: str, model: Fitted | None = None) -> float:
    """How probable it is, 0 to 1, that `source` supports all of `claim`. 0 where either has no word."""
    return probabilities([(source, claim)], model)[0]


def probabilities(rows: Iterable[tuple[str, str]], model: Fitted | None = None) -> list[float]:
    """The same for pairs of a source and a claim, in their order."""
    return of_pairs([Pair.of(source, claim) for source, claim in rows], model)


def of_pairs(pairs: Sequence[Pair], model: Fitted | None = None) -> list[float]:
    """The same for pairs that are taken apart already."""
    chosen = model or fitted()
    readable = [pair for pair in pairs if pair.comparable]
    found = iter(chosen.probability(table(readable, chosen.features)) if readable else ())
    return [float(next(found)) if pair.comparable else 0.0 for pair in pairs]


__all__ = ["SUPPORTED", "Pair", "of_pairs", "probabilities", "probability"]
