"""`embeddings = true` on the command line, with the packages of the extra absent."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.sources.kept import note


@pytest.mark.parametrize("arguments", [("generate", "AI observability"), ("sources", "search", "sensors")])
def test_embeddings_without_the_extra_end_with_code_2(
    arguments: tuple[str, ...], command: Command, in_tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(in_tmp, "a.md", "Hive sensors reported 12 swarms in the spring of 2024.")
    command("sources", "add", "a.md", "--quiet")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)  # as if it were not installed
    monkeypatch.setenv("CONTENTGEN_EMBEDDINGS", "true")
    ended = command(*arguments)
    assert ended.code == 2
    assert ended.err.splitlines()[-1].startswith("error: embeddings need packages that are not installed (onnxruntime")
    assert not list(in_tmp.glob("outputs/*"))
