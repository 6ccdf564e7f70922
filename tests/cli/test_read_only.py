"""A project that may be read and not written: another's folder, a read-only disk; and a disk that is full."""

from __future__ import annotations

import resource
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.command import OFFLINE, Ended, in_own_process, without_override
from tests.sources.kept import note, sound
from tests.sources.records import hive, lines

TOPIC = "beekeeping hive sensors"
WAY_OUT = "make it writable, or work in a folder of your own with a contentgen.toml"


def filled(project: Path) -> None:
    for n in range(7):
        note(
            project,
            f"notes/h{n}.md",
            f"Hive sensors for beekeeping reported swarming {n}1 hours before it happened in the spring of 202{n}.",
            f"Beekeeping with hive sensors lost {n} of 40 colonies in winter, and without sensors 1{n} of 40.",
            f"A hive with sensors weighs {n} kg more in June, so beekeeping needs a stand for 8{n} kg.",
            title=f"Report {n} on hives",
        )
    (project / "contentgen.toml").write_text("", "utf-8")
    (project / "r.jsonl").write_text(lines(hive(1)), "utf-8")
    assert in_own_process("sources", "add", "notes", "--quiet", cwd=project).code == 0
    assert in_own_process("library", "add", "r.jsonl", cwd=project).code == 0


