"""What gaming never does, to whichever decent text it is done."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring import score
from tests.gaming.suite import NAMES, Text, decent
from tests.gaming.variants import again, pictured, tagged, walled

ANY = st.sampled_from(decent())
POSTS = st.sampled_from([text for text in decent() if text.channel != "blog"])
LINKEDIN = st.sampled_from([text for text in decent() if text.channel == "linkedin"])


def raised(text: Text, gamed: str) -> dict[str, float]:
    """By how much each score rose that did."""
    scores = score(text.document(gamed))
    gains = {name: (getattr(scores, name).points or 0.0) - text.points(name) for name in NAMES}
    return {name: gain for name, gain in gains.items() if gain > 1e-9}


@given(ANY, st.integers(0, 30), st.integers(1, 12))
@settings(max_examples=60)
def test_saying_a_paragraph_again_never_raises_a_score(text: Text, which: int, times: int) -> None:
    assert raised(text, again(text.path.read_text(encoding="utf-8"), which, times)) == {}


@given(LINKEDIN, st.integers(12, 60))
@settings(max_examples=30)
def test_a_wall_of_hashtags_below_a_post_never_raises_a_score(text: Text, tags: int) -> None:
    assert raised(text, walled(text.path.read_text(encoding="utf-8"), tags)) == {}


@given(POSTS, st.integers(1, 4))
@settings(max_examples=30)
def test_many_hashtags_among_the_words_never_raise_a_score(text: Text, every: int) -> None:
    gamed = tagged(text.path.read_text(encoding="utf-8"), every)
    assume(len(text.document(gamed).hashtags) > 2 * len(text.document().posts) + 11)
    assert raised(text, gamed) == {}


@given(POSTS, st.integers(2, 5))
@settings(max_examples=30)
def test_emoji_before_each_line_never_raise_a_score(text: Text, each: int) -> None:
    assert raised(text, pictured(text.path.read_text(encoding="utf-8"), each)) == {}


@pytest.mark.parametrize("text", [text for text in decent() if text.channel == "linkedin"], ids=lambda text: text.name)
def test_more_copies_of_a_paragraph_never_score_more(text: Text) -> None:
    raw = text.path.read_text(encoding="utf-8")
    rows = [score(text.document(again(raw, 1, times))) for times in (1, 2, 4, 8, 16)]
    for name in NAMES:
        points = [getattr(row, name).points for row in rows]
        assert points == sorted(points, reverse=True), name
