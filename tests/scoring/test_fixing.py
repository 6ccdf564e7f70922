"""`--fix`: only what is mechanical, only where the fault stands, and the same again the second time."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.channel import Channel
from scoring.engagement.plain_markup import PlainMarkup
from scoring.engagement.thread_numbering import ThreadNumbering
from scoring.fixing import fix_text
from scoring.limits.garbled import Garbled
from scoring.lint import FileScores, score_text
from scoring.rulebook import Rules

MENDING = Rules((), (PlainMarkup(), ThreadNumbering()), (), (Garbled(),), ())


def fixed(text: str, channel: Channel | None = None) -> str:
    def scored(given_text: str) -> FileScores:
        return score_text(given_text, channel=channel, rules=ALWAYS)

    return fix_text(text, scored).text


class Twice:
    """A rule that applies to everything, so that a score exists and with it the findings of the others."""

    def __init__(self, name: str) -> None:
        self.id = name
        self.weight = 1.0
        self.kind = "reader"
        self.channels = frozenset({"blog", "linkedin", "x", "thread", "title", "headline"})
        self.source = "our choice"

    def assess(self, _document: object) -> object:
        """Full points."""
        from scoring.finding import Judgement

        return Judgement(id=self.id, weight=1.0, points=100.0)


ALWAYS = Rules(
    (),
    (*MENDING.engagement, Twice("t.a"), Twice("t.b"), Twice("t.c")),  # type: ignore[arg-type]
    (),
    MENDING.limits,
    (),
)


@pytest.mark.parametrize(
    ("channel", "before", "after"),
    [
        ("blog", "# T\n\ncafÃ© â€” **bold** stays", "# T\n\ncafé — **bold** stays"),
        ("linkedin", "A **bold** and *soft* claim", "A bold and soft claim"),
        ("linkedin", "***Both*** of [them](https://a.example/x)", "Both of them (https://a.example/x)"),
        ("linkedin", "## Heading\n* one\n  * two", "Heading\n• one\n  • two"),
        ("x", "Run `make` now", "Run make now"),
        ("thread", "1/n One.\n\n2/n Two.\n\n3/n Three.", "1/3 One.\n\n2/3 Two.\n\n3/3 Three."),
        ("thread", "1/ One.\n\n2/ Two.", "1/2 One.\n\n2/2 Two."),
        ("thread", "🧵 1/5 One.\n\n2/5 Two.\n\n4/5 Four.", "🧵 1/3 One.\n\n2/3 Two.\n\n3/3 Four."),
        ("thread", "One.\n\n2/3 Two.\n\n3/3 Three.", "1/3 One.\n\n2/3 Two.\n\n3/3 Three."),
        ("thread", "(1/n) **One**.\n\n(2/n) â€œTwoâ€\x9d.", "(1/2) One.\n\n(2/2) “Two”."),
    ],
)
def test_what_is_mechanical_is_mended(channel: Channel, before: str, after: str) -> None:
    assert fixed(before, channel) == after


@pytest.mark.parametrize(
    ("channel", "text"),
    [
        ("linkedin", "Call `__init__` and __init__ first"),
        ("linkedin", "+ 40% **more**"),
        ("linkedin", "See https://a.example/__x__/y for it"),
        ("linkedin", "In `a*b*c` we trust"),
        ("linkedin", "```python\nx = 1\n```"),
        ("linkedin", "2 * 3 * 4 and ~approx~ and l'été"),
        ("thread", "1/5 of all teams fail.\n\n2/3 Two.\n\n3/3 Three."),
        ("thread", "1/ 5 things we know.\n\n2/ 7 more things."),
        ("thread", "A title\n\n1/2 One.\n\n2/2 Two."),
        ("thread", '["1/n One.", "2/n Two."]'),
        ("blog", "# Title Case Stays\n\n* **bold**"),
    ],
)
def test_what_may_be_meant_is_left_to_a_person(channel: Channel, text: str) -> None:
    assert fixed(text, channel) == text


def test_a_counter_is_not_mended_over_the_limit() -> None:
    text = "1/ " + "a" * 277 + "\n\n2/ Two."
    assert fixed(text, "thread") == text.replace("2/ ", "2/2 ")


def test_line_ends_and_the_rest_of_a_report_stay() -> None:
    text = (
        "=== FINAL BLOG ARTICLE ===\r\n# T **b**\r\n\r\ncafÃ©\r\n=== FINAL LINKEDIN POST ===\r\n**P**\r\nx\r"
        "=== FINAL TWITTER THREAD ===\n1/n One.\n\n2/n Two.\n"
    )
    wanted = text.replace("cafÃ©", "café").replace("**P**", "P").replace("1/n", "1/2").replace("2/n", "2/2")
    assert fixed(text) == wanted


WORDS = (
    "**bold** *it* __under__ __init__ `code` ``` [a](https://a.example) # * + • 1/n 2/n 1/3 2/3 3/3 1/ 2/ 24/7 Ã© â€” ðŸ¤– "
    "l’été CAFÉ” https://x.example/a_b_c word. --- ( ) 🧵"
)
BREAKS = ("\n", "\n\n", "\r\n", "\r", "=== FINAL LINKEDIN POST ===", "\n=== FINAL X THREAD ===\n")
PIECES = st.sampled_from([*WORDS.split(), *BREAKS])
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=25).map(" ".join) | st.text(max_size=80)
CHANNELS = st.sampled_from(["blog", "linkedin", "x", "thread", "headline", None])


@settings(max_examples=300, deadline=None)
@given(TEXTS, CHANNELS)
def test_mending_twice_is_mending_once_and_leaves_nothing_to_mend(text: str, channel: Channel | None) -> None:
    once = fixed(text, channel)
    assert fixed(once, channel) == once
    left = score_text(once.replace("\r\n", "\n").replace("\r", "\n"), channel=channel, rules=ALWAYS)
    assert not [
        each for section in left.sections for each in section.findings if each.fix is not None and "{" not in once
    ]


@settings(max_examples=200, deadline=None)
@given(TEXTS, CHANNELS)
def test_nothing_outside_the_faults_changes(text: str, channel: Channel | None) -> None:
    """Letters and digits that are no counter and no mark stay in their order; so do line ends."""
    after = fixed(text, channel)
    ends = [end for end in ("\r\n", "\r", "\n") if end in text]
    assert [after.count(end) for end in ends] == [text.count(end) for end in ends]
    changed = [part for part in difflib.ndiff(text.split("\n"), after.split("\n")) if part[:2] == "- "]
    marks = ("*", "_", "`", "#", "[", "/", "Ã", "â", "ð", "1/", "2/")
    assert all(any(mark in part or ord(max(part)) > 127 for mark in marks) for part in changed)