@pytest.fixture(params=["left alone", "another reads", "copied while it was written"])
def shut(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A project that this user may not write: as it is left, beside a reader who may, and as a copy of files in use."""
    project = tmp_path / "theirs"
    project.mkdir()
    filled(project)
    kept = project / ".contentgen"
    file = kept / "sources.sqlite"
    with closing(sqlite3.connect(file if request.param != "left alone" else ":memory:")) as other:
        if request.param != "left alone":
            other.execute("UPDATE state SET changes = changes + 1")
            other.commit()
        if request.param == "copied while it was written":
            shutil.copytree(kept, project / "copy")
            shutil.rmtree(kept)
            (project / "copy").rename(kept)
        paths = [project, *project.rglob("*")]
        modes = {path: path.stat().st_mode for path in paths}
        for path in paths:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield project
        for path, mode in modes.items():
            path.chmod(mode)


def run(project: Path, *arguments: str) -> Ended:
    return in_own_process(*arguments, cwd=project, before=without_override)


def refused(ended: Ended) -> str:
    assert ended.code == 2, ended
    assert "Traceback" not in ended.err
    (line,) = ended.err.splitlines()
    return line


def test_what_is_kept_can_be_read(shut: Path, tmp_path: Path) -> None:
    before = sorted(path.name for path in (shut / ".contentgen").iterdir())
    assert run(shut, "sources", "list").out.count("Report ") == 7
    assert len(run(shut, "sources", "search", "swarming", "--json").json) == 7
    assert "notes-h3-md/0" in run(shut, "sources", "show", "notes-h3-md").out
    assert run(shut, "library", "list", "--own").out.startswith("hive-b")
    made = run(shut, "generate", TOPIC, "--out", str(tmp_path / "mine"), *OFFLINE)
    assert made.code == 0, made.err
    (report,) = (tmp_path / "mine").glob("*/report.md")
    assert "Report 3 on hives" in report.read_text("utf-8")
    assert sorted(path.name for path in (shut / ".contentgen").iterdir()) == before


@pytest.mark.parametrize(
    "line", [("add", "notes", "--quiet"), ("refresh", "--quiet"), ("remove", "notes-h1-md")], ids=lambda line: line[0]
)
def test_what_would_change_the_index_names_the_folder_and_the_way_out(shut: Path, line: tuple[str, ...]) -> None:
    assert refused(run(shut, "sources", *line)) == (
        f"error: {shut / '.contentgen'}: cannot be written, and the sources of this project are kept there; {WAY_OUT}"
    )


def test_what_would_change_the_records_names_the_folder_and_the_way_out(shut: Path) -> None:
    place = f"error: {shut / '.contentgen'}: cannot be written: Permission denied; your records are kept there: "
    for line in (("add", "r.jsonl", "--replace"), ("remove", "hive-b")):
        said = refused(run(shut, "library", *line))
        assert said.startswith(place)
        assert said.endswith(WAY_OUT)


def test_a_run_there_says_where_runs_may_go(shut: Path) -> None:
    assert "no permission to write there; change it or choose another folder with --out" in refused(
        run(shut, "generate", TOPIC, *OFFLINE)
    )


def test_doctor_tells_what_cannot_be_written(shut: Path, tmp_path: Path) -> None:
    ended = run(shut, "doctor", "--out", str(tmp_path / "mine"), "--json")
    assert ended.code == 0, ended.out
    checks = {each["name"]: each for each in ended.json}
    assert checks["sources"]["facts"]["writable"] is False
    assert checks["sources"]["facts"]["documents"] == 7
    assert checks["records"]["facts"]["writable"] is False
    assert "cannot be written, so it is read as it is and nothing can be added" in checks["sources"]["said"]


def test_the_web_is_asked_where_its_answers_cannot_be_kept(shut: Path, tmp_path: Path) -> None:
    address = ("--sources", "http://127.0.0.1:9/page", "--sources", "project")
    made = run(shut, "generate", TOPIC, *address, "--out", str(tmp_path / "mine"), *OFFLINE)
    assert made.code == 0, made.err
    assert "127.0.0.1, which is not on the public web" in made.out


def test_an_index_whose_last_writer_was_killed_is_not_half_read(tmp_path: Path) -> None:
    """What is in the log alone would be missing: better one line than an older state."""
    filled(tmp_path)
    kept = tmp_path / ".contentgen"
    with closing(sqlite3.connect(kept / "sources.sqlite")) as other:
        other.execute("PRAGMA wal_autocheckpoint=0")
        other.execute("UPDATE state SET changes = changes + 1")
        other.commit()
        shutil.copytree(kept, tmp_path / "killed")
    (tmp_path / "killed" / "sources.sqlite-shm").unlink()
    shutil.rmtree(kept)
    (tmp_path / "killed").rename(kept)
    kept.chmod(0o555)
    said = refused(run(tmp_path, "sources", "list"))
    kept.chmod(0o755)
    assert said.startswith(f"error: {kept / 'sources.sqlite'}: a stopped command has left it unfinished")
    assert run(tmp_path, "sources", "list").out.count("Report ") == 7


def test_an_index_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / ".contentgen" / "sources.sqlite").chmod(0o000)
    said = refused(run(tmp_path, "sources", "list"))
    assert said.endswith(
        "sources.sqlite: cannot be read: no permission; ask its owner, or keep sources in a folder of your own"
    )


@pytest.mark.parametrize("most", [50_000, 150_000])
def test_a_disk_that_fills_up_while_sources_are_added(tmp_path: Path, most: int) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    for n in range(40):
        note(
            tmp_path, f"notes/n{n}.md", *(f"Hive {n} had {k} swarms in the year of the {k}th queen." for k in range(60))
        )
    said = refused(in_own_process("sources", "add", "notes", "--quiet", cwd=tmp_path, before=small))
    assert said.startswith(f"error: {tmp_path / '.contentgen' / 'sources.sqlite'}: ")
    assert "room" in said
    assert in_own_process("sources", "add", "notes", "--quiet", cwd=tmp_path).code == 0
    sound(tmp_path)


def test_a_disk_that_fills_up_while_records_are_added(tmp_path: Path) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900))

    (tmp_path / "r.jsonl").write_text(lines(*map(hive, range(1, 9))), "utf-8")
    said = refused(in_own_process("library", "add", "r.jsonl", cwd=tmp_path, before=small))
    assert said.startswith(
        f"error: {tmp_path / '.contentgen'}: cannot be written: File too large; your records are kept there"
    )
    assert not list(tmp_path.rglob("*.tmp"))
    assert not (tmp_path / ".contentgen" / "library.jsonl").exists()
