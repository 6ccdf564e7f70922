"""Decent texts have short lists: no finding of severity error, and few others."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring import Channel, FileScores, score_text
from tests.scoring.texts import EXEMPLAR, OFFLINE, TEXTS

CLEAN: list[tuple[str, Channel, str]] = [
    ("blog-night-shift-handover.md", "blog", "shift handover"),
    ("linkedin-read-back.txt", "linkedin", "shift handover"),
    ("linkedin-second-count.txt", "linkedin", "pill count"),
    ("thread-handover.txt", "thread", "shift handover"),
]
MOST_FINDINGS, MOST_NOTES = 12, 1


def scored(name: str, channel: Channel, phrase: str) -> FileScores:
    text = (TEXTS / "clean" / name).read_text(encoding="utf-8")
    return score_text(text, channel=channel, keyphrase=phrase, name=name)


def test_every_clean_text_is_in_the_list() -> None:
    assert sorted(path.name for path in (TEXTS / "clean").iterdir()) == sorted(row[0] for row in CLEAN)


@pytest.mark.parametrize(("name", "channel", "phrase"), CLEAN, ids=[row[0] for row in CLEAN])
def test_a_clean_text_has_no_error_and_few_findings(name: str, channel: Channel, phrase: str) -> None:
    (section,) = scored(name, channel, phrase).sections
    assert [finding for finding in section.findings if finding.severity in {"error", "blocker"}] == []
    assert len(section.findings) <= MOST_FINDINGS
    notes = [finding.id for finding in section.findings if finding.id.startswith(("writing.", "report."))]
    assert len(notes) <= MOST_NOTES, notes
    assert min(section.scores.model_dump().values()) >= 75


@pytest.mark.parametrize("path", [EXEMPLAR, OFFLINE], ids=["exemplar", "offline"])
def test_an_exemplar_has_one_note_and_it_is_about_its_banner(path: Path) -> None:
    found = [each for section in score_text(path.read_text(encoding="utf-8")).sections for each in section.findings]
    notes = [finding.id for finding in found if finding.id.startswith(("writing.", "report."))]
    assert notes == ["report.platform-name"]
    assert len(found) <= 30
