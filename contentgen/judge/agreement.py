"""How far two judges agree: the share of equal verdicts, and that share with what chance gives taken out."""

from __future__ import annotations

from collections.abc import Iterable

from contentgen.model import Frozen, VerdictStatus


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
        """Cohen's kappa (Educational and Psychological Measurement 20, 1960, 37-46): 1 is full agreement, 0 that of chance.

        None without a claim, and where each judge says one thing only, so that chance agrees fully.
        """
        if self.share is None:
            return None
        one, other = self.both + self.one_only, self.both + self.other_only
        chance = (one * other + (self.claims - one) * (self.claims - other)) / self.claims**2
        return (self.share - chance) / (1 - chance) if chance < 1 else None


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
