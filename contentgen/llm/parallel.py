"""Do many things at once, a few at a time, with the results in the order of what was asked."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_LOOK_EVERY_S = 0.1


def in_parallel(function: Callable[[Item], Result], items: Iterable[Item], limit: int) -> tuple[Result, ...]:
    """Apply the function to each item, `limit` at a time.

    After a failure nothing more is begun; what is under way is let finish, then the first failure by order of
    items is raised. Ctrl-C returns at once and leaves no thread that keeps the process alive.
    """
    work = _Work(function, tuple(items))
    threads = [threading.Thread(target=work.go, daemon=True) for _ in range(min(limit, len(work.items)))]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            while thread.is_alive():
                thread.join(_LOOK_EVERY_S)
    finally:
        work.stopped.set()
    for number in sorted(work.failures):
        raise work.failures[number]
    return tuple(work.results[number] for number in range(len(work.items)))


class _Work(Generic[Item, Result]):
    """The items still to do, and what came of the others."""

    def __init__(self, function: Callable[[Item], Result], items: Sequence[Item]) -> None:
        self.function = function
        self.items = items
        self.results: dict[int, Result] = {}
        self.failures: dict[int, BaseException] = {}
        self.stopped = threading.Event()
        self._waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in range(len(items)):
            self._waiting.put(number)

    def go(self) -> None:
        """Take one item after the other until none is left or something failed."""
        while not self.stopped.is_set():
            try:
                number = self._waiting.get_nowait()
            except queue.Empty:
                return
            try:
                self.results[number] = self.function(self.items[number])
            except BaseException as error:  # noqa: BLE001  # handed to the caller's thread, which raises it
                self.failures[number] = error
                self.stopped.set()
