"""The table of peers is whole: each id exists, and every check of Yoast's that we count has its row."""

from __future__ import annotations

from scoring.peers import peer_checks
from scoring.readme import README
from scoring.rulebook import RULES
from scoring.yoast import CHECKS

IDS = set(RULES.ids)


def test_each_id_of_the_table_is_a_rule_and_each_row_says_something() -> None:
    assert {name for check in peer_checks() for name in check.ours} <= IDS
    assert all(check.ours or len(check.remark) > 10 for check in peer_checks())


def test_every_check_that_the_comparable_number_counts_has_a_row() -> None:
    assert set(CHECKS) <= {check.name for check in peer_checks() if check.peer.startswith("Yoast")}


def test_the_readme_shows_every_row() -> None:
    text = README.read_text(encoding="utf-8")
    assert all(f"| {check.peer} | {check.name} | " in text for check in peer_checks())
