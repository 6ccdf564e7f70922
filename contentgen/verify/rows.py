"""Rows of JSON in, verdicts out: the machine contract of `verify --jsonl`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from pydantic import BaseModel, ConfigDict

from contentgen.verification.claim import Judged, judge_claims
from scoring.jsonl import read_row

#: so many rows are judged at once
BATCH = 200
#: (pairs of source and claim, how they were judged) -> further fields for each row
Beside = Callable[[Sequence[tuple[str, str]], Sequence[Judged]], Sequence[dict[str, Any]]]


class Row(BaseModel):
    """A claim and the text it is held to; unknown fields are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    id: str
    source: str
    claim: str


def verify_rows(lines: Iterable[str], beside: Beside | None = None) -> Iterator[dict[str, Any]]:
    """Judge each line of JSON, in order; a row that cannot be read answers with its id, or `line:N`, and `error`.

    `beside` adds what somebody else says of the same pairs.

    >>> next(verify_rows(['{"id": 1}']))["error"]
    'source: Field required; claim: Field required'
    """
    parsed = (read_row(line, number, Row) for number, line in enumerate(lines, start=1) if line.strip())
    while batch := list(islice(parsed, BATCH)):
        good = [(name, row) for name, row in batch if isinstance(row, Row)]
        pairs = [(row.source, row.claim) for _, row in good]
        judged = judge_claims(pairs)
        more = beside(pairs, judged) if beside else [{} for _ in pairs]
        answers = iter([{**found.model_dump(), **each} for found, each in zip(judged, more, strict=True)])
        for name, row in batch:
            if isinstance(row, Row):
                yield {"id": name, **next(answers)}
            else:
                yield {"id": name, "error": row}
