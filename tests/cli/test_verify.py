"""`contentgen verify` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.verify.material import NOTES, POST


def write(folder: Path) -> None:
    (folder / "notes").mkdir()
    (folder / "notes" / "pilot.md").write_text(NOTES, encoding="utf-8")
    (folder / "post.md").write_text(POST, encoding="utf-8")


def test_the_command_names_what_fails_and_ends_with_one(command: Command, in_tmp: Path) -> None:
    write(in_tmp)
    ended = command("verify", "post.md", "--sources", "notes")
    assert ended.code == 1
    assert "post.md:5: " in ended.out
    assert "post.md: 1 of 2 claims follow from the sources; 2 sentences claim nothing" in ended.out
    assert "1 of 2 claims do not follow" in ended.err


def test_the_command_prints_json(command: Command, in_tmp: Path) -> None:
    write(in_tmp)
    found = json.loads(command("verify", "post.md", "--sources", "notes", "--json").out)
    assert (found["claims"], found["failed"]) == (2, 1)
    assert found["findings"][0]["status"] == "supported"


def test_rows_through_the_command(command: Command, in_tmp: Path) -> None:
    rows, out = in_tmp / "in.jsonl", in_tmp / "out.jsonl"
    rows.write_text('{"id": "a", "source": "The pilot ran in Lyon.", "claim": "The pilot ran in Lyon."}\nx\n')
    ended = command("verify", "--jsonl", rows.name, "--out", out.name)
    assert ended.code == 1
    assert "1 of 2 rows could not be read: line:2" in ended.err
    first, second = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert set(first) >= {"id", "p_supported", "verdict"}
    assert second["id"] == "line:2"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name one thing to verify"),
        (("x.md", "--jsonl", "y"), "name one thing to verify"),
        (("missing.md",), "missing.md: cannot be read"),
        (("--jsonl", "missing.jsonl"), "missing.jsonl: cannot be read"),
        (("x.md", "--out", "y"), "--out belongs to --jsonl"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_way_out(command: Command, arguments: tuple[str, ...], said: str) -> None:
    ended = command("verify", *arguments)
    assert ended.code == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1
