"""Rows of JSON in, verdicts out: the machine contract of `verify --jsonl`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from pydantic import BaseModel, ConfigDict

from contentgen.verification.claim import Judged
from contentgen.verify.spread import judge_batches
from scoring.jsonl import read_row

#: so many rows are judged at once
BATCH = 40
#: (pairs of source and claim, how they were judged) -> further fields for each row
Beside = Callable[[Sequence[tuple[str, str]], Sequence[Judged]], Sequence[dict[str, Any]]]


class Row(BaseModel):
    """A claim and the text it is held to; unknown fields are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    id: str
    source: str
    claim: str


def verify_rows(lines: Iterable[str], jobs: int = 1, beside: Beside | None = None) -> Iterator[dict[str, Any]]:
    """Judge each line of JSON, in order; a row that cannot be read answers with its id, or `line:N`, and `error`.

    `jobs` processes share the work (`spread.py`); what is answered does not depend on their number. `beside` adds what
    somebody else says of the same pairs.

    >>> next(verify_rows(['{"id": 1}']))["error"]
    'source: Field required; claim: Field required'
    """
    parsed = (read_row(line, number, Row) for number, line in enumerate(lines, start=1) if line.strip())
    asked: deque[list[tuple[Any, Row | str]]] = deque()
    for judged in judge_batches(_batches(parsed, asked), jobs):
        batch = asked.popleft()
        more = beside(_pairs(batch), judged) if beside else [{}] * len(judged)
        found = iter([{**each.model_dump(), **other} for each, other in zip(judged, more, strict=True)])
        for name, row in batch:
            yield {"id": name, **(next(found) if isinstance(row, Row) else {"error": row})}


def _batches(
    parsed: Iterator[tuple[Any, Row | str]], asked: deque[list[tuple[Any, Row | str]]]
) -> Iterator[list[tuple[str, str]]]:
    """The readable rows as pairs, some at a time; what was asked is kept until it is answered."""
    while batch := list(islice(parsed, BATCH)):
        asked.append(batch)
        yield _pairs(batch)


def _pairs(batch: Sequence[tuple[Any, Row | str]]) -> list[tuple[str, str]]:
    return [(row.source, row.claim) for _, row in batch if isinstance(row, Row)]
