"""What `import contentgen` offers."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import contentgen
from contentgen import Brief, Report, Settings, generate
from contentgen.errors import UserError
from contentgen.model import Event
from tests.cli.command import DAY, RUN, TOPIC


def test_all_is_complete_sorted_and_there() -> None:
    assert contentgen.__all__ == sorted(contentgen.__all__)
    assert {"Brief", "Report", "Settings", "__version__", "generate"} == set(contentgen.__all__)
    assert all(getattr(contentgen, name) for name in contentgen.__all__)
    assert dir(contentgen) == contentgen.__all__


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'generat'; it has: Brief, "):
        getattr(contentgen, "generat")  # noqa: B009


def test_generate_gives_the_report_and_writes_the_folder(tmp_path: Path) -> None:
    events: list[Event] = []

    report = generate(TOPIC, Settings(out=tmp_path), today=date.fromisoformat(DAY), progress=events.append)

    assert isinstance(report, Report)
    assert isinstance(report.brief, Brief)
    assert (tmp_path / RUN / "report.md").read_text("utf-8") == report.text
    assert events


def test_generate_raises_what_the_command_line_would_print(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no topic"):
        generate("", Settings(out=tmp_path))


def test_importing_it_costs_nothing() -> None:
    code = "import sys, contentgen; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )

    assert "pydantic" not in done.stdout.split()
