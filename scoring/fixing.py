"""Findings whose repair is mechanical, repaired: the words at fault replaced by what belongs there, and nothing else."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from scoring.edits import Edit, edited
from scoring.finding import Finding
from scoring.lint import FileScores, thread_json

#: so often a text is looked at again, since a repair may show or move another fault
ROUNDS = 20
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Fixed:
    """A text after its repairs, and how many there were."""

    text: str
    count: int = 0


def fix_text(text: str, scored: Callable[[str], FileScores]) -> Fixed:
    r"""Repair a text until nothing is left to repair; line ends stay as they are.

    `scored` scores a text whose line ends are all `\n`. A thread given as JSON comes back as it is: its findings do not
    point into the file.
    """
    if thread_json(text) is not None:
        return Fixed(text)
    count = 0
    for _ in range(ROUNDS):
        found = [finding for section in scored(_LINE_END.sub("\n", text)).sections for finding in section.findings]
        edits = _edits(text, found)
        if not edits:
            break
        count += len(edits)
        text = edited(text, edits)
    return Fixed(text, count)


def _edits(text: str, findings: Iterable[Finding]) -> list[Edit]:
    """Where what is put, in order; of two that lie over each other the first."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    spans = sorted({span for each in findings if (span := _span(starts, each)) is not None})
    kept: list[Edit] = []
    for start, end, fix in spans:
        if text[start:end] != fix and (not kept or kept[-1][1] <= start):
            kept.append((start, end, fix))
    return kept


def _span(starts: Sequence[int], finding: Finding) -> Edit | None:
    if finding.fix is None or None in (finding.line, finding.column, finding.end_column):
        return None
    line, last = finding.line or 1, finding.end_line or finding.line or 1
    start = starts[line - 1] + (finding.column or 1) - 1
    return start, starts[last - 1] + (finding.end_column or 1) - 1, finding.fix


def difference(before: str, after: str, name: str) -> str:
    r"""What a repair would change, as a unified diff that `patch` takes; nothing for nothing.

    >>> print(difference("a\nb", "a\nc", "x.md"))
    --- x.md
    +++ x.md
    @@ -1,2 +1,2 @@
     a
    -b
    \ No newline at end of file
    +c
    \ No newline at end of file
    """
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (before, after))
    lines = difflib.unified_diff(old, new, name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines).rstrip(
        "\n"
    )
