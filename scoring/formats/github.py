"""Workflow commands, which GitHub shows beside the lines of a change.

Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scoring.finding import Finding, Severity
from scoring.formats.text import summary
from scoring.lint import FileScores
from scoring.rulebook import Rules

COMMANDS: Mapping[Severity, str] = {"info": "notice", "warning": "warning", "error": "error", "blocker": "error"}


def as_github(files: Sequence[FileScores], _: Rules) -> str:
    """Print one command for each finding, and a notice with the scores of each section."""
    return "\n".join(line for scored in files for line in _lines(scored))


def _lines(scored: FileScores) -> Iterator[str]:
    for section in scored.sections:
        for finding in section.findings:
            yield _command(COMMANDS[finding.severity], _place(scored, finding, section.line), finding.message)
        where = {"file": scored.name, "line": str(section.line), "title": "score"}
        yield _command("notice", where, summary(section))


def _place(scored: FileScores, finding: Finding, first: int) -> dict[str, str]:
    place = {"file": scored.name, "line": str(finding.line or first)}
    if finding.column is not None:
        place |= {"endLine": str(finding.end_line or finding.line), "col": str(finding.column)}
        place |= {"endColumn": str(finding.end_column)}
    return place | {"title": finding.id}


def _command(name: str, properties: Mapping[str, str], message: str) -> str:
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
