"""Pairs of a source and a claim judged by several processes: in the order they came, few of them held at a time."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice

from contentgen.verification.claim import Judged, judge_claims

Batch = list[tuple[str, str]]
#: fewer batches than these are judged before another process would have started
WORTH_STARTING = 4
#: so many batches wait for each process at most, judged or not
WAITING = 4


@dataclass(frozen=True)
class _Given:
    """A batch with what another process makes of it, or with what was made of it here."""

    batch: Batch
    found: list[Judged] | Future[list[Judged]]

    @property
    def running(self) -> bool:
        return isinstance(self.found, Future) and not self.found.done()

    def result(self) -> list[Judged]:
        """What was found; a process that is gone leaves its batch to this one."""
        if not isinstance(self.found, Future):
            return self.found
        try:
            return self.found.result()
        except BrokenExecutor:
            return judge_claims(self.batch)


def cores() -> int:
    """How many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def judge_batches(batches: Iterable[Batch], jobs: int = 1) -> Iterator[list[Judged]]:
    """The judgements on each batch, in order.

    This process works too, so `jobs` counts it; another is started only for more than a few batches. Where none can be
    started, or one dies, this process does the rest. A script that asks for more than one job needs the usual
    `if __name__ == "__main__"`.
    """
    waiting = iter(batches)
    first = list(islice(waiting, WORTH_STARTING))
    if jobs < 2 or len(first) < WORTH_STARTING:
        yield from map(judge_claims, chain(first, waiting))
        return
    try:
        pool = ProcessPoolExecutor(jobs - 1, mp_context=multiprocessing.get_context("spawn"))
    except (OSError, NotImplementedError, ImportError):  # no semaphores, no processes
        yield from map(judge_claims, chain(first, waiting))
        return
    with pool:
        yield from _spread(chain(first, waiting), pool, jobs)


def _spread(batches: Iterable[Batch], pool: ProcessPoolExecutor, jobs: int) -> Iterator[list[Judged]]:
    given: deque[_Given] = deque()
    for batch in batches:
        while given and (len(given) >= WAITING * jobs or not given[0].running):
            yield given.popleft().result()
        busy = sum(each.running for each in given) >= 2 * (jobs - 1)
        given.append(_Given(batch, judge_claims(batch)) if busy else _handed(batch, pool))
    while given:
        yield given.popleft().result()


def _handed(batch: Batch, pool: ProcessPoolExecutor) -> _Given:
    try:
        return _Given(batch, pool.submit(judge_claims, batch))
    except (BrokenExecutor, OSError):
        return _Given(batch, judge_claims(batch))
