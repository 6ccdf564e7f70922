"""Each assessment against its own texts: `cases/<id>.toml` says what passes and what does not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from scoring import ENGAGEMENT, LIMITS, OPPORTUNITY, SEO, Assessment, Document
from scoring.channel import Given
from scoring.scores import SECTIONS, WRITING

CASES = Path(__file__).with_name("cases")
RULES: dict[str, Assessment] = {
    rule.id: rule for rule in (*SEO, *ENGAGEMENT, *OPPORTUNITY, *LIMITS, *SECTIONS, *WRITING)
}
GIVEN = frozenset(Given.__annotations__)


def load(rule: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = tomllib.loads((CASES / f"{rule}.toml").read_text(encoding="utf-8"))["case"]
    return loaded


ALL = [
    pytest.param(rule, case, id=f"{rule}: {case['name']}")
    for rule in sorted(RULES)
    if (CASES / f"{rule}.toml").exists()
    for case in load(rule)
]


@pytest.mark.parametrize(("rule", "case"), ALL)
def test_a_case_is_judged_as_its_file_says(rule: str, case: dict[str, Any]) -> None:
    given = {name: value for name, value in case.items() if name in GIVEN}
    document = Document.from_text(case["channel"], case["text"], **given)
    assert document.channel in RULES[rule].channels
    judgement = RULES[rule].assess(document)
    if case.get("applies") is False or case.get("blocked") is False or case.get("noted") is False:
        assert judgement is None
        return
    assert judgement is not None
    if case.get("blocked"):
        assert judgement.points is None
        assert {finding.severity for finding in judgement.findings} == {"blocker"}
    elif case.get("noted"):
        assert (judgement.points, judgement.cap, judgement.weight) == (None, None, 0.0)
        assert judgement.findings
    else:
        assert judgement.points is not None
        assert case.get("least", 0) <= judgement.points <= case.get("most", 100)
    if "line" in case:
        assert judgement.findings[0].line == case["line"]
    if "lines" in case:
        assert [finding.line for finding in judgement.findings] == case["lines"]
    for said in case.get("says", []):
        assert any(said in finding.message for finding in judgement.findings), said


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_has_a_text_that_passes_and_one_that_fails(rule: str) -> None:
    cases = load(rule)
    assert any(case.get("least", 0) >= 80 or False in (case.get("blocked"), case.get("noted")) for case in cases)
    assert any(case.get("most", 100) <= 70 or case.get("blocked") or case.get("noted") for case in cases)
