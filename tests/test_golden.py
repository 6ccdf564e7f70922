"""Whole runs of the offline writer against what they left before, byte for byte.

`pytest tests/test_golden.py --accept` takes what the runs leave now as expected; read the difference before you keep it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from contentgen import runs
from contentgen.settings import load

GOLDEN = Path(__file__).parent / "golden"
FILES = ("report.md", "thread.json", "references.bib", "ledger.json")
CASES: dict[str, dict[str, object]] = {
    "ai-observability": {"topic": "AI observability"},
    "eu-ai-act": {
        "topic": "EU AI Act logging duties for engineers",
        "tone": "formal",
        "audience": "compliance engineers",
    },
    "own-documents": {
        "topic": "zero-downtime schema migrations",
        "sources": (str(GOLDEN / "own-documents" / "sources"),),
    },
    "short-with-profile": {
        "topic": "prompt injection",
        "length": 600,
        "tone": "conversational",
        "profile": str(GOLDEN / "short-with-profile" / "profile.toml"),
    },
    "from-a-draft": {
        "topic": "AI observability",
        "thesis": "Teams should count retries before they chart errors",
        "base": (str(GOLDEN / "from-a-draft" / "draft.md"),),
    },
    "article-as-it-is": {
        "topic": "",
        "base": (str(GOLDEN / "article-as-it-is" / "article.md"),),
        "as_is": True,
        "profile": str(GOLDEN / "short-with-profile" / "profile.toml"),
    },
}


@pytest.mark.parametrize("name", CASES)
def test_a_run_leaves_what_it_left_before(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    flags = dict(CASES[name])
    topic = str(flags.pop("topic"))
    settings = load({**flags, "out": str(tmp_path)}, {}, tmp_path)
    runs.start(topic, settings, date(2026, 11, 23))
    (folder,) = tmp_path.iterdir()
    for file in FILES:
        made, kept = (folder / file).read_text(encoding="utf-8"), GOLDEN / name / file
        made = made.replace(str(GOLDEN), "tests/golden")
        if request.config.getoption("--accept"):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(made, encoding="utf-8", newline="\n")
        assert made == kept.read_text(encoding="utf-8"), (
            f"{name}/{file}: run pytest tests/test_golden.py --accept, then read the diff"
        )


def test_every_golden_folder_is_a_case() -> None:
    assert sorted(path.name for path in GOLDEN.iterdir() if path.is_dir()) == sorted(CASES)
