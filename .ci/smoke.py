"""Installs a built wheel as a user would and runs it: elsewhere, with a new home and no network.

Usage: python .ci/smoke.py WHEEL
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
import zipfile
from pathlib import Path

from files import ROOT

ALLOWED = re.compile(r"(contentgen|scoring|contentgen-[^/]+\.dist-info)/")
BUNDLED = ("contentgen/_bundled/prompts/", "contentgen/_bundled/templates/")
HEAVY = {"langchain", "langchain_core", "langchain_openai", "openai", "pydantic"}
OUTPUTS = ("report.md", "article.md", "linkedin.txt", "thread.txt", "scores.json", "run.json")
NO_NETWORK = "http://127.0.0.1:9"  # nothing listens on the discard port


def check_contents(wheel: Path) -> None:
    """The wheel holds the two packages with their prompts and templates, and nothing beside them."""
    names = zipfile.ZipFile(wheel).namelist()
    strangers = sorted(name for name in names if not ALLOWED.match(name))
    assert not strangers, f"the wheel would install {strangers}"
    for folder in BUNDLED:
        assert any(name.startswith(folder) for name in names), f"the wheel lacks {folder}"
    caches = [name for name in names if "__pycache__" in name]
    assert not caches, f"the wheel holds {caches}"


def install(wheel: Path, place: Path) -> Path:
    """Make a clean environment from the lock and put the wheel into it."""
    venv.create(place, with_pip=True)
    pip = [place / "bin/python", "-m", "pip", "--no-input", "--disable-pip-version-check"]
    lock = ROOT / "requirements.lock"
    subprocess.run([*pip, "install", "-qq", "--no-deps", "--require-hashes", "-r", lock], check=True)
    subprocess.run([*pip, "install", "-qq", "--no-deps", wheel], check=True)
    subprocess.run([*pip, "check"], check=True)
    return place / "bin"


class Shell:
    """Runs the installed program in an empty folder, with a new home, without the caller's environment."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs = programs
        self.folder = folder
        (folder / "home").mkdir()
        proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), NO_NETWORK)
        self.environment = {"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(folder / "home"), **proxies}

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run one command that has to end well."""
        done = subprocess.run(
            [self.programs / command[0], *command[1:]],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        return done


def check_start(shell: Shell) -> None:
    """The program knows its version, and its help imports nothing heavy."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert version in shell.run("contentgen", "--version").stdout
    program = str(shell.programs / "contentgen")
    trace = shell.run("python", "-X", "importtime", program, "--help")
    assert "generate" in trace.stdout
    modules = {line.rpartition("|")[2].strip().partition(".")[0] for line in trace.stderr.splitlines()}
    assert not modules & HEAVY, f"contentgen --help imports {sorted(modules & HEAVY)}"


def check_run(shell: Shell) -> None:
    """The main job, from the bundled prompts and templates; then both ways to score its report."""
    shell.run("contentgen", "generate", "AI observability", "--out", "runs")
    runs = list((shell.folder / "runs").iterdir())
    assert len(runs) == 1, f"one run makes one folder, found {runs}"
    for name in OUTPUTS:
        file = runs[0] / name
        assert file.is_file(), f"the run lacks {name}"
        assert file.stat().st_size, f"the run's {name} is empty"
    report = str(runs[0] / "report.md")
    shell.run("contentgen", "score", report)
    shell.run("python", "-m", "scoring", report)


def main() -> None:
    """Check the wheel that the command line names."""
    wheel = Path(sys.argv[1]).resolve()
    check_contents(wheel)
    with tempfile.TemporaryDirectory() as folder:
        programs = install(wheel, Path(folder) / "venv")
        elsewhere = Path(folder) / "elsewhere"
        elsewhere.mkdir()
        shell = Shell(programs, elsewhere)
        check_start(shell)
        check_run(shell)


if __name__ == "__main__":
    main()
