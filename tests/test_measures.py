"""What a run's citations are measured as, read from the files that it has left."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.judge_accuracy import JUDGES, ON, accuracy, kept_back
from contentgen.errors import UserError
from contentgen.measures import RunMetrics, as_json, metrics_of
from contentgen.runs import start
from contentgen.settings import Settings
from contentgen.store import RunFolder
from contentgen.verification.citation_scores import Judge
from tests.material import TODAY, TOPICS

Edit = Callable[[list[dict[str, Any]]], None]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    out = tmp_path_factory.mktemp("measured")
    start(TOPICS[0], Settings(out=out), TODAY)
    return RunFolder(path=next(out.iterdir()))


def edited(folder: RunFolder, tmp_path: Path, edit: Edit) -> RunFolder:
    """A copy of the run whose ledger has been changed."""
    copy = RunFolder(path=tmp_path / folder.name)
    (copy.path / "stages").mkdir(parents=True)
    for name in ("report.md", "references.csl.json", "ledger.json", "stages/00-request.json"):
        path = folder.path / name
        if path.is_file():
            (copy.path / name).write_bytes(path.read_bytes())
    ledger = json.loads((copy.path / "ledger.json").read_text("utf-8"))
    edit(ledger["sentences"])
    (copy.path / "ledger.json").write_text(json.dumps(ledger), "utf-8")
    return copy


def faults(found: RunMetrics, text: str) -> list[str]:
    return [flag.fault for _, flag in found.flagged if flag.text == text]


def test_a_run_of_the_offline_writer_is_sourced(folder: RunFolder) -> None:
    found = metrics_of(folder)
    assert found.micro.recall is not None
    assert found.micro.recall >= 0.95
    assert found.micro.precision is not None
    assert found.micro.precision >= 0.95
    assert {each.channel for each in found.channels} == {"blog", "linkedin", "x"}
    assert all(each.facts_per_thousand_words > 10 for each in found.channels)


def test_a_sentence_that_says_more_than_its_passage_is_flagged(folder: RunFolder, tmp_path: Path) -> None:
    text = "Nine in ten outages of AI systems cost 4,200 dollars."

    def edit(rows: list[dict[str, Any]]) -> None:
        next(row for row in rows if row["evidence"])["sentence"] = text

    found = metrics_of(edited(folder, tmp_path, edit))
    assert faults(found, text) == ["unsupported"]
    assert found.micro.recalled == metrics_of(folder).micro.recalled - 1


def test_an_opinion_with_a_figure_counts_as_an_uncited_fact(folder: RunFolder, tmp_path: Path) -> None:
    text = "Around 4,200 teams agree."

    def edit(rows: list[dict[str, Any]]) -> None:
        row = next(row for row in rows if row["kind"] == "opinion")
        row["sentence"] = text

    found = metrics_of(edited(folder, tmp_path, edit))
    assert faults(found, text) == ["uncited"]


def test_evidence_whose_source_no_reference_lists_is_unknown(folder: RunFolder, tmp_path: Path) -> None:
    gone: list[str] = []

    def edit(rows: list[dict[str, Any]]) -> None:
        gone.append(next(row["evidence"][0]["source"] for row in rows if row["evidence"]))
        for item in (item for row in rows for item in row["evidence"] if item["source"] == gone[0]):
            item["reference"] = None

    found = metrics_of(edited(folder, tmp_path, edit))
    assert {flag.fault for _, flag in found.flagged} >= {"unknown id"}


def test_the_judge_is_a_parameter_and_its_name_is_told(folder: RunFolder) -> None:
    found = metrics_of(folder, Judge(name="nay-sayer", probability=lambda *_: 0.0))
    told = as_json(found)
    assert (told["judge"]["name"], told["recall"], told["recall_corrected"]) == ("nay-sayer", 0.0, None)
    assert told["judge"]["balanced_accuracy"] is None


def test_a_run_that_is_not_whole_says_how_to_go_on(tmp_path: Path) -> None:
    folder = RunFolder(path=tmp_path / "2026-11-23-x")
    with pytest.raises(UserError, match=r"not whole.*contentgen runs resume"):
        metrics_of(folder)


def test_a_ledger_of_another_shape_is_named(folder: RunFolder, tmp_path: Path) -> None:
    copy = edited(folder, tmp_path, lambda rows: rows.append({"channel": "blog"}))
    with pytest.raises(UserError, match=r"ledger.json: sentences.\d+.place: Field required"):
        metrics_of(copy)


@pytest.mark.parametrize("name", JUDGES)
def test_the_accuracy_that_is_shown_is_what_the_benchmark_measures(name: str) -> None:
    rows, (judge, _) = kept_back(), JUDGES[name]
    assert judge().accuracy == accuracy(judge(), rows, ON.format(rows=len(rows))), (
        f"run benchmarks/judge_accuracy.py --judge {name} --write"
    )
