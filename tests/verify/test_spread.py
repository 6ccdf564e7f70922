"""Batches shared by processes: the same answers in the same order, whatever becomes of the processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator

from contentgen.verification.claim import judge_claims
from contentgen.verify.spread import WAITING, WORTH_STARTING, Batch, judge_batches

SOURCE = "The pilot ran in Lyon for six weeks in 2023. Operators accepted 81% of the drafts without edits."
BATCHES: list[Batch] = [
    [(SOURCE, f"Operators accepted {n}% of the drafts."), (SOURCE, f"It ran for {n} weeks.")] for n in range(74, 90)
]
ALONE = [judge_claims(batch) for batch in BATCHES]


def test_two_processes_answer_as_one_does_and_in_order() -> None:
    assert list(judge_batches(BATCHES, jobs=2)) == ALONE


def test_few_batches_start_no_process() -> None:
    few = BATCHES[: WORTH_STARTING - 1]
    assert list(judge_batches(few, jobs=10_000)) == ALONE[: len(few)]


def test_no_more_is_read_than_what_may_wait() -> None:
    read = 0

    def counted() -> Iterator[Batch]:
        nonlocal read
        for batch in BATCHES * 4:
            read += 1
            yield batch

    answered = judge_batches(counted(), jobs=2)
    next(answered)
    assert read <= 2 * WAITING + 1
    answered.close()  # type: ignore[attr-defined]


def test_a_process_that_dies_leaves_its_rows_to_this_one() -> None:
    answered = judge_batches(BATCHES, jobs=2)
    found = [next(answered)]
    started = [process.pid for process in multiprocessing.active_children() if process.pid]
    assert started
    for process in started:
        os.kill(process, signal.SIGKILL)
    assert [*found, *answered] == ALONE
