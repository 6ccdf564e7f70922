"""The words that a finding names to their place: line and column, counted in the file from 1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
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
    seen: Counter[tuple[int | None, str]] = Counter()
    found = []
    for finding in judgement.findings:
        found.append(_spanned(document, starts, finding, seen[finding.line, finding.words]))
        seen[finding.line, finding.words] += 1
    return judgement.model_copy(update={"findings": tuple(found)})


def _spanned(document: Document, starts: Sequence[int], finding: Finding, skip: int) -> Finding:
    at = -1 if finding.line is None else finding.line - document.first_line
    if not finding.words or not 0 <= at < len(document.lines):
        return finding.model_copy(update={"fix": None})
    span = _nth(finding.words, document.text, (starts[at], starts[at + 1]), skip)
    if span is None:
        return finding.model_copy(update={"fix": None})
    start, end = span
    last = at + document.text.count("\n", start, end)
    return finding.model_copy(
        update={
            "column": start - starts[at] + 1,
            "end_line": document.first_line + last,
            "end_column": end - starts[last] + 1,
        }
    )


def _nth(words: str, text: str, line: tuple[int, int], skip: int) -> tuple[int, int] | None:
    """Find the words that begin within the line, at the occurrence after `skip` others; white space may be any."""
    start, border = line
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()) or re.escape(words))
    for match in pattern.finditer(text, start):
        if match.start() >= border:
            return None
        if skip == 0:
            return match.span()
        skip -= 1
    return None
