"""A capable model's recorded answers, replayed: what `full` makes of them is whole, cited and checked."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from contentgen import runs
from contentgen.outcome import Report
from contentgen.store import RunFolder
from contentgen.writers.offline.wording import count_words

RECORDINGS = sorted(
    path.parent.parent for path in (Path(__file__).parent / "recordings").glob("*/stages/answers.jsonl")
)


@pytest.fixture(params=RECORDINGS, ids=lambda path: path.name)
def replayed(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Report, Path]:
    """The run of a recording in a folder of its own."""
    source = tmp_path / "recorded" / request.param.name
    shutil.copytree(request.param, source)
    (source / "report.md").write_text("a finished run\n", encoding="utf-8")
    report = runs.replay(RunFolder(path=source), tmp_path / "again")
    return report, tmp_path / "again" / request.param.name


def test_there_are_recordings_of_two_topics() -> None:
    assert len(RECORDINGS) == 2


def test_a_recorded_run_needs_nothing_from_the_floor(replayed: tuple[Report, Path]) -> None:
    report, folder = replayed
    assert report.degradations == ()
    assert (folder / "report.md").is_file()
    assert report.writer == "full"


def test_no_factual_sentence_of_a_recorded_run_is_an_orphan(replayed: tuple[Report, Path]) -> None:
    _, folder = replayed
    ledger = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    assert ledger["orphans"] == []
    assert {row["verdict"]["status"] for row in ledger["sentences"]} == {"supported"}
    assert sum(bool(row["evidence"]) for row in ledger["sentences"]) > 40


def test_the_check_takes_little_from_a_capable_model(replayed: tuple[Report, Path]) -> None:
    report, folder = replayed
    sentences = len(json.loads((folder / "ledger.json").read_text(encoding="utf-8"))["sentences"])
    assert len(report.article.removals) + len(report.posts.removals) <= 0.05 * sentences


def test_a_recorded_article_argues_at_the_length_its_evidence_carries(replayed: tuple[Report, Path]) -> None:
    report, _ = replayed
    text = report.texts.article.split("## References")[0]
    cited = {e for section in report.article.article.sections for b in section.blocks for e in _evidence(b)}
    assert 900 <= count_words(text) <= 1.08 * report.brief.length
    assert count_words(text) <= 60 * len(cited)
    assert len(re.findall(r"^## ", text, re.MULTILINE)) >= 6


def _evidence(block: object) -> list[str]:
    from contentgen.channels.blog import sentences_of

    return [e for sentence in sentences_of(block) for e in sentence.evidence]  # type: ignore[arg-type]
