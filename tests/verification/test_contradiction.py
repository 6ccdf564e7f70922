"""Sources that contradict each other are found, and told of; sources that only differ are left in peace."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from contentgen.runs import start
from contentgen.settings import load
from contentgen.verification.contradiction import conflict, disagreements
from contentgen.writers.full.variables import evidence_lines
from tests.material import TODAY, TOPICS, found, item, source

HOUSE = [
    json.loads(line)
    for line in (Path(__file__).parent / "house" / "contradictions.jsonl").read_text("utf-8").splitlines()
]
ODD, EVEN = ([row for row in HOUSE if int(row["id"][3:]) % 2 == odd] for odd in (1, 0))
FILES = Path(__file__).parents[1] / "golden" / "own-documents" / "sources"
ONE = "The Brindle backfill of the orders table locked out writers for 40 minutes in March 2024."
OTHER = "In March 2024 the Brindle backfill of the orders table locked out writers for 95 minutes."


@pytest.mark.parametrize("row", ODD, ids=lambda row: str(row["id"]))
def test_house_rows_that_the_rules_were_worked_out_on(row: dict[str, Any]) -> None:
    assert (conflict(row["a"], row["b"]) is not None) == row["contradict"], row["about"]
    assert (conflict(row["b"], row["a"]) is not None) == row["contradict"], row["about"]


def test_of_the_rows_kept_back_half_are_found_and_none_is_made_up() -> None:
    told = [(conflict(row["a"], row["b"]) is not None, row["contradict"]) for row in EVEN]
    assert (sum(t for t, true in told if true), sum(t for t, true in told if not true)) == (3, 0)


@pytest.mark.parametrize("topic", TOPICS)
def test_the_librarys_findings_contradict_each_other_by_no_rule(topic: str) -> None:
    by_rule = [pair for pair in disagreements(found(topic).ledger) if pair.ground != "editor"]
    assert by_rule == []


def test_pairs_that_an_editor_has_noted_are_told_as_such() -> None:
    first = item(1, claim="Alerts help.", contrasts=("E2",))
    second = item(2, claim="Alerts tire.", source_id="s2")
    (pair,) = disagreements([first, second])
    assert (pair.one, pair.other, pair.ground) == ("E1", "E2", "editor")


def test_one_source_does_not_contradict_itself() -> None:
    assert disagreements([item(1, claim=ONE), item(2, claim=OTHER)]) == ()


@pytest.mark.parametrize(
    "changed",
    [
        ("in March 2024", "in May 2024"),
        ("2024", "2023"),
        ("Brindle", "Tarrow"),
        ("40 minutes", "95 minutes"),
        ("for 40 minutes", "for up to 40 minutes"),
        ("40 minutes", "40 hours"),
    ],
    ids=lambda pair: pair[1],
)
def test_another_setting_unit_or_bound_is_no_contradiction(changed: tuple[str, str]) -> None:
    assert conflict(ONE, OTHER) == "figure"
    assert conflict(ONE.replace(*changed), OTHER) is None


def test_a_prompt_shows_what_another_source_says_against_an_item() -> None:
    research = found(TOPICS[0]).model_copy(
        update={
            "sources": (source(), source(id="s2", author=[{"family": "Wu"}])),
            "ledger": (item(1, claim=ONE), item(2, claim=OTHER, source_id="s2")),
        }
    )
    (line,) = evidence_lines(research.ledger[:1], research)
    assert line.against == (f"[E2] (Wu 2024) {OTHER}",)


def test_a_run_says_where_its_sources_disagree(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FILES, tmp_path / "sources"))
    for name, said in (("left", ONE), ("right", OTHER)):
        more = "Schema migrations without downtime need a plan for such a backfill."
        (folder / f"{name}.md").write_text(f"# Schema migrations, {name}\n\n{said} {more}\n", encoding="utf-8")
    settings = load({"out": str(tmp_path / "out"), "sources": (str(folder),)}, {}, tmp_path)
    start("zero-downtime schema migrations", settings, TODAY)
    (run,) = (tmp_path / "out").iterdir()

    told = json.loads((run / "ledger.json").read_text("utf-8"))["disagreements"]
    assert [(each["ground"], {side["claim"] for side in each["sides"]}) for each in told] == [("figure", {ONE, OTHER})]
    for name in ("report.md", "report.html"):
        text = (run / name).read_text("utf-8")
        assert "Sources disagree: “" in text
        assert ONE in text
        assert OTHER in text
