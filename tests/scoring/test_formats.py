"""What each format prints: a golden for JSON, the documented escapes of GitHub, the required parts of SARIF."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from scoring.engagement.plain_markup import PlainMarkup
from scoring.engagement.stock_phrases import StockPhrases
from scoring.engagement.thread_numbering import ThreadNumbering
from scoring.finding import Finding
from scoring.formats import FORMATS
from scoring.formats.json import schema
from scoring.limits.garbled import Garbled
from scoring.lint import FileScores, ManyScores, SectionPoints, SectionScores, score_text
from scoring.readme import SCHEMA
from scoring.rulebook import LINT_IDS, RULES, Rules

GOLDEN = Path(__file__).with_name("golden")
TEXT = "1/n **Bold** and robust.\n\n2/n It cost 30 â‚¬ a day.\n\n3/n The end."
FEW = Rules((), (PlainMarkup(), StockPhrases(), ThreadNumbering()), (), (Garbled(),), (), ())


def one(name: str, **given: Any) -> FileScores:
    values = {"severity": "warning", "kind": "reader", "line": 3, "source": "https://example.org", "message": "m"}
    finding = Finding(id="seo.slug", **{**values, **given})
    nothing = SectionPoints(seo=None, engagement=None, opportunity=None)
    coverage = {"seo": "0/0", "engagement": "0/0", "opportunity": "0/0"}
    section = SectionScores(channel="blog", line=1, scores=nothing, coverage=coverage, findings=(finding,))
    return FileScores(name=name, sections=(section,))


def test_json_is_as_it_was() -> None:
    """Regenerate golden/thread.json by hand, and only for a change that CHANGELOG.md tells."""
    scored = score_text(TEXT, name="thread.txt", rules=FEW)
    assert FORMATS["json"]([scored], FEW) + "\n" == (GOLDEN / "thread.json").read_text("utf-8")


def test_the_schema_is_written_down_and_what_is_printed_has_its_required_parts() -> None:
    assert json.loads(SCHEMA.read_text("utf-8")) == schema()
    printed = json.loads(FORMATS["json"]([score_text(TEXT), score_text("# T\n\nText.")], RULES))
    assert printed["version"] == 1
    parts = schema()["$defs"]
    for file in printed["files"]:
        section = file["sections"][0]
        for value, name in ((file, "FileScores"), (section, "SectionScores"), (section["findings"][0], "Finding")):
            assert set(parts[name]["required"]) <= set(value) <= set(parts[name]["properties"]), name
    assert ManyScores.model_validate(printed).files[0].sections[0].channel == "thread"


def test_text_keeps_one_line_for_one_finding_and_no_control_characters() -> None:
    scored = one("post.md", message="two\nlines \x1b[31m", points_lost=2.0, column=5, end_column=6)
    first, last = FORMATS["text"]([scored], RULES).split("\n")
    assert first == "post.md:3:5 seo.slug warning: two lines ?[31m (-2.0)"
    assert last == "post.md:1:1 blog: seo - (0/0), engagement - (0/0), opportunity - (0/0)"


def test_github_commands_are_escaped_as_documented() -> None:
    scored = one("a,b:c%.md", message="50%\r\nof it", column=2, end_column=9)
    line = FORMATS["github"]([scored], RULES).split("\n")[0]
    assert line == (
        "::warning file=a%2Cb%3Ac%25.md,line=3,endLine=3,col=2,endColumn=9,title=seo.slug::50%25%0D%0Aof it"
    )


@pytest.mark.parametrize(
    ("severity", "command", "level"),
    [("info", "notice", "note"), ("warning", "warning", "warning"), ("error",) * 3, ("blocker", "error", "error")],
)
def test_severities_have_their_names_elsewhere(severity: str, command: str, level: str) -> None:
    scored = one("post.md", severity=severity)
    assert FORMATS["github"]([scored], RULES).startswith(f"::{command} file=post.md,line=3,title=")
    assert json.loads(FORMATS["sarif"]([scored], RULES))["runs"][0]["results"][0]["level"] == level


def test_sarif_has_what_the_standard_requires() -> None:
    """Sections 3.13 to 3.59 of SARIF 2.1.0: the required properties, and the bounds of those that are used."""
    log = json.loads(FORMATS["sarif"]([score_text(TEXT, name="notes/a b.md"), one("/tmp/x.md"), one("-")], RULES))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"]
    assert {rule["id"] for rule in rules} == {*RULES.by_id, *LINT_IDS}
    assert all(re.match("https?://", rule.get("helpUri", "https://")) for rule in rules)
    assert all(rule["shortDescription"]["text"] for rule in rules if rule["id"] not in LINT_IDS)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["level"] in {"none", "note", "warning", "error"}
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] in {"notes/a%20b.md", "file:///tmp/x.md", "stdin"}
        region = place["region"]
        assert region["startLine"] >= 1
        if "startColumn" in region:
            assert (region["endLine"], region["endColumn"]) > (region["startLine"], region["startColumn"])
        for fix in result.get("fixes", ()):
            change = fix["artifactChanges"][0]
            assert change["artifactLocation"] == place["artifactLocation"]
            assert change["replacements"][0]["deletedRegion"] == region
    assert sum("fixes" in result for result in run["results"]) >= 5
