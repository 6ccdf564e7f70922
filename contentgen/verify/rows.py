"""Rows of JSON in, verdicts out: the machine contract of `verify --jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from contentgen.verification.claim import judge_claims

#: so many rows are judged at once
BATCH = 200


class Row(BaseModel):
    """A claim and the text it is held to; unknown fields are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    id: str
    source: str
    claim: str


def verify_rows(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Judge each line of JSON, in order; a row that cannot be read answers with its id, or `line:N`, and `error`.

    >>> next(verify_rows(['{"id": 1}']))["error"]
    'source: Field required; claim: Field required'
    """
    parsed = (_row(line, number) for number, line in enumerate(lines, start=1) if line.strip())
    while batch := list(islice(parsed, BATCH)):
        good = [(name, row) for name, row in batch if isinstance(row, Row)]
        judged = iter(judge_claims([(row.source, row.claim) for _, row in good]))
        for name, row in batch:
            if isinstance(row, Row):
                found = next(judged)
                yield {"id": name, **found.model_dump()}
            else:
                yield {"id": name, "error": row}


def _row(line: str, number: int) -> tuple[Any, Row | str]:
    try:
        loaded = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return f"line:{number}", f"not JSON: {error}"
    known = loaded.get("id") if isinstance(loaded, dict) else None
    name = known if known is not None else f"line:{number}"
    try:
        return name, Row.model_validate(loaded)
    except ValidationError as error:
        parts = [f"{'.'.join(map(str, each['loc'])) or 'row'}: {each['msg']}" for each in error.errors()]
        return name, "; ".join(parts)
