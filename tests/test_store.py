from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.errors import UserError
from contentgen.model import Outline, Research, SectionPlan, SourceFailure
from contentgen.store import RunFolder, create, find, runs, safe_slug

TODAY = date(2026, 11, 23)
OUTLINE = Outline(title="Tée", thesis="t", sections=(SectionPlan(heading="h", question="q", evidence=("E1",)),))


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return create(tmp_path / "out", TODAY, "AI observability")


def test_runs_of_a_day_are_numbered(tmp_path: Path) -> None:
    names = [create(tmp_path, TODAY, "AI observability").name for _ in range(3)]
    assert names == [f"2026-11-23-ai-observability{end}" for end in ("", "-2", "-3")]


def test_two_processes_at_once_get_two_folders(tmp_path: Path) -> None:
    script = (
        "import sys; from datetime import date; from pathlib import Path; from contentgen.store import create\n"
        "for _ in range(20): print(create(Path(sys.argv[1]), date(2026, 11, 23), 'tea').name)"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda _: subprocess.run(command, capture_output=True, text=True, check=True), range(3)))
    names = [name for each in done for name in each.stdout.split()]
    assert len(names) == len(set(names)) == 60
    assert len(runs(tmp_path)) == 60


@given(st.text())
def test_any_title_makes_a_name_for_every_file_system(text: str) -> None:
    slug = safe_slug(text)
    assert 1 <= len(slug) <= 60
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert safe_slug(slug) == slug


def test_a_run_is_whole_when_its_report_is_there(run: RunFolder) -> None:
    assert (run.path / "INCOMPLETE").read_text() == (
        f"This run is not whole yet. Continue it with: contentgen runs resume {run.path}\n"
    )
    assert not run.whole
    run.write("article.md", "é\n")
    run.finish("# Report\n")
    assert run.whole
    assert sorted(path.name for path in run.path.iterdir()) == ["article.md", "report.md"]
    assert (run.path / "article.md").read_bytes() == "é\n".encode()
    run.reopen()
    assert not run.whole
    assert (run.path / "INCOMPLETE").exists()


def test_the_report_is_written_by_finish_alone(run: RunFolder) -> None:
    with pytest.raises(ValueError, match="finish"):
        run.write("report.md", "x")


def test_stages_are_read_back_under_their_key(run: RunFolder) -> None:
    path = run.save_stage("03-outline", "k1", OUTLINE)
    assert path == run.path / "stages" / "03-outline.json"
    assert run.load_stage("03-outline", "k1", Outline) == OUTLINE
    assert run.load_stage("03-outline", "k2", Outline) is None
    assert run.load_stage("04-outline", "k1", Outline) is None
    assert set(json.loads(path.read_bytes())) == {"key", "value"}
    assert "Tée" in path.read_text(encoding="utf-8")


def test_any_value_can_be_a_stages_output(run: RunFolder) -> None:
    failures = (SourceFailure(location="a", reason="b"),)
    run.save_stage("01-failures", "k", failures)
    assert run.load_stage("01-failures", "k", tuple[SourceFailure, ...]) == failures
    research = Research(sources=(), ledger=(), failures=failures)
    run.save_stage("02-research", "k", research)
    assert run.load_stage("02-research", "k", Research) == research


@pytest.mark.parametrize("content", ["", "{", "[]", '{"key": "k"}', '{"key": "k", "value": {"title": 1}}', "\x00"])
def test_a_stage_that_cannot_be_read_is_made_again(run: RunFolder, content: str) -> None:
    run.write("stages/03-outline.json", content)
    assert run.load_stage("03-outline", "k", Outline) is None


@pytest.mark.parametrize("name", ["outline", "3-outline", "03-Outline", "03-../x", "03-out/line"])
def test_stage_names_have_one_form(run: RunFolder, name: str) -> None:
    with pytest.raises(ValueError, match="a stage is named like '01-research'"):
        run.save_stage(name, "k", OUTLINE)


def test_writing_again_leaves_the_old_file_or_the_new_one(run: RunFolder) -> None:
    run.write("a.txt", "old")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: run.write("a.txt", str(n) * 1000), range(10)))
    text = (run.path / "a.txt").read_text()
    assert len(text) == 1000
    assert len(set(text)) == 1
    assert [path.name for path in run.path.iterdir() if path.name.endswith(".tmp")] == []


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(UserError, match="a file stands where a folder is needed; choose another folder with --out"):
        create(tmp_path / "out", TODAY, "tea")


@pytest.mark.parametrize(
    ("code", "way_out"),
    [
        (errno.ENOSPC, "the disk is full; free some space"),
        (errno.EACCES, "no permission to write there"),
        (errno.EROFS, "the file system is read-only"),
        (errno.EIO, "Input/output error; choose another folder"),
    ],
)
def test_what_the_disk_refuses_is_explained(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch, code: int, way_out: str
) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UserError) as caught:
        run.write("article.md", "x")
    assert way_out in str(caught.value)
    assert str(run.path) in str(caught.value)
    assert sorted(path.name for path in run.path.iterdir()) == ["INCOMPLETE"]


def test_a_run_is_found_by_name_and_by_path(run: RunFolder, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert find(run.name, out) == find(str(run.path), tmp_path / "elsewhere") == run
    assert find(run.name + "/", out).path.resolve() == run.path.resolve()


def test_an_unknown_run_suggests_the_nearest(run: RunFolder, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        find("2026-11-23-ai-observabilty", tmp_path / "out")
    assert str(caught.value) == (
        f"no run '2026-11-23-ai-observabilty' in {tmp_path / 'out'}; the latest: {run.name}. Did you mean '{run.name}'?"
    )
    with pytest.raises(UserError, match="the latest: none yet"):
        find("x", tmp_path / "absent")


@pytest.mark.parametrize("name", ["", ".", "..", "../..", "./"])
def test_the_folder_of_all_runs_is_no_run(run: RunFolder, tmp_path: Path, name: str) -> None:
    (tmp_path / "out" / "report.md").write_text("")
    with pytest.raises(UserError):
        find(name, tmp_path / "out")


def test_only_runs_are_listed_and_deleted_whole(run: RunFolder, tmp_path: Path) -> None:
    (tmp_path / "out" / "notes").mkdir()
    (tmp_path / "out" / ".gitkeep").write_text("")
    other = create(tmp_path / "out", TODAY, "tea")
    assert runs(tmp_path / "out") == (run, other)
    other.delete()
    assert runs(tmp_path / "out") == (run,)
