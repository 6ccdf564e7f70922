"""The words that a finding names to their place: line and column, counted in the file from 1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from scoring.document import Document
from scoring.finding import Finding, Judgement


def placed(document: Document, judgement: Judgement) -> Judgement:
    """Give each finding that quotes the text its columns; the second finding on the same words gets their second place.

    Words that do not stand on the finding's line as written (a Markdown mark parts them) leave the columns empty, and
    with them the fix, which could not be laid anywhere.
    """
    if not any(finding.words for finding in judgement.findings):
        return judgement
    starts = tuple(accumulate((len(line) + 1 for line in document.lines), initial=0))
    places: dict[tuple[int, str], Iterator[tuple[int, int]]] = {}
    found = [_spanned(document, starts, finding, places) for finding in judgement.findings]
    return judgement.model_copy(update={"findings": tuple(found)})


def _spanned(
    document: Document,
    starts: Sequence[int],
    finding: Finding,
    places: dict[tuple[int, str], Iterator[tuple[int, int]]],
) -> Finding:
    at = -1 if finding.line is None else finding.line - document.first_line
    if not finding.words or not 0 <= at < len(document.lines):
        return finding.model_copy(update={"column": None, "fix": None})
    if finding.column is None:
        found = places.setdefault(
            (at, finding.words), _places(finding.words, document.text, starts[at], starts[at + 1])
        )
        span = next(found, None)
    else:
        span = _given(finding, document.text, starts[at], starts[at + 1])
    if span is None:
        return finding.model_copy(update={"column": None, "fix": None})
    start, end = span
    last = at + document.text.count("\n", start, end)
    return finding.model_copy(
        update={
            "column": start - starts[at] + 1,
            "end_line": document.first_line + last,
            "end_column": end - starts[last] + 1,
        }
    )


def _given(finding: Finding, text: str, line: int, border: int) -> tuple[int, int] | None:
    """The span that the rule knows, if the words stand there."""
    start = line + (finding.column or 1) - 1
    stands = line <= start < border and text.startswith(finding.words, start)
    return (start, start + len(finding.words)) if stands else None


def _places(words: str, text: str, line: int, border: int) -> Iterator[tuple[int, int]]:
    """Find where the words begin within the line, one place after the other; white space in them may be any."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()) or re.escape(words))
    for match in pattern.finditer(text, line):
        if match.start() >= border:
            return
        yield match.span()
