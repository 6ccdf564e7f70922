"""How far two judges agree: the share of equal verdicts, and that share with what chance gives taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from contentgen.model import Frozen, VerdictStatus


def cohens_kappa(counts: Mapping[tuple[str, str], int]) -> float | None:
    """Cohen's kappa (Educational and Psychological Measurement 20, 1960, 37-46): 1 is full agreement, 0 that of chance.

    `counts` says how often the one gave the first label and the other the second. None without any, and where each gives
    one label only, so that chance agrees fully.

    >>> cohens_kappa({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15})
    0.4
    """
    total = sum(counts.values())
    if not total:
        return None
    one: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for (first, second), count in counts.items():
        one[first] += count
        other[second] += count
    agreed = sum(count for (first, second), count in counts.items() if first == second) / total
    chance = sum(one[label] * other[label] for label in one) / total**2
    return (agreed - chance) / (1 - chance) if chance < 1 else None


class Agreement(Frozen):
    """Verdicts of two judges on the same claims, as supported or not.

    Counted where both came to a verdict; `unchecked` are the other claims.
    """

    both: int = 0
    neither: int = 0
    one_only: int = 0
    other_only: int = 0
    unchecked: int = 0

    @property
    def claims(self) -> int:
        """The claims on which both came to a verdict."""
        return self.both + self.neither + self.one_only + self.other_only

    @property
    def share(self) -> float | None:
        """The share of equal verdicts; None without a claim."""
        return (self.both + self.neither) / self.claims if self.claims else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa of the two."""
        counts = {("yes", "yes"): self.both, ("no", "no"): self.neither}
        return cohens_kappa({**counts, ("yes", "no"): self.one_only, ("no", "yes"): self.other_only})


def agreement(pairs: Iterable[tuple[VerdictStatus, VerdictStatus]]) -> Agreement:
    """Count the verdicts of one judge and the other, claim by claim."""
    counts = dict.fromkeys(Agreement.model_fields, 0)
    for one, other in pairs:
        if "unchecked" in (one, other):
            name = "unchecked"
        elif one == "supported":
            name = "both" if other == "supported" else "one_only"
        else:
            name = "other_only" if other == "supported" else "neither"
        counts[name] += 1
    return Agreement(**counts)
