"""SARIF 2.1.0, which code scanning and editors read.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from scoring.assessment import Assessment
from scoring.finding import Finding, Severity
from scoring.lint import FileScores
from scoring.rulebook import LINT_IDS, Rules

LEVELS: Mapping[Severity, str] = {"info": "note", "warning": "warning", "error": "error", "blocker": "error"}
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(files: Sequence[FileScores], rules: Rules) -> str:
    """Print one run with every rule, every finding and its repair; the scores are a property of the run."""
    known = [*({"id": name} for name in LINT_IDS), *(_rule(rule) for rule in rules.by_id.values())]
    places = {rule["id"]: at for at, rule in enumerate(known)}
    results = [
        _result(finding, places[finding.id], _uri(scored.name), section.line)
        for scored in files
        for section in scored.sections
        for finding in section.findings
    ]
    scores = [
        {"uri": _uri(scored.name), "line": section.line, "channel": section.channel, **section.scores.model_dump()}
        for scored in files
        for section in scored.sections
    ]
    run = {
        "tool": {"driver": {"name": "scoring", "rules": known}},
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"scores": scores},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Assessment) -> dict[str, Any]:
    first = (inspect.getdoc(type(rule)) or rule.id).split("\n", 1)[0]
    link = {"helpUri": rule.source} if rule.source.startswith(("http://", "https://")) else {}
    return {
        "id": rule.id,
        "shortDescription": {"text": first},
        **link,
        "properties": {"kind": rule.kind, "weight": rule.weight},
    }


def _result(finding: Finding, rule: int, uri: str, first: int) -> dict[str, Any]:
    artifact, region = {"uri": uri}, _region(finding, first)
    made = {
        "ruleId": finding.id,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "properties": {"severity": finding.severity, "pointsLost": finding.points_lost},
    }
    if finding.fix is not None and finding.column is not None:
        change = {"deletedRegion": region, "insertedContent": {"text": finding.fix}}
        made["fixes"] = [{"artifactChanges": [{"artifactLocation": artifact, "replacements": [change]}]}]
    return made


def _region(finding: Finding, first: int) -> dict[str, int]:
    region = {"startLine": finding.line or first}
    if finding.column is not None and finding.end_column is not None:
        region |= {"startColumn": finding.column, "endLine": finding.end_line or finding.line or first}
        region |= {"endColumn": finding.end_column}
    return region


def _uri(name: str) -> str:
    """A path as an address: relative to where the command ran, absolute as `file:`; standard input by its name."""
    if name == "-":
        return "stdin"
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
