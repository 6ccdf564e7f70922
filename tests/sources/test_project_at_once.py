"""The index under two processes at once, and under a process that is killed: what was reported is there, and whole."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sources.kept import names, note, sound, texts

ROOT = Path(__file__).parents[2]
ADDED = re.compile(r"^sources: added: (\S+?), \d+/\d+$", re.MULTILINE)


def project_with(folder: Path, files: int) -> Path:
    for number in range(files):
        sentences = (f"Sensor {number} reported {n} incidents in the spring of 20{n:02d}." for n in range(40))
        note(folder, f"notes/n{number}.md", *sentences)
    return folder


def adding(project: Path, *places: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "contentgen", "sources", "add", *places],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def ids_of(err: str) -> set[str]:
    return {name.replace("/", "-").replace(".", "-") for name in ADDED.findall(err)}


@pytest.mark.parametrize("seed", range(4))
def test_what_was_reported_before_a_kill_is_there_and_whole(tmp_path: Path, seed: int) -> None:
    project = project_with(tmp_path, 40)
    with adding(project, "notes") as child:
        assert child.stderr
        first = child.stderr.readline()
        time.sleep(random.Random(seed).uniform(0.0, 0.25))
        child.kill()
        reported = ids_of(first + child.stderr.read())
    kept = set(names(project))
    assert reported <= kept
    assert all(len(texts(project, each)) == 40 for each in kept)
    sound(project)
    with adding(project, "notes") as child:
        child.communicate()
    assert child.returncode == 0
    assert len(names(project)) == 40
    sound(project)


def test_processes_that_add_at_once_keep_each_document_once(tmp_path: Path) -> None:
    project = project_with(tmp_path, 24)
    children = [adding(project, "notes") for _ in range(3)]
    reports = [child.communicate()[1] for child in children]
    assert [child.returncode for child in children] == [0, 0, 0], reports
    added = [name for report in reports for name in sorted(ids_of(report))]
    assert sorted(added) == sorted(names(project)) == sorted(set(added))
    assert len(added) == 24
    sound(project)
