"""`contentgen verify RUN --again` on the command line: the list, its files, and how it ends."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.excerpt import NOTES
from tests.rot.bees import TEXTS, Bees, make, page, restore
from tests.web.site import Page, running

DAY = ("--date", "2026-07-20")


@pytest.fixture(scope="module")
def made_of_bees(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bees]:
    """A run of files and one page."""
    with running() as site:
        yield make(site, tmp_path_factory.mktemp("bees"), names=("fir",))


@pytest.fixture
def bees(made_of_bees: Bees, in_tmp: Path) -> Bees:
    restore(made_of_bees.site, made_of_bees.files, made_of_bees.names)
    (in_tmp / "contentgen.toml").write_text(f'allow_hosts = ["127.0.0.1:{made_of_bees.site.port}"]\n', "utf-8")
    return made_of_bees


def test_the_list_shows_patches_and_what_could_not_be_checked_apart(command: Command, bees: Bees) -> None:
    lime = bees.files / "lime.md"
    lime.write_text(lime.read_text("utf-8").replace("2 visits", "5 visits"), "utf-8")
    ended = command("verify", str(bees.run), "--again", "--offline", *DAY, "--quiet")
    assert ended.code == 1
    assert ended.err == f"error: 1 to patch in {bees.run.name}\n"
    counts, table, patch, rest = ended.out.rstrip("\n").split("\n\n")
    assert "1 to patch, 1 could not be checked, 0 for information" in counts
    assert table.splitlines()[1].split()[:4] == ["1", "high", "stale", "figure"]
    assert "a figure of the passage is another now: “2” gave way to “5”" in patch
    assert any(line.strip().startswith("article.md:") for line in patch.splitlines())
    assert rest.startswith("could not be checked, neither fine nor rotten:")
    assert bees.url("fir") in rest


def test_a_changed_page_through_the_command_with_json_and_files(command: Command, bees: Bees, in_tmp: Path) -> None:
    bees.site.serve("/fir", page("fir", TEXTS["fir"].replace("a second signal", "a third signal")))
    ended = command("verify", str(bees.run), "--again", *DAY, "--json", "--out", "patches.md")
    assert ended.code == 1
    assert "again: Looking at 127.0.0.1" in ended.err
    found = ended.json
    assert found["counts"] == {"patches": 1, "unchecked": 0, "informational": 0}
    (item,) = found["patches"]
    assert (item["kind"], item["words_gone"], item["words_new"]) == ("passage changed", ["second"], ["third"])
    assert {place["file"] for place in item["places"]} == {"article.md", "linkedin.txt", "thread.txt"}
    written = (in_tmp / "patches.md").read_text("utf-8")
    assert written.startswith(f"# What to patch in {bees.run.name}\n")
    assert f"- [ ] **passage changed** (medium): Fir on hives ({bees.url('fir')})" in written


def test_nothing_to_patch_ends_with_zero_and_the_list_is_written_as_json(
    command: Command, bees: Bees, in_tmp: Path
) -> None:
    bees.site.serve("/fir", Page(status=403))
    ended = command("verify", str(bees.run), "--again", *DAY, "--quiet", "--out", "patches.json")
    assert ended.code == 0, ended.err
    written = json.loads((in_tmp / "patches.json").read_text("utf-8"))
    assert written["counts"] == {"patches": 0, "unchecked": 1, "informational": 0}
    assert (bees.run / "patches.json").exists() is False


def test_a_file_that_the_project_keeps_is_found_where_it_was(command: Command, in_tmp: Path) -> None:
    note = in_tmp / "notes" / "umbrella.md"
    note.parent.mkdir()
    note.write_text(NOTES, "utf-8")
    (in_tmp / "contentgen.toml").write_text("", "utf-8")
    assert command("sources", "add", "notes", "--quiet").code == 0
    flags = ("--sources", "project", "--sources", "library", "--date", "2026-11-23", "--quiet")
    assert command("generate", "AI observability", *flags).code == 0
    again = (
        "verify",
        "2026-11-23-ai-observability",
        "--again",
        "--offline",
        "--date",
        "2026-11-23",
        "--quiet",
        "--json",
    )
    assert command(*again).json["counts"]["patches"] == 0
    note.write_text(NOTES.replace("3 engineers", "5 engineers"), "utf-8")
    (item,) = command(*again).json["patches"]
    assert (item["kind"], item["at"]) == ("stale figure", "notes/umbrella.md")
    note.unlink()
    (item,) = command(*again).json["patches"]
    assert item["kind"] == "missing file"


def test_without_a_network_it_ends_with_three(
    command: Command, run_folder: Path, in_tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (in_tmp / "contentgen.toml").write_text('arxiv_url = "http://mirror.example"\n', "utf-8")  # needs no pauses

    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    ended = command("verify", run_folder.name, "--again", "--date", "2026-11-23", "--quiet")
    assert ended.code == 3, ended.out
    assert "nothing on the web answered" in ended.err
    assert "could not be checked, neither fine nor rotten:" in ended.out


def test_a_run_without_its_ledger_is_the_users_to_mend(command: Command, run_folder: Path) -> None:
    (run_folder / "ledger.json").unlink()
    ended = command("verify", run_folder.name, "--again", "--offline")
    assert ended.code == 2
    assert "ledger.json: cannot be read" in ended.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--again",), "--again takes a run and nothing else"),
        (("-", "--again"), "--again takes a run and nothing else"),
        (("x", "--again", "--sources", "y"), "--again takes a run and nothing else"),
        (("no-such-run", "--again"), "no run 'no-such-run'"),
        (("x", "--again", "--out", "y.txt"), "ends in .md or .json"),
        (("x.md", "--offline"), "belong to --again"),
        (("x.md", "--date", "2026-01-01"), "belong to --again"),
        (("x", "--again", "--date", "soon"), "no run 'x'"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_way_out(command: Command, arguments: tuple[str, ...], said: str) -> None:
    ended = command("verify", *arguments)
    assert ended.code == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1
