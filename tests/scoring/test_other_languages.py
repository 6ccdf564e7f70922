"""Texts in other languages: what knows only English words says nothing of them, instead of finding all of them wanting."""

from __future__ import annotations

import pytest

from scoring import Document, score

GERMAN = """# Warum ein Puffer für Wiederholungen nötig ist

Wer einen Dienst betreibt, kennt das Problem: Ein Ausfall von 20 Minuten wird durch Wiederholungen zu einem von 2 Stunden.
Im März 2026 sank der Anteil der Wiederholungen von 31 auf 4 Prozent aller Anfragen, gemessen über vier Wochen.

Legen Sie zuerst fest, wie oft ein Aufruf wiederholt werden darf. Prüfen Sie danach jede Woche, ob die Grenze hält.
"""
ENGLISH_ONLY = {
    "opportunity.audience",
    "opportunity.guidance",
    "opportunity.next-step",
    "opportunity.offer",
    "opportunity.problem",
    "opportunity.proof",
}


@pytest.mark.parametrize("lang", ["de", ""])
def test_no_english_word_list_judges_a_german_text(lang: str) -> None:
    scores = score(Document.from_text("blog", GERMAN, lang=lang))
    judged = set(scores.opportunity.by_assessment)
    assert judged
    assert not judged & ENGLISH_ONLY
    assert not {finding.id for finding in scores.findings} & ENGLISH_ONLY


def test_the_same_checks_judge_an_english_text() -> None:
    scores = score(
        Document.from_text("blog", "# Why\n\nIf you run a service, retries hurt. Set a budget first.\n", lang="en")
    )
    assert set(scores.opportunity.by_assessment) >= ENGLISH_ONLY
