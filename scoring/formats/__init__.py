"""How scores are printed: the table below is the registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scoring.formats.github import as_github
from scoring.formats.json import as_json
from scoring.formats.sarif import as_sarif
from scoring.formats.text import as_text
from scoring.lint import FileScores
from scoring.rulebook import Rules

FORMATS: Mapping[str, Callable[[Sequence[FileScores], Rules], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
