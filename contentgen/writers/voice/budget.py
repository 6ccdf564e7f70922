"""How much model time a run may still spend. One call at a time: a small model has the cores to itself or none has."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from contentgen.llm.deadline import within
from contentgen.model import Frozen

Result = TypeVar("Result")


class SpentError(Exception):
    """Nothing is left of the run's model time, or what was left was not enough for this call."""


class Allowance(Frozen):
    """Seconds of model time a run has, and what has to be left of them for a call to be begun."""

    seconds: float = 120.0
    least_s: float = 2.0


class Budget:
    """Lets calls run one after the other until the seconds are used up; safe between threads."""

    def __init__(self, allowance: Allowance) -> None:
        self.allowance = allowance
        self._left = allowance.seconds
        self._turn = threading.Lock()

    def spend(self, action: Callable[[], Result]) -> Result:
        """Give what the action returns or raises, and take its time off what is left.

        Raises:
            SpentError: too little was left to begin with, or it ended while the action was under way, which is then
                left behind.

        """
        with self._turn:
            if self._left < self.allowance.least_s:
                raise SpentError
            began = time.monotonic()
            try:
                return within(self._left, action)
            except TimeoutError as error:
                self._left = 0.0
                raise SpentError from error
            finally:
                self._left -= time.monotonic() - began
