"""`path:line:col id severity: message`, which editors read, and a line of scores for each section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoring.lint import FileScores, SectionScores
from scoring.rulebook import Rules


def as_text(files: Sequence[FileScores], _: Rules) -> str:
    """Print findings and scores as lines."""
    return "\n".join(printable(line) for scored in files for line in _lines(scored))


def _lines(scored: FileScores) -> Iterator[str]:
    for section in scored.sections:
        for finding in section.findings:
            lost = f" (-{finding.points_lost:.1f})" if finding.points_lost >= 0.05 else ""
            yield (
                f"{scored.name}:{finding.line or section.line}:{finding.column or 1} {finding.id} {finding.severity}: "
                f"{' '.join(finding.message.split())}{lost}"
            )
        yield f"{scored.name}:{section.line}:1 {summary(section)}"


def summary(section: SectionScores) -> str:
    """The scores of a section in one line."""
    parts = [
        f"{name} {'-' if value is None else format(value, '.1f')} ({section.coverage[name]})"
        for name, value in section.scores.model_dump().items()
    ]
    off = f"; {section.off} switched off" if section.off else ""
    return f"{section.channel}: {', '.join(parts)}{off}"


def printable(text: str) -> str:
    r"""Replace what a terminal would obey instead of show.

    >>> printable("a\x1b[31mb")
    'a?[31mb'
    """
    return "".join("?" if ord(c) < 32 or 127 <= ord(c) < 160 else c for c in text)
