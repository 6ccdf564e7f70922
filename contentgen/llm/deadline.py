"""A limit by the clock around one request: the timeouts of the packages begin anew with every byte that comes."""

from __future__ import annotations

import contextvars
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")

_LOOK_EVERY_S = 0.1


def within(seconds: float, action: Callable[[], Result]) -> Result:
    """Give what the action returns or raises. Ctrl-C ends the wait at once.

    Raises:
        TimeoutError: the action took longer; its thread is left behind and does not keep the process alive.

    """
    work = _Work(action)
    context = contextvars.copy_context()
    threading.Thread(target=context.run, args=(work.go,), daemon=True).start()
    until = time.monotonic() + seconds
    while not work.done.wait(max(0.0, min(_LOOK_EVERY_S, until - time.monotonic()))):
        if time.monotonic() >= until:
            raise TimeoutError(f"no whole answer within {seconds:g} s")
    if work.failure is not None:
        raise work.failure
    return work.results[0]


class _Work(Generic[Result]):
    """The action, and what came of it."""

    def __init__(self, action: Callable[[], Result]) -> None:
        self.action = action
        self.results: list[Result] = []
        self.failure: BaseException | None = None
        self.done = threading.Event()

    def go(self) -> None:
        """Run the action."""
        try:
            self.results.append(self.action())
        except BaseException as error:  # noqa: BLE001  # handed to the thread that waits, which raises it
            self.failure = error
        finally:
            self.done.set()
