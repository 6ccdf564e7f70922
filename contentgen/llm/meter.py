"""What the model's calls cost: calls, attempts, tokens, seconds per stage. Reused answers cost nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from contentgen.model import Frozen

_MILLION = 1_000_000


class StageUsage(Frozen):
    """The cost of one stage. `unmetered` calls are those whose server told no tokens."""

    stage: str
    calls: int = 0
    attempts: int = 0
    reused: int = 0
    unmetered: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0

    @property
    def tokens(self) -> int:
        """Tokens in both directions."""
        return self.tokens_in + self.tokens_out

    @property
    def tokens_per_second(self) -> float:
        """Written tokens per second of calling, waiting between attempts left out."""
        return self.tokens_out / self.seconds if self.seconds else 0.0

    def __add__(self, other: StageUsage) -> StageUsage:
        return StageUsage(
            stage=self.stage,
            **{name: getattr(self, name) + getattr(other, name) for name in _COUNTS},
        )


_COUNTS = tuple(name for name in StageUsage.model_fields if name != "stage")


class Usage(Frozen):
    """The cost of a run at one moment."""

    stages: tuple[StageUsage, ...] = ()

    @property
    def total(self) -> StageUsage:
        """All stages together."""
        return _sum("total", self.stages)

    def stage(self, name: str) -> StageUsage:
        """Look up one stage; zero where it made no call."""
        return _sum(name, (usage for usage in self.stages if usage.stage == name))

    def cost(self, price_in: float | None, price_out: float | None) -> float | None:
        """Work out the price from the prices per million tokens, or None where they are not known."""
        if price_in is None or price_out is None:
            return None
        return (self.total.tokens_in * price_in + self.total.tokens_out * price_out) / _MILLION


class Meter:
    """Counts while a run goes; safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stages: dict[str, StageUsage] = {}

    def called(
        self, stage: str, *, attempts: int, seconds: float, tokens_in: int | None, tokens_out: int | None
    ) -> StageUsage:
        """Count one call that was answered, and return its stage's cost so far."""
        unknown = tokens_in is None or tokens_out is None
        return self._add(
            StageUsage(
                stage=stage,
                calls=1,
                attempts=attempts,
                unmetered=int(unknown),
                tokens_in=tokens_in or 0,
                tokens_out=tokens_out or 0,
                seconds=seconds,
            )
        )

    def failed(self, stage: str, *, attempts: int, seconds: float) -> StageUsage:
        """Count one call that was never answered."""
        return self._add(StageUsage(stage=stage, calls=1, attempts=attempts, seconds=seconds))

    def reused(self, stage: str) -> StageUsage:
        """Count one answer that came from the log."""
        return self._add(StageUsage(stage=stage, reused=1))

    def snapshot(self) -> Usage:
        """Return what was counted so far."""
        with self._lock:
            return Usage(stages=tuple(self._stages.values()))

    def _add(self, usage: StageUsage) -> StageUsage:
        with self._lock:
            total = self._stages.get(usage.stage, StageUsage(stage=usage.stage)) + usage
            self._stages[usage.stage] = total
            return total


def _sum(name: str, parts: Iterable[StageUsage]) -> StageUsage:
    total = StageUsage(stage=name)
    for part in parts:
        total += part
    return total
