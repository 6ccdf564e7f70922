"""Whole texts: the seed scores poorly, the exemplars well, gamed text low, and the gap is kept."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from scoring import Channel, Document, Scores, score
from tests.scoring.texts import CTA_SPAM, EXEMPLAR, OFFLINE, SALAD, SEED, front_of, sections, shuffled

NAMES = ("seo", "engagement", "opportunity")
GAP = 30


def points(scores: Scores) -> list[float]:
    return [card.points or 0.0 for card in (scores.seo, scores.engagement, scores.opportunity)]


@pytest.mark.parametrize("channel", ["blog", "linkedin", "thread"])
@pytest.mark.parametrize("path", [EXEMPLAR, OFFLINE], ids=["exemplar", "offline"])
def test_an_exemplar_scores_well_and_the_seed_poorly(path: Path, channel: str) -> None:
    good, poor = points(score(sections(path)[channel])), points(score(sections(SEED)[channel]))
    assert min(good) >= 70, dict(zip(NAMES, good, strict=True))
    assert max(poor) <= 50, dict(zip(NAMES, poor, strict=True))
    assert all(well - badly >= GAP for well, badly in zip(good, poor, strict=True))


@pytest.mark.parametrize("channel", ["blog", "linkedin", "thread"])
@pytest.mark.parametrize("path", [EXEMPLAR, OFFLINE], ids=["exemplar", "offline"])
def test_a_clean_text_has_no_blocker_and_few_errors(path: Path, channel: str) -> None:
    scores = score(sections(path)[channel])
    assert scores.blockers == ()
    errors = [finding for finding in scores.findings if finding.severity == "error"]
    assert len(errors) <= 3, [(finding.id, finding.message) for finding in errors]


@pytest.mark.parametrize("channel", ["blog", "linkedin", "thread", "x"])
@pytest.mark.parametrize("phrase", ["", "AI observability"])
def test_a_keyword_salad_scores_below_35_on_each_score(channel: Channel, phrase: str) -> None:
    assert len(SALAD.split()) == 20
    assert max(points(score(Document.from_text(channel, SALAD, keyphrase=phrase)))) < 35


def test_a_salad_of_single_words_and_one_glued_by_articles_score_low() -> None:
    singles = "Observability. Monitoring. Metrics. Logs. Traces. Alerts. Spans. Tokens. Drift. Evals. Judges. Teams."
    glued = "the tools and the data of the model with the logs for the team in the cloud on the edge of the net"
    for text in (singles, glued):
        assert max(points(score(Document.from_text("linkedin", text)))) < 35


@pytest.mark.parametrize("channel", ["linkedin", "x", "thread"])
def test_a_post_of_asks_scores_low(channel: Channel) -> None:
    assert max(points(score(Document.from_text(channel, CTA_SPAM, keyphrase="AI observability")))) < 35


@pytest.mark.parametrize("path", [EXEMPLAR, OFFLINE], ids=["exemplar", "offline"])
@pytest.mark.parametrize("seed", range(4))
def test_an_article_with_shuffled_sentences_falls_far_below_its_original(path: Path, seed: int) -> None:
    whole, mixed = points(score(sections(path)["blog"])), points(score(shuffled(path, seed)))
    assert max(mixed) <= 50
    assert all(ordered - strewn >= GAP for ordered, strewn in zip(whole, mixed, strict=True))


def test_an_article_with_shuffled_words_scores_lowest() -> None:
    words = sections(EXEMPLAR)["blog"].text.split("## References")[0].split()
    random.Random(1).shuffle(words)
    document = Document.from_markdown(front_of(EXEMPLAR) + "# T\n\n" + " ".join(words).replace("#", ""))
    assert max(points(score(document))) < 25


def test_a_stuffed_article_scores_low() -> None:
    text = "AI observability is the best AI observability. With AI observability you get AI observability. " * 6
    assert max(points(score(Document.from_text("blog", text, keyphrase="AI observability")))) < 35


def test_parts_that_are_no_channel_have_findings_and_no_points() -> None:
    for channel in ("citations", "opportunity"):
        scores = score(sections(SEED)[channel])
        assert [scores.seo.points, scores.engagement.points, scores.opportunity.points] == [None] * 3
        assert scores.findings
    assert [finding.line for finding in score(sections(SEED)["citations"]).blockers] == [102]


SEED_FINDINGS = [
    ("limit.placeholder", {56, 59, 83, 102}),
    ("limit.garbled", {62, 76, 81, 83, 85, 87, 89, 91, 93, 95, 97}),
    ("seo.single-title", {4}),
    ("seo.duplicate-heading", {58}),
    ("seo.heading-order", {6}),
    ("seo.generic-heading", {6, 50}),
    ("seo.empty-section", {4, 54, 58}),
    ("seo.hashtags", {78}),
    ("engagement.plain-markup", {66, 68, 69, 70}),
    ("engagement.opening", {8, 62, 81}),
    ("engagement.thread-numbering", {81, 83, 85, 87, 89, 91, 93, 95, 97, 99}),
    ("opportunity.own-claims", {64, 70, 72, 93}),
    ("opportunity-section.analysis", {105, 106, 107, 108}),
]


@pytest.mark.parametrize(("rule", "lines"), SEED_FINDINGS, ids=[rule for rule, _ in SEED_FINDINGS])
def test_a_known_defect_of_the_seed_is_found_at_its_line(rule: str, lines: set[int]) -> None:
    found = {f.line for document in sections(SEED).values() for f in score(document).findings if f.id == rule}
    assert lines <= found


@pytest.mark.parametrize(
    "rule",
    [
        "seo.description", "seo.slug", "seo.article-data", "seo.outbound-links", "seo.image-alt", "seo.title-width",
        "seo.post-link", "engagement.hook-fold", "engagement.one-ask", "engagement.reading-ease",
        "engagement.stock-phrases", "engagement.post-substance", "opportunity.proof", "opportunity.references",
        "opportunity.next-step", "opportunity.author", "opportunity.cited-claims",
    ],
)  # fmt: skip
def test_a_defect_of_the_whole_seed_is_found(rule: str) -> None:
    found = {finding.id for document in sections(SEED).values() for finding in score(document).findings}
    assert rule in found


def test_what_is_no_defect_of_the_seed_raises_no_alarm() -> None:
    ids = {finding.id for document in sections(SEED).values() for finding in score(document).findings}
    assert not ids & {"limit.stuffing", "limit.over-length", "limit.word-salad", "limit.shuffled"}
    assert "limit.only-asks" not in ids


def test_scores_are_plain_json() -> None:
    dumped = json.loads(score(sections(EXEMPLAR)["linkedin"]).model_dump_json())
    assert set(dumped) == {"seo", "engagement", "opportunity", "yoast_comparable", "notes"}
