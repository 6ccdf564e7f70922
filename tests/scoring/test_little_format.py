"""LinkedIn's little text: escaped, read back, and cut where the API cuts it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoring.little_format import RESERVED, Little, Mention, escape, parse

MARKS = st.text(alphabet="ab1 \n\\|{}@[]()<>#*_~.,:/é", max_size=60)
PIECES = st.sampled_from(
    ["https://a.dev/x_(y)", "https://", "(https://a.dev).", "#MLOps", "#a_b", "#1", "##x", "@[A](urn:li:person:b)",
     "{hashtag|#|x}", "\\", "*", "_", ")", "a", " ", "http://é.dev/#top", "a#b", "."]
)  # fmt: skip


@given(st.one_of(st.text(max_size=120), MARKS, st.lists(PIECES, max_size=12).map("".join)))
@example("https://a.dev/\\x")
@example("#tag_")
def test_what_is_escaped_is_shown_as_it_was_written(text: str) -> None:
    shown = parse(escape(text))
    assert shown.text == text
    assert shown.cut_at is None
    assert shown.mentions == ()


@given(MARKS)
def test_every_reserved_character_outside_tags_and_addresses_has_its_backslash(text: str) -> None:
    escaped = escape(text)
    added = escaped.count("\\") - text.count("\\")
    tags = len(parse(escaped).hashtags)
    assert added == sum(1 for letter in text if letter in RESERVED) - tags


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("**Bold** and _so_", "\\*\\*Bold\\*\\* and \\_so\\_"),
        ("See (https://a.dev/x_y).", "See \\(https://a.dev/x_y\\)."),
        ("https://en.wikipedia.org/wiki/A_(b)", "https://en.wikipedia.org/wiki/A_(b)"),
        ("#MLOps, #ÜberTest and #1", "#MLOps, #ÜberTest and \\#1"),
        ("#snake_case is cut by LinkedIn", "\\#snake\\_case is cut by LinkedIn"),
        ("C# and a#b", "C\\# and a\\#b"),
        ("mail me: a@b.dev", "mail me: a\\@b.dev"),
    ],
)
def test_hashtags_and_addresses_stay_and_the_rest_is_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_elements_are_read() -> None:
    little = "Thanks @[Ada \\(Li\\)](urn:li:person:a-1) of @[Acme](urn:li:organization:7) #MLOps {hashtag|\\#|AI}"
    assert parse(little) == Little(
        "Thanks Ada (Li) of Acme #MLOps #AI",
        ("MLOps", "AI"),
        (Mention("Ada (Li)", "urn:li:person:a-1"), Mention("Acme", "urn:li:organization:7")),
    )


@pytest.mark.parametrize(
    ("little", "shown", "cut_at"),
    [("Read this (now)", "Read this ", 10), ("a \\ b", "a ", 2), ("@[A](urn:li:page:1)", "", 0), ("end\\", "end", 3)],
)
def test_a_bare_reserved_character_ends_the_text(little: str, shown: str, cut_at: int) -> None:
    assert (parse(little).text, parse(little).cut_at) == (shown, cut_at)
