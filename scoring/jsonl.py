"""Rows of JSON in, results out: the machine contract of `score --jsonl`."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from scoring.channel import Channel
from scoring.document import Document
from scoring.lint import thread_json
from scoring.rulebook import RULES, Rules
from scoring.scores import score
from scoring.selection import EVERYTHING, Selection

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


def score_rows(
    lines: Iterable[str], *, rules: Rules = RULES, selection: Selection = EVERYTHING
) -> Iterator[dict[str, Any]]:
    """Score each line of JSON; a row that cannot be read answers with its id, or `line:N`, and `error`.

    >>> next(score_rows(['{"id": 1}']))["error"]
    'channel: Field required; text: Field required'
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            name, row = read_row(line, number, Row)
            said = {"error": row} if isinstance(row, str) else _scored(row, rules, selection)
            yield {"id": name, **said}


def answer_lines(
    lines: Iterable[bytes], answer: Callable[[Iterable[str]], Iterator[dict[str, Any]]]
) -> Iterator[dict[str, Any]]:
    """Answer lines of a file as they are read; one with bytes that are no UTF-8 is unreadable by itself.

    Bytes that are no UTF-8 are no JSON, so that `answer` sees a line which it cannot read; its reason is told better here.
    """
    garbled: dict[str, str] = {}

    def decoded() -> Iterator[str]:
        for number, line in enumerate(lines, start=1):
            try:
                yield (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).decode("utf-8")
            except UnicodeDecodeError as error:
                garbled[f"line:{number}"] = f"not UTF-8 at byte {error.start}"
                yield "garbled"

    for row in answer(decoded()):
        said = garbled.pop(str(row["id"]), None)
        yield row if said is None else {**row, "error": said}


def unread(failed: Sequence[str], count: int) -> str:
    """Say how many of so many rows could not be read, naming the first of them; nothing where all were.

    >>> unread(["a", "line:3"], 9)
    '2 of 9 rows could not be read: a, line:3'
    """
    shown = ", ".join(failed[:3]) + (", ..." if len(failed) > 3 else "")
    return f"{len(failed)} of {count} rows could not be read: {shown}" if failed else ""


def read_row(line: str, number: int, form: type[Form]) -> tuple[Any, Form | str]:
    """Read one line of JSON as a row of this form: its id as given, or `line:N`, and the row or what is wrong with it.

    >>> read_row("[", 3, Row)[0]
    'line:3'
    """
    try:
        loaded = json.loads(line, parse_constant=_refused)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is no JSONDecodeError
        return f"line:{number}", f"not JSON: {error}"
    known = loaded.get("id") if isinstance(loaded, dict) else None
    name = known if known is not None else f"line:{number}"
    try:
        return name, form.model_validate(loaded)
    except ValidationError as error:
        parts = [f"{'.'.join(map(str, each['loc'])) or 'row'}: {each['msg']}" for each in error.errors()]
        return name, "; ".join(parts)


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no number")


def _scored(row: Row, rules: Rules, selection: Selection) -> dict[str, Any]:
    scores = score(document_of(row), rules)
    return {
        "seo": scores.seo.points,
        "engagement": scores.engagement.points,
        "opportunity": scores.opportunity.points,
        "blockers": [finding.model_dump() for finding in selection.of(scores.blockers)],
        "findings": [finding.model_dump() for finding in selection.of(scores.findings)],
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
