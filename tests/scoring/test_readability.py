"""Readability over our own sentences and syllables, offline."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring import Document, split_sentences, words
from scoring.pixels import width_of
from scoring.readability import measure
from tests.scoring.texts import EXEMPLAR, OFFLINE, SEED, sections, shuffled


def test_the_formulas_are_the_published_ones() -> None:
    found = measure([("The", "cat", "sat", "on", "the", "mat")])
    assert found is not None
    assert found.ease == pytest.approx(206.835 - 1.015 * 6 - 84.6 * 1)
    assert found.grade == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert found.fog == pytest.approx(0.4 * 6)
    letters = 17 / 6
    assert found.coleman_liau == pytest.approx(0.0588 * 100 * letters - 0.296 * 100 / 6 - 15.8)
    assert found.automated == pytest.approx(4.71 * letters + 0.5 * 6 - 21.43)
    grades = (found.grade, found.fog, found.smog, found.coleman_liau, found.automated)
    assert sorted(grades)[2] == found.middle_grade


def test_the_five_grades_agree_on_which_text_is_harder() -> None:
    hard, easy = sections(SEED)["blog"].readability, sections(EXEMPLAR)["blog"].readability
    assert hard is not None
    assert easy is not None
    for name in ("grade", "fog", "smog", "coleman_liau", "automated", "middle_grade"):
        assert getattr(hard, name) > getattr(easy, name) + 2, name


def test_nothing_to_read_has_no_readability() -> None:
    assert measure([]) is None
    assert Document.from_text("linkedin", "").readability is None


def test_the_seed_is_as_hard_as_textstat_and_yoast_say() -> None:
    found = sections(SEED)["blog"].readability
    assert found is not None
    assert found.ease == pytest.approx(11.3, abs=6)
    assert found.grade == pytest.approx(16, abs=1)


def test_another_language_uses_its_own_constants() -> None:
    words: list[tuple[str, ...]] = [("Das", "Haus", "ist", "alt")]
    english, german = measure(words), measure(words, "de")
    assert english is not None
    assert german is not None
    assert german.ease == pytest.approx(180 - 4 - 58.5 * german.syllables_per_word)
    assert german.difficult_share == 0.0
    assert english.ease != german.ease


def test_shuffling_takes_the_order_away() -> None:
    whole = sections(EXEMPLAR)["blog"].order
    mixed = [shuffled(EXEMPLAR, seed).order for seed in range(3)]
    assert whole is not None
    assert whole.errors > 4
    assert all(each is not None and each.errors < 3 for each in mixed)
    assert Document.from_text("blog", "Too short to tell.").order is None


def test_a_title_is_as_wide_as_arial_makes_it() -> None:
    assert width_of("AI Observability") == pytest.approx(140.04)
    assert width_of("") == 0


@pytest.mark.parametrize("path", [EXEMPLAR, OFFLINE], ids=["exemplar", "offline"])
@pytest.mark.parametrize("channel", ["blog", "linkedin", "thread"])
def test_sentences_and_words_agree_with_textstat_within_a_tenth_where_it_is_right(path: Path, channel: str) -> None:
    """textstat drops sentences of two words and breaks at versions; elsewhere it counts what we count."""
    import textstat

    text = "\n\n".join(block.text for block in sections(path)[channel].paragraphs)
    sentences = split_sentences(text)
    spoken = sum(len(words(sentence)) for sentence in sentences)
    assert len(sentences) == pytest.approx(textstat.sentence_count(text), rel=0.1)
    assert spoken == pytest.approx(textstat.lexicon_count(text), rel=0.01)
