"""What a reader who mistyped a name may have meant; the linter's own, which must stand without us."""

from __future__ import annotations

from scoring.suggest import did_you_mean

__all__ = ["did_you_mean"]
