"""What the tests of the command line share: the command itself, a finished run, a scripted model."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from contentgen.cli import main
from contentgen.model import Research
from contentgen.runs import start
from contentgen.settings import Settings
from tests.cli.command import DAY, RUN, TOPIC, Ended, script

Command = Callable[..., Ended]


@pytest.fixture
def command(in_tmp: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command line in this process, in an empty folder."""

    def run(*arguments: str) -> Ended:
        capsys.readouterr()
        code = main(arguments)
        return Ended(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run of the offline writer, made once; copy it before changing it."""
    out = tmp_path_factory.mktemp("made")
    start(TOPIC, Settings(out=out), date.fromisoformat(DAY))
    return out / RUN


@pytest.fixture
def run_folder(made: Path, in_tmp: Path) -> Path:
    """A copy of the finished run, where the command looks for runs."""
    return Path(shutil.copytree(made, in_tmp / "outputs" / RUN))


@pytest.fixture(scope="session")
def answers(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script of a whole run of the full writer on the same topic."""
    saved = json.loads((made / "stages" / "01-research.json").read_text("utf-8"))["value"]
    path = tmp_path_factory.mktemp("script") / "answers.json"
    research = Research.model_validate_json(json.dumps(saved))
    path.write_text(json.dumps(script(research.ledger)), "utf-8")
    return path
