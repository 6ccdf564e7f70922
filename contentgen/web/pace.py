"""How fast one host is asked: a pause between two requests, kept across the threads of a run."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Pace:
    """Hands out moments, one host's at least an interval apart. A host that asks to wait is left alone that long."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str, interval: float) -> None:
        """Return when the host may be asked again."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(host, 0.0))
            self._next[host] = turn + interval
        if turn > now:
            self._sleep(turn - now)

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), self._clock() + seconds)
