"""The help: complete, quick, light, and its examples run as they stand."""

from __future__ import annotations

import json
import os
import pty
import re
import resource
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from contentgen.cli import app
from contentgen.settings import Settings, models_folder
from tests.cli.command import DAY, TOPIC, in_own_process
from tests.cli.conftest import Command
from tests.embedded.tiny import STAND_IN, stand_in
from tests.sources.records import shown
from tests.stages.test_brought import SAID

HEAVY = {"langchain", "langchain_core", "langchain_openai", "openai", "pydantic", "rich", "jinja2", "numpy"}
ROOT = Path(__file__).parents[2]


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command with its path, groups as well."""
    yield path, command
    for name, member in getattr(command, "commands", {}).items():
        yield from commands(member, (*path, name))


ALL = list(commands(typer.main.get_command(app)))
LEAVES = [(path, command) for path, command in ALL if not hasattr(command, "commands")]
EXAMPLES = [
    line.strip()
    for _, command in ALL
    for line in (command.epilog or "").splitlines()
    if line.startswith("  contentgen ")
]


@pytest.mark.parametrize(("path", "command_"), LEAVES, ids=[" ".join(path) for path, _ in LEAVES])
def test_every_command_has_an_example_of_its_own(path: tuple[str, ...], command_: Any) -> None:
    own = f"  contentgen {' '.join(path)}"
    lines = [line for line in command_.epilog.splitlines() if line.startswith("  ")]

    assert lines
    assert all(line == own or line.startswith(own + " ") for line in lines)


@pytest.mark.parametrize(("path", "command_"), ALL, ids=[" ".join(path) or "contentgen" for path, _ in ALL])
def test_every_option_says_what_it_does(path: tuple[str, ...], command_: Any) -> None:
    assert command_.help
    assert [each.name for each in command_.params if not each.help] == []


@pytest.mark.parametrize("line", EXAMPLES)
def test_an_example_runs_as_it_stands(
    command: Command, run_folder: Path, in_tmp: Path, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (in_tmp / "post.md").write_text("# Drift\n\nDrift is a change in the data.\n", "utf-8")
    (in_tmp / "notes").mkdir()
    (in_tmp / "notes" / "a.md").write_text("AI observability at Umbrella costs 3 engineers in 2025.\n", "utf-8")
    (in_tmp / "draft.md").write_text("AI observability at Umbrella costs 3 engineers in 2025.\n", "utf-8")
    (in_tmp / "profile.toml").write_text('name = "Ada Byron"\n', "utf-8")
    (in_tmp / "article.md").write_text(f"# Retry budgets\n\n{' '.join(SAID)}\n", "utf-8")
    row = {"id": "a", "channel": "x", "text": "Drift is a change in the data."}
    (in_tmp / "texts.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (in_tmp / "claims.jsonl").write_text('{"id": "a", "source": "It rained.", "claim": "It rained."}\n', "utf-8")
    (in_tmp / "references.md").write_text(
        "1. Ray, A. (2021). On traces. *J. of X*. https://doi.org/10.1000/x\n", "utf-8"
    )
    (in_tmp / "references.bib").write_text("@book{a, author={Ray, A.}, title={On traces}, year=2021}\n", "utf-8")
    (in_tmp / "references.jsonl").write_text('{"id": "a", "type": "book", "fields": {"title": "T"}}\n', "utf-8")

    (in_tmp / "records.jsonl").write_text(json.dumps(shown()), "utf-8")

    judged = {"claim": "C1", "quotes": ["costs 3 engineers"], "reason": "", "verdict": "supported", "confidence": 1}
    (in_tmp / "judge.jsonl").write_text(json.dumps({"judgements": [judged]}) + "\n", "utf-8")
    monkeypatch.setenv("CONTENTGEN_JUDGE_MODEL", "scripted:judge.jsonl")

    if line.startswith("contentgen model "):
        stand_in(models_folder(Settings()))
        (in_tmp / "weights.gguf").write_bytes(STAND_IN)
    if line.startswith("contentgen sources "):
        command("sources", "add", "notes")
    if line.startswith("contentgen library remove "):
        assert command("library", "add", "records.jsonl").code == 0
    ended = command(*shlex.split(line)[1:])

    assert ended.code == 0, ended.err
    if line.endswith("--json"):
        json.loads(ended.out)


def test_each_help_is_shown(command: Command) -> None:
    for path, _ in ALL:
        ended = command(*path, "--help")
        assert ended.code == 0
        assert ended.out.startswith(f"Usage: contentgen {' '.join(path)}".rstrip())


@pytest.mark.parametrize("path", [(), ("sources",), ("model",), ("runs",), ("prompts",), ("templates",), ("config",)])
def test_a_group_by_itself_shows_its_help(command: Command, path: tuple[str, ...]) -> None:
    assert command(*path) == command(*path, "--help")


def test_version(command: Command) -> None:
    from contentgen import __version__

    assert command("--version").out == f"contentgen {__version__}\n"


@pytest.mark.parametrize(
    "path",
    [
        (),
        ("generate",),
        ("model", "install"),
        ("sources",),
        ("sources", "add"),
        ("library", "add"),
        ("runs",),
        ("score",),
        ("references",),
    ],
)
def test_help_imports_nothing_heavy(path: tuple[str, ...]) -> None:
    code = "import sys; from contentgen.cli import main; main(sys.argv[1:]); print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code, *path, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    typers_own = {"pydantic"} if path else set()  # it reads a command's options with pydantic
    assert not {name.partition(".")[0] for name in done.stdout.splitlines()} & (HEAVY - typers_own)


def test_help_answers_in_a_third_of_a_second_of_cpu() -> None:
    def spent() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "contentgen", "--help"], cwd=ROOT, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(spent() for _ in range(3)) < 0.3


def test_score_imports_no_model(in_tmp: Path) -> None:
    (in_tmp / "post.md").write_text("# Drift\n\nDrift is a change in the data.\n", "utf-8")
    code = "import sys; from contentgen.cli import main; main(sys.argv[1:]); print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code, "score", "post.md"],
        cwd=in_tmp,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    models = {"langchain", "langchain_core", "langchain_openai", "openai"}
    assert not {name.partition(".")[0] for name in done.stdout.splitlines()} & models


# --- terminals and locales ---------------------------------------------------------------------------------


def test_an_ascii_locale_takes_and_gives_utf8(in_tmp: Path) -> None:
    (in_tmp / "Bücher").mkdir()
    (in_tmp / "Bücher" / "Zürich.md").write_text("AI observability in Zürich found 3 of 4 incidents.\n", "utf-8")
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    flags = ("--audience", "Prüfer 🚀", "--sources", "Bücher", "--out", "Läufe", "--date", DAY)

    ended = in_own_process("generate", TOPIC, *flags, cwd=in_tmp, env=env)

    assert ended.code == 0, ended.err
    assert "Zürich.md" in ended.err
    report = in_tmp / "Läufe" / "2026-11-23-ai-observability" / "report.md"
    assert ended.out.startswith(str(report))
    assert "Prüfer 🚀" in report.read_text("utf-8")


def on_a_terminal(*arguments: str, cwd: Path, **env: str) -> str:
    """What a command writes to standard error when that is a terminal."""
    master, slave = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    with subprocess.Popen(
        [sys.executable, "-m", "contentgen", *arguments],
        cwd=cwd,
        env={**plain, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": "100", **env},
        stdout=subprocess.DEVNULL,
        stderr=slave,
    ) as process:
        os.close(slave)
        seen = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:
                break
            if not part:
                break
            seen += part
        os.close(master)
        assert process.wait() == 0
    return seen.decode("utf-8", "replace")


def test_progress_is_drawn_on_a_terminal(in_tmp: Path) -> None:
    seen = on_a_terminal("generate", TOPIC, "--date", DAY, cwd=in_tmp)

    assert "\x1b[2K" in seen
    assert "research: done in " in seen
    assert "\x1b[3" in seen


def test_no_color_is_obeyed(in_tmp: Path) -> None:
    seen = on_a_terminal("generate", TOPIC, "--date", DAY, cwd=in_tmp, NO_COLOR="1")

    assert "research: done in " in seen
    assert not re.findall(r"\x1b\[(?:\d+;)*(?:3[0-7]|38;[0-9;]+|9[0-7])m", seen)


def test_nothing_is_drawn_with_quiet(in_tmp: Path) -> None:
    assert on_a_terminal("generate", TOPIC, "--date", DAY, "--quiet", cwd=in_tmp) == ""


def test_a_reader_that_leaves_early_is_no_error(in_tmp: Path) -> None:
    shell = f"{shlex.quote(sys.executable)} -m contentgen library --json | head -n 1"
    done = subprocess.run(
        ["/bin/sh", "-c", shell],
        cwd=in_tmp,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert (done.stdout, done.stderr) == ("[\n", "")


def test_the_installed_command_is_the_same(in_tmp: Path) -> None:
    installed = shutil.which("contentgen", path=str(Path(sys.executable).parent))
    if installed is None:
        pytest.fail("contentgen is not installed in this environment; run ./setup")
    done = subprocess.run([installed, "--version"], cwd=in_tmp, capture_output=True, text=True, check=True)

    assert done.stdout.startswith("contentgen ")
