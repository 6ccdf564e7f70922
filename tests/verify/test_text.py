"""A text of one's own against one's own documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from contentgen.sources import FilesAdapter, Query
from contentgen.verify import Verified, verify_text
from tests.verify.material import NOTES, POST


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "pilot.md").write_text(NOTES, encoding="utf-8")
    return folder


def verified(notes: Path, text: str) -> Verified:
    asked = Query(topic="", locations=(str(notes),), today=date(2026, 1, 1))
    return verify_text(text, FilesAdapter().find(asked).sources)


def test_a_sentence_is_shown_with_its_line_and_the_passage_that_supports_it(notes: Path) -> None:
    found = verified(notes, POST)
    held = found.claims[0]
    assert (held.line, held.status, held.verbatim) == (3, "supported", True)
    assert held.passage.startswith("Operators accepted 81%")
    assert "Results" in held.locator


def test_an_altered_figure_fails_and_is_named(notes: Path) -> None:
    (failed,) = verified(notes, POST).failed
    assert failed.line == 5
    assert any("18" in reason for reason in failed.reasons)


def test_questions_and_instructions_are_listed_and_not_judged(notes: Path) -> None:
    kinds = [each.kind for each in verified(notes, POST).findings if each.status is None]
    assert kinds == ["question", "instruction"]


def test_what_no_source_speaks_of_is_unsupported(notes: Path) -> None:
    (found,) = verified(notes, "Zebras graze nocturnally.").claims
    assert found.status == "unsupported"


def test_the_authors_of_a_source_may_be_named(notes: Path) -> None:
    signed = "---\nauthor: Ada Byron\ndate: 2024-02-01\n---\n" + NOTES
    (notes / "pilot.md").write_text(signed, encoding="utf-8")
    text = "Byron reports that operators accepted 81% of the drafts without edits."
    (found,) = verified(notes, text).claims
    assert (found.status, found.reasons) == ("supported", ())
    (other,) = verified(notes, text.replace("Byron", "Lovelace")).claims
    assert other.status == "unsupported"
