"""A small model's recorded answers, replayed without it: what `voice` makes of them, word for word.

`pytest tests/test_voice_recording.py --accept` takes the report that the replay leaves now as expected; read the
difference before you keep it. What the recorded model is and how it was asked: `tests/recordings/README.md`.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from contentgen import runs
from contentgen.outcome import Report
from contentgen.store import RunFolder
from contentgen.writers.voice.drafts import TitlesDraft

RECORDING = Path(__file__).parent / "recordings" / "voice" / "2026-11-28-ai-observability"
EXPECTED = RECORDING / "report.md"


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    """The recorded run, made again in a folder of its own."""
    folder = tmp_path_factory.mktemp("voice")
    source = folder / RECORDING.name
    shutil.copytree(RECORDING, source)
    (source / "report.md").write_text("a finished run\n", encoding="utf-8")
    again, report = runs.replayed(RunFolder(path=source), folder / "again")
    return report, again.path


def test_a_recorded_run_of_the_voice_leaves_what_it_left_before(
    replayed: tuple[Report, Path], request: pytest.FixtureRequest
) -> None:
    made = (replayed[1] / "report.md").read_text(encoding="utf-8")
    if request.config.getoption("--accept"):
        EXPECTED.write_text(made, encoding="utf-8", newline="\n")
    assert made == EXPECTED.read_text(encoding="utf-8")


def test_it_went_without_nothing(replayed: tuple[Report, Path]) -> None:
    assert replayed[0].writer == "voice"
    assert replayed[0].degradations == ()


def test_its_title_is_one_that_the_model_offered(replayed: tuple[Report, Path]) -> None:
    lines = (RECORDING / "stages" / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    (titles,) = (json.loads(line)["answer"] for line in lines if json.loads(line)["schema"] == "TitlesDraft")
    title = "AI observability: late labels, silent failures, and feedback loops"
    assert title in TitlesDraft.model_validate_json(titles).model_dump().values()
    assert replayed[0].article.article.title == title


def test_its_posts_open_with_a_question_to_the_reader_beside_a_fact(replayed: tuple[Report, Path]) -> None:
    linkedin, (first, *_) = (replayed[1] / "linkedin.txt").read_text(encoding="utf-8"), replayed[0].posts.posts.thread
    asked = "When did you last observe an AI agent fail silently?"
    assert asked in linkedin
    assert [s.text for s in first.paragraphs[0]] == [asked]
    assert first.credits


def test_no_factual_sentence_of_it_is_without_evidence(replayed: tuple[Report, Path]) -> None:
    ledger = json.loads((replayed[1] / "ledger.json").read_text(encoding="utf-8"))
    assert ledger["orphans"] == []
    assert {row["verdict"]["status"] for row in ledger["sentences"]} == {"supported"}
