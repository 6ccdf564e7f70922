"""How far a share of few cases may lie from what many would show."""

from __future__ import annotations

from math import sqrt

#: the 0.975 quantile of the normal distribution
NORMAL = 1.959964


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Wilson's 95% interval of a share (E. B. Wilson, JASA 22, 1927, 209-212)."""
    share, square = hits / of, NORMAL**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    reach = NORMAL * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return middle - reach, middle + reach
