"""What holds for any text at all."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import CHANNELS, ENGAGEMENT, SEO, Channel, Document, score, score_text, scorecard
from tests.scoring.texts import EXEMPLAR, SALAD, SEED, sections

PIECES = st.sampled_from(
    [
        "# Title", "## Part", "The test fell from 84% to 51% in 2023 [1].", "- item", "1. step", "| a | b |",
        "| --- | --- |", "```", "![](x.png)", "[here](https://a.dev)", "---", "title: x", "1/3 Post.", "#AI",
        "Let's connect!", "\U0001f680", "[Add links here]", "=== CITATIONS ===", "", " ",
        "=== FINAL BLOG ARTICLE ===", "=== FINAL LINKEDIN POST ===", "=== FINAL X THREAD ===", "=== OPPORTUNITY ANALYSIS ===",
        "SEO Score: 92/100", "We were told of Grafana and OpenTelemetry, which may possibly help by 30%.", "語語語。", "\uf8ff\u00fc",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=25).map("\n".join))


@given(TEXTS, st.sampled_from(CHANNELS), st.sampled_from(["", "rust async", "a", "!"]))
@settings(max_examples=250)
def test_any_text_is_scored_within_bounds_and_every_lost_point_is_named(
    text: str, channel: Channel, phrase: str
) -> None:
    document = Document.from_text(channel, text, keyphrase=phrase)
    scores = score(document)
    last = text.count("\n") + 1
    for card in (scores.seo, scores.engagement, scores.opportunity):
        if card.points is not None:
            assert 0.0 <= card.points <= 100.0
            assert sum(each.points_lost for each in card.findings) == pytest.approx(100 - card.points, abs=1e-6)
    for finding in scores.findings:
        assert finding.line is None or 1 <= finding.line <= last
        assert finding.message
        assert finding.source


@given(TEXTS, st.sampled_from(CHANNELS))
@settings(max_examples=60)
def test_the_same_text_has_the_same_scores(text: str, channel: Channel) -> None:
    first = score(Document.from_text(channel, text))
    assert first == score(Document.from_text(channel, text))


@given(TEXTS)
@settings(max_examples=100)
def test_any_file_is_read_and_its_lines_are_its_own(text: str) -> None:
    for section in score_text(text).sections:
        assert 1 <= section.line <= text.count("\n") + 2
        for finding in section.findings:
            assert finding.line is None or 1 <= finding.line <= text.count("\n") + 2


LINES = [line for path in (SEED, EXEMPLAR) for line in path.read_text(encoding="utf-8").split("\n")]


@given(st.lists(st.one_of(PIECES, st.sampled_from(LINES)), max_size=30).map("\n".join))
@settings(max_examples=60)
def test_lines_of_reports_in_any_order_raise_nothing(text: str) -> None:
    for section in score_text(text).sections:
        for finding in section.findings:
            assert finding.message
            assert finding.line is None or 1 <= finding.line <= text.count("\n") + 2


def test_the_order_of_assessments_does_not_matter() -> None:
    document = sections(EXEMPLAR)["blog"]
    assert scorecard(document, SEO).points == pytest.approx(scorecard(document, SEO[::-1]).points)


def test_an_assessment_that_does_not_apply_changes_nothing() -> None:
    document = sections(EXEMPLAR)["linkedin"]
    applying = [rule for rule in ENGAGEMENT if "linkedin" in rule.channels]
    assert scorecard(document, ENGAGEMENT).points == scorecard(document, applying).points


@pytest.mark.parametrize("channel", ["blog", "linkedin", "thread"])
def test_notes_on_the_writing_take_no_points_and_stand_in_no_card(channel: str) -> None:
    scores = score(sections(SEED)[channel])
    notes = [each for each in scores.findings if each.id.startswith("writing.")]
    assert {each.points_lost for each in notes} <= {0.0}
    assert bool(notes) is (channel != "thread")
    for card in (scores.seo, scores.engagement, scores.opportunity):
        assert not [each.id for each in (*card.findings, *card.judgements) if each.id.startswith("writing.")]


def test_a_weight_is_a_field_that_changes_the_score() -> None:
    document = sections(EXEMPLAR)["blog"]
    heavier = [
        dataclasses.replace(rule, weight=50.0) if rule.id == "engagement.specificity" else rule  # type: ignore[type-var]
        for rule in ENGAGEMENT
    ]
    assert scorecard(document, heavier).points != scorecard(document, ENGAGEMENT).points


def test_a_phrase_of_hype_never_raises_a_score() -> None:
    document = sections(EXEMPLAR)["linkedin"]
    louder = dataclasses.replace(document, text=document.text + "\nGuaranteed to 10x your growth!")
    before, after = score(document), score(louder)
    assert (after.engagement.points or 0) < (before.engagement.points or 0)
    assert (after.opportunity.points or 0) < (before.opportunity.points or 0)


def test_an_exception_in_an_assessment_is_never_a_score() -> None:
    class Broken:
        id, weight, kind, source = "x.broken", 1.0, "reader", "test"
        channels = frozenset({"linkedin"})

        def assess(self, document: Document) -> None:
            raise ZeroDivisionError(document.channel)

    with pytest.raises(ZeroDivisionError):
        scorecard(Document.from_text("linkedin", SALAD), [Broken()])  # type: ignore[list-item]
