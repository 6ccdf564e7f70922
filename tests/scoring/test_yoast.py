"""The number on Yoast's scale: its published thresholds, and what the package itself said of the same texts."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from benchmarks.scoring_texts import Text, kept_texts
from scoring import CHANNELS, Document, score, score_text
from scoring.yoast import CHECKS, checks, comparable
from tests.scoring.texts import SEED

#: what yoastseo 3.6.0 answered, made by benchmarks/scoring_peers.py --record
RECORDED: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("yoast_answers.json").read_text(encoding="utf-8")
)
PHRASE = "rust async"


def filler(count: int) -> str:
    return " ".join(["word"] * (count - 1)) + " end."


def points(check: str, text: str, **given: Any) -> int:
    return checks(Document.from_text("blog", text, **{"keyphrase": PHRASE, **given}))[check]


@pytest.mark.parametrize(
    ("check", "text", "given", "expected"),
    [
        ("introductionKeyword", "# T\n\nAsync is what Rust has.\n\nMore.", {}, 9),
        ("introductionKeyword", "Rust is fast. Its async is new.", {}, 6),
        ("introductionKeyword", "Nothing here.\n\nRust async.", {}, 3),
        ("keyphraseLength", "T.", {"keyphrase": ""}, -999),
        ("keyphraseLength", "T.", {"keyphrase": "one's red blue green black white"}, 6),
        ("keyphraseDensity", filler(400), {}, 4),
        ("keyphraseDensity", filler(98) + " Rust async. Async in Rust.", {}, 9),
        ("keyphraseDensity", "Rust async. " * 3 + filler(30), {}, -50),
        ("keyphraseDensity", "Rust async. " * 20 + filler(100), {}, -50),
        ("metaDescriptionKeyword", "T.", {"description": "Rust async for beginners."}, 9),
        ("metaDescriptionKeyword", "T.", {"description": "Rust async. Rust async. Rust async."}, 3),
        ("metaDescriptionLength", "T.", {}, 1),
        ("metaDescriptionLength", "T.", {"description": "x" * 120}, 6),
        ("metaDescriptionLength", "T.", {"description": "x" * 121}, 9),
        ("metaDescriptionLength", "T.", {"description": "x" * 157}, 6),
        ("subheadingsKeyword", "# T\n\n## Rust\n\nA.\n\n## Other\n\nB.", {}, 9),
        ("subheadingsKeyword", "# T\n\n## Other\n\nB.", {}, 3),
        ("subheadingsKeyword", filler(301), {}, 2),
        ("textCompetingLinks", "[Rust async](https://a.example)", {}, 2),
        ("textCompetingLinks", "[Rust async book](https://a.example)", {}, 8),
        ("imageKeyphrase", "![Rust](/a.png)", {}, 9),
        ("imageKeyphrase", "![Dog](/a.png)", {}, 6),
        ("images", "T.", {}, 3),
        ("textLength", filler(99), {}, -20),
        ("textLength", filler(100), {}, -10),
        ("textLength", filler(250), {}, 6),
        ("textLength", filler(300), {}, 9),
        ("externalLinks", "[a](https://a.example/x)", {"url": "https://a.example/y"}, 3),
        ("internalLinks", "[a](https://a.example/x)", {"url": "https://a.example/y"}, 9),
        ("keyphraseInSEOTitle", "T.", {"title": "The Rust async book"}, 9),
        ("keyphraseInSEOTitle", "T.", {"title": "Learn Rust async"}, 6),
        ("keyphraseInSEOTitle", "T.", {"title": "Learn Rust"}, 2),
        ("titleWidth", "T.", {"title": "W" * 40}, 3),
        ("slugKeyword", "T.", {"slug": "rust-async-book"}, 9),
        ("slugKeyword", "T.", {"slug": "rust-book"}, 6),
        ("slugKeyword", "T.", {}, 3),
        ("singleH1", "# T\n\n# A\n\nText.\n\n# B\n\nText.", {}, 1),
    ],
)
def test_a_check_gives_the_points_of_its_published_rule(
    check: str, text: str, given: dict[str, str], expected: int
) -> None:
    assert points(check, text, **given) == expected


def test_an_article_that_does_all_reaches_the_best_number_there_is() -> None:
    picture = "![Rust async tasks](/tasks.png) [a guide](/guide) [the book](https://b.example/book)"
    text = (
        f"# Rust async\n\nRust async in short.\n\n{picture}\n\n## Rust async tasks\n\n{filler(300)} Rust async again."
    )
    given = {"title": "Rust async: what it is", "slug": "rust-async", "description": "Rust async. " + "x" * 120}
    document = Document.from_text("blog", text, keyphrase=PHRASE, **given)  # type: ignore[arg-type]
    assert comparable(document) == 93
    assert score(document).yoast_comparable == 93


@pytest.mark.parametrize("channel", [channel for channel in CHANNELS if channel != "blog"])
def test_what_is_no_article_has_no_number(channel: Any) -> None:
    assert score(Document.from_text(channel, "Rust async.", keyphrase=PHRASE)).yoast_comparable is None


def test_the_number_stays_between_0_and_93_whatever_the_text() -> None:
    for text in ("", "a", "Rust async. " * 60, "# x\n\n# y"):
        assert 0 <= (comparable(Document.from_text("blog", text, keyphrase=PHRASE)) or 0) <= 93


@pytest.fixture(scope="module")
def known() -> list[tuple[Text, dict[str, Any]]]:
    return [(text, RECORDED[f"{text.name}: {text.change}"]) for text in kept_texts()]


def test_the_number_is_the_packages_own_within_a_point(known: list[tuple[Text, dict[str, Any]]]) -> None:
    assert len(known) == len(RECORDED) >= 30
    off = [abs((comparable(text.document) or 0) - max(0, told["seo"])) for text, told in known]
    assert fmean(off) < 1.5
    assert sum(each == 0 for each in off) >= 0.9 * len(off)


@pytest.mark.parametrize("check", CHECKS)
def test_each_check_agrees_with_the_package_on_nine_texts_in_ten(
    check: str, known: list[tuple[Text, dict[str, Any]]]
) -> None:
    equal = sum(checks(text.document)[check] == told["checks"][check] for text, told in known)
    assert equal >= 0.9 * len(known)


def test_without_a_keyphrase_the_topic_of_the_text_is_taken() -> None:
    seed = next(each for each in score_text(SEED.read_text(encoding="utf-8")).sections if each.channel == "blog")
    assert seed.yoast_comparable == 64
    assert comparable(Document.from_text("blog", "Hello.")) is None
