"""What the README shows is what the program does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from benchmarks import first_run
from contentgen.cli import app
from contentgen.cli.ending import OUR_BUG, STOPPED
from contentgen.errors import ContentgenError
from contentgen.rot import RotLimits
from contentgen.rot.patches import FORMS
from contentgen.settings import Settings
from scoring.jsonl import Row
from tests.cli.conftest import Command
from tests.cli.excerpt import README, filled

ROOT = README.parent
TEXT = README.read_text("utf-8")
FENCED = re.compile(r"```sh\n(.*?)```", re.DOTALL)
PAGES = ("README.md", "prompts/README.md", "templates/README.md")


def typed_commands() -> list[tuple[str, str]]:
    """Every line of a shell block that calls the program."""
    blocks = [(page, block) for page in PAGES for block in FENCED.findall((ROOT / page).read_text("utf-8"))]
    return [(page, line) for page, block in blocks for line in block.splitlines() if line.startswith("contentgen ")]


def table(heading: str) -> dict[str, str]:
    """The first table under a heading: first cell to second."""
    part = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ", 1) for line in part.splitlines() if line.startswith("| ")]
    return {first.strip("`"): second for first, second in rows[2:]}


def test_the_excerpt_is_that_of_a_run() -> None:
    assert filled(TEXT) == TEXT, "the texts have changed; put the excerpt in anew: python -m tests.cli.excerpt"


def test_the_times_are_those_of_the_benchmark() -> None:
    (shown,) = (found.group() for found in first_run.BLOCK.finditer(TEXT))
    rows = re.findall(r"^\| (`make .+?) \|", shown, re.MULTILINE)

    assert f"by `{first_run.COMMAND}`" in shown
    assert rows == [what for what, _ in first_run.STEPS]


def test_the_benchmark_writes_the_times_and_nothing_else() -> None:
    timings = [first_run.Timing(what, 2.94, 0.2) for what, _ in first_run.STEPS]
    block = first_run.told(timings, "3.11.7")
    before, after = re.split(r"(?s)<!-- timings begin -->.*<!-- timings end -->", TEXT)

    written = first_run.filled(TEXT, block)

    assert written.startswith(before)
    assert written.endswith(after)
    assert f"{first_run.cores()} cores" in block
    assert "Python 3.11.7." in block
    assert "| `make test`, first time | 2.9 s | nothing |" in written
    assert first_run.filled(written, block) == written


@pytest.mark.parametrize(("page", "line"), typed_commands())
def test_a_command_that_is_shown_exists_with_its_options(page: str, line: str) -> None:
    command = typer.main.get_command(app)
    words = line.partition(">")[0].split()[1:]
    while hasattr(command, "commands"):
        command = command.commands[words.pop(0)]

    options = {option for each in command.params for option in each.opts}
    assert {word for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize(("page", "line"), typed_commands())
def test_a_command_that_is_shown_writes_over_no_file_of_a_checkout(page: str, line: str) -> None:
    target = line.partition(">")[2].strip()

    assert not target or not (ROOT / target).exists(), f"{page}: the shell empties {target} before it is read"


def test_the_table_of_files_names_every_file_of_a_run(made: Path) -> None:
    left = {path.name + ("/" if path.is_dir() else "") for path in made.iterdir()}

    assert set(table("What a run leaves")) == left


def test_the_rows_of_json_that_are_shown_have_the_answers_that_are_shown(command: Command, in_tmp: Path) -> None:
    page = (ROOT / "scoring" / "README.md").read_text("utf-8")
    rows, answers = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    (in_tmp / "texts.jsonl").write_text(rows, "utf-8")

    ended = command("score", "--jsonl", "texts.jsonl", "--out", "scores.jsonl")

    assert (in_tmp / "scores.jsonl").read_text("utf-8") == answers
    assert (ended.code, ended.err) == (1, "error: 1 of 3 rows could not be read: c\n")


def test_the_table_of_a_row_names_every_field() -> None:
    part = (ROOT / "scoring" / "README.md").read_text("utf-8").split("\n## Rows of JSON\n")[1].split("\n## ")[0]
    cells = [line.split(" | ")[0] for line in part.splitlines() if line.startswith("| `")]

    assert set(re.findall(r"`(\w+)`", " ".join(cells))) == set(Row.model_fields)


def test_the_table_of_exit_codes_is_complete() -> None:
    codes = {0, OUR_BUG, STOPPED, *(kind.exit_code for kind in ContentgenError.__subclasses__())}

    assert {int(code) for code in table("Exit codes")} == codes


def test_the_settings_and_the_profile_that_are_shown_can_be_read(command: Command, in_tmp: Path) -> None:
    profile, settings = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    (in_tmp / "me.toml").write_text(profile, "utf-8")
    (in_tmp / "contentgen.toml").write_text(settings, "utf-8")

    values = command("config", "show", "--json").json

    assert (values["profile"]["name"], values["model"], values["length"]) == ("Ada Byron", "openai:qwen3", 1000)


def test_the_python_that_is_shown_runs(in_tmp: Path) -> None:
    (block,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", block],
        cwd=in_tmp,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "#" in done.stdout


def test_what_verify_again_is_said_to_find_is_every_kind_with_its_limits() -> None:
    section = TEXT.split("\n## Check a run again, months later\n")[1].split("\n## ")[0]
    named = {
        kind
        for cells in re.findall(r"^\| ([a-z][a-z, ]+?) \| (?:high|medium|low)", section, re.MULTILINE)
        for kind in cells.split(", ")
    }
    told = {kind for kind, form in FORMS.items() if form.severity not in ("info", "unchecked")}

    assert named == told
    assert f"at least {RotLimits().same_sentence:.0%} of the words" in section
    assert f"`stale_months` ({Settings().stale_months})" in section


def test_the_size_of_the_library_is_told_as_it_is(command: Command) -> None:
    assert f"{len(command('library', '--json').json)} records" in TEXT


def test_the_table_of_templates_names_every_file() -> None:
    page = (ROOT / "templates" / "README.md").read_text("utf-8")
    shown = set(re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE))
    there = {p.relative_to(ROOT / "templates").as_posix() for p in (ROOT / "templates").rglob("*") if p.is_file()}

    assert shown == there - {"README.md"}
