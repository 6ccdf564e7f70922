"""Rows of JSON in, results out: the machine contract of `score --jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from scoring.channel import Channel
from scoring.document import Document
from scoring.lint import thread_json
from scoring.scores import score

Form = TypeVar("Form", bound=BaseModel)


class Row(BaseModel):
    """One text to score; unknown fields are ignored, missing ones are empty."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    id: str
    channel: Channel
    text: str | list[str]
    title: str | None = None
    description: str | None = None
    slug: str | None = None
    keyphrase: str | None = None
    query: str | None = None
    url: str | None = None
    lang: str | None = None


def score_rows(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Score each line of JSON; a row that cannot be read answers with its id, or `line:N`, and `error`.

    >>> next(score_rows(['{"id": 1}']))["error"]
    'channel: Field required; text: Field required'
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answer(line, number)


def _answer(line: str, number: int) -> dict[str, Any]:
    name, row = read_row(line, number, Row)
    return {"id": name, "error": row} if isinstance(row, str) else {"id": name, **_scored(row)}


def read_row(line: str, number: int, form: type[Form]) -> tuple[Any, Form | str]:
    """Read one line of JSON as a row of this form: its id as given, or `line:N`, and the row or what is wrong with it.

    >>> read_row("[", 3, Row)[0]
    'line:3'
    """
    try:
        loaded = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return f"line:{number}", f"not JSON: {error}"
    known = loaded.get("id") if isinstance(loaded, dict) else None
    name = known if known is not None else f"line:{number}"
    try:
        return name, form.model_validate(loaded)
    except ValidationError as error:
        parts = [f"{'.'.join(map(str, each['loc'])) or 'row'}: {each['msg']}" for each in error.errors()]
        return name, "; ".join(parts)


def _scored(row: Row) -> dict[str, Any]:
    scores = score(document_of(row))
    return {
        "seo": scores.seo.points,
        "engagement": scores.engagement.points,
        "opportunity": scores.opportunity.points,
        "blockers": [finding.model_dump() for finding in scores.blockers],
        "findings": [finding.model_dump() for finding in scores.findings],
    }


def document_of(row: Row) -> Document:
    """Make the document that a row describes; a thread may come as a list of posts or as its JSON."""
    given: dict[str, str] = {
        name: value
        for name in ("title", "description", "slug", "keyphrase", "query", "url", "lang")
        if (value := getattr(row, name))
    }
    posts = row.text if isinstance(row.text, list) else thread_json(row.text)
    if row.channel == "thread" and posts is not None:
        return Document.from_thread(posts, **given)  # type: ignore[arg-type]
    text = row.text if isinstance(row.text, str) else "\n\n".join(row.text)
    return Document.from_text(row.channel, text, **given)  # type: ignore[arg-type]
