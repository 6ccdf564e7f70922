"""Rows of JSON in, results out: the machine contract of `score --jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from scoring.channel import Channel
from scoring.document import Document
from scoring.lint import thread_json
from scoring.scores import score


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
    try:
        loaded = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return {"id": f"line:{number}", "error": f"not JSON: {error}"}
    known = loaded.get("id") if isinstance(loaded, dict) else None
    name = known if known is not None else f"line:{number}"
    try:
        row = Row.model_validate(loaded)
    except ValidationError as error:
        parts = [f"{'.'.join(map(str, each['loc'])) or 'row'}: {each['msg']}" for each in error.errors()]
        return {"id": name, "error": "; ".join(parts)}
    return {"id": known, **_scored(row)}


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
