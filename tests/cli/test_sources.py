"""`contentgen sources`: what it prints, how it ends, and that a run draws on what is kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from contentgen.runs import begin, resume
from contentgen.settings import load
from tests.cli.command import DAY, OFFLINE, files_under
from tests.cli.conftest import Command
from tests.sources.kept import TODAY, names, note

ROOT = Path(__file__).parents[2]
TOPIC = "beekeeping hive sensors"


def hives(folder: Path, files: int = 7) -> None:
    for n in range(files):
        note(
            folder,
            f"h{n}.md",
            f"Hive sensors for beekeeping reported swarming {n}1 hours before it happened in the spring of 202{n}.",
            f"Beekeeping with hive sensors lost {n} of 40 colonies in winter, and without sensors 1{n} of 40.",
            f"A hive with sensors weighs {n} kg more in June, so beekeeping needs a stand for 8{n} kg.",
            title=f"Trial {n} of sensors in hives",
        )


def test_add_tells_what_came_of_it(command: Command, in_tmp: Path) -> None:
    note(in_tmp, "notes/a.md", "Hive sensors reported 12 swarms in the spring of 2024.")
    (in_tmp / "notes" / "b.txt").write_bytes(b"")
    ended = command("sources", "add", "notes")
    assert ended.code == 0
    assert ended.out == (
        "not read: notes/b.txt: the file is empty\n1 added, 1 not read; 1 sources with 1 passages are kept\n"
    )
    assert ended.err.splitlines() == [
        "sources: Reading notes/a.md, 0/2",
        "sources: added: notes/a.md, 1/2",
        "sources: Reading notes/b.txt, 1/2",
        "sources: not read: notes/b.txt, 2/2",
    ]


def test_add_in_json(command: Command, in_tmp: Path) -> None:
    note(in_tmp, "notes/a.md", "Hive sensors reported 12 swarms in the spring of 2024.")
    facts = command("sources", "add", "notes", "--json", "--quiet").json
    assert facts == {
        "index": str(in_tmp / ".contentgen" / "sources.sqlite"),
        "sources": 1,
        "passages": 1,
        "counts": {"added": 1},
        "told": [{"state": "added", "location": "notes/a.md", "id": "notes-a-md", "reason": ""}],
    }


def test_where_nothing_could_be_read_the_command_fails(command: Command, in_tmp: Path) -> None:
    (in_tmp / "b.txt").write_bytes(b"")
    ended = command("sources", "add", "b.txt", "--quiet")
    assert ended.code == 2
    assert ended.err == "error: nothing could be read: b.txt: the file is empty\n"


def test_a_folder_without_documents_is_an_error(command: Command, in_tmp: Path) -> None:
    (in_tmp / "empty").mkdir()
    ended = command("sources", "add", "empty", "--quiet")
    assert (ended.code, ended.err) == (
        2,
        "error: nothing could be read: empty: the folder holds no file that can be read\n",
    )


@pytest.mark.parametrize("line", [("refresh",), ("show", "a"), ("remove", "a")])
def test_a_project_without_sources_says_how_to_begin(command: Command, in_tmp: Path, line: tuple[str, ...]) -> None:
    ended = command("sources", *line)
    assert ended.code == 2
    assert ended.err == "error: no source is kept in this project; add some with: contentgen sources add PATH\n"
    assert not (in_tmp / ".contentgen").exists()


@pytest.mark.parametrize(("line", "says"), [(("list",), "no source is kept"), (("search", "x"), "hold nothing on 'x'")])
def test_looking_at_nothing_is_no_error(command: Command, in_tmp: Path, line: tuple[str, ...], says: str) -> None:
    ended = command("sources", *line)
    assert (ended.code, ended.err) == (0, "")
    assert says in ended.out
    assert json.loads(command("sources", *line, "--json").out) == []
    assert not (in_tmp / ".contentgen").exists()


def test_list_show_search_and_remove(command: Command, in_tmp: Path) -> None:
    note(in_tmp, "notes/a.md", "Hive sensors reported 12 swarms in the spring of 2024.", title="On bees")
    command("sources", "add", "notes")
    assert command("sources", "list").out.splitlines()[1].split() == ["notes-a-md", "n.d.", "1", "On", "bees"]
    assert command("sources", "list", "--json").json[0]["origin"] == "notes/a.md"
    assert "notes-a-md/0, paragraph 1\nHive sensors reported" in command("sources", "show", "notes-a-md").out
    assert command("sources", "show", "notes-a-md", "--json").json["passages"][0]["id"] == "notes-a-md/0"
    assert "(sensors in the text, bees in the title or tags)" in command("sources", "search", "sensors bees").out
    (hit,) = command("sources", "search", "sensors", "--json").json
    assert (hit["score"], hit["matched"]) == (1.0, {"sensors": "text"})
    assert command("sources", "remove", "notes/a.md").out == "removed notes-a-md (notes/a.md)\n"
    assert command("sources", "list").out.startswith("no source is kept")


def test_the_index_lies_beside_contentgen_toml(command: Command, in_tmp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (in_tmp / "contentgen.toml").write_text('tone = "plain"\n', "utf-8")
    note(in_tmp, "deep/notes/a.md", "Hive sensors reported 12 swarms in the spring of 2024.")
    monkeypatch.chdir(in_tmp / "deep")
    command("sources", "add", "notes")
    assert names(in_tmp) == ["deep-notes-a-md"]
    assert not (in_tmp / "deep" / ".contentgen").exists()


def test_ctrl_c_says_how_to_go_on(in_tmp: Path) -> None:
    hives(in_tmp / "notes", 400)
    with subprocess.Popen(
        [sys.executable, "-m", "contentgen", "sources", "add", "notes"],
        cwd=in_tmp,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        assert child.stderr
        while "added: notes/h0.md" not in child.stderr.readline():
            pass
        child.send_signal(signal.SIGINT)
        err = child.stderr.read()
    assert child.returncode == 130
    assert err.endswith("stopped; continue with: contentgen sources add notes\n")
    assert "notes-h0-md" in names(in_tmp)


def test_a_secret_in_an_address_is_neither_kept_nor_repeated(command: Command, in_tmp: Path) -> None:
    ended = command("sources", "add", "https://ada:hush@a.test/page?key=hush")
    assert ended.code == 2
    assert "hush" not in ended.err + ended.out
    assert not any(b"hush" in content for content in files_under(in_tmp).values())


# --- runs --------------------------------------------------------------------------------------------------


def cited(folder: Path) -> set[str]:
    research = json.loads((folder / "stages" / "01-research.json").read_text("utf-8"))["value"]
    return {source["id"] for source in research["sources"]}


def test_a_run_without_sources_draws_on_what_is_kept(command: Command, in_tmp: Path) -> None:
    hives(in_tmp / "notes")
    command("sources", "add", "notes")
    ended = command("generate", TOPIC, *OFFLINE)
    assert ended.code == 0, ended.err
    folder = in_tmp / "outputs" / f"{DAY}-beekeeping-hive-sensors"
    assert cited(folder) == {f"notes-h{n}-md" for n in range(7)}
    request = json.loads((folder / "stages" / "00-request.json").read_text("utf-8"))
    assert request["brief"]["sources"] == ["project"]


def test_named_sources_leave_the_kept_ones_out_unless_project_is_named(command: Command, in_tmp: Path) -> None:
    hives(in_tmp / "notes")
    note(in_tmp, "more/x.md", "A hive with sensors costs 300 euros a year in beekeeping, says the trial of 2025.")
    command("sources", "add", "notes")
    alone = command("generate", TOPIC, "--sources", "more", *OFFLINE)
    assert alone.code == 2
    both = command("generate", TOPIC, "--sources", "more", "--sources", "project", *OFFLINE)
    assert both.code == 0, both.err
    assert cited(in_tmp / "outputs" / f"{DAY}-beekeeping-hive-sensors") >= {"notes-h0-md", "x-md"}


def test_project_where_nothing_is_kept_is_refused(command: Command, in_tmp: Path) -> None:
    ended = command("generate", TOPIC, "--sources", "project", *OFFLINE)
    assert ended.code == 2
    assert "contentgen sources add PATH" in ended.err
    assert files_under(in_tmp) == {}


def test_the_same_index_gives_the_same_files(command: Command, in_tmp: Path) -> None:
    hives(in_tmp / "notes")
    command("sources", "add", "notes")
    reports = []
    for out in ("one", "two"):
        assert command("generate", TOPIC, "--out", out, *OFFLINE).code == 0
        reports.append((in_tmp / out / f"{DAY}-beekeeping-hive-sensors" / "ledger.json").read_bytes())
    assert reports[0] == reports[1]


def test_a_run_resumed_elsewhere_still_finds_its_index(
    command: Command, in_tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hives(in_tmp / "p" / "notes")
    monkeypatch.chdir(in_tmp / "p")
    command("sources", "add", "notes")
    settings = load({}, {}, in_tmp / "p")
    job = begin(TOPIC, settings, TODAY)
    monkeypatch.chdir(in_tmp)
    report = resume(job.folder, load({}, {}, in_tmp))
    assert report.research.sources[0].id.startswith("notes-h")
