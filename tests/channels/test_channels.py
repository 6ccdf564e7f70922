"""Values to the text of each channel, its limits, and what is wrong with a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.channels import CHANNELS, blog, linkedin, x
from contentgen.model import Listing, Paragraph, Post, Research, Sentence, Table
from scoring.x_length import weighted_length
from tests.material import brief_for, item, source

LEDGER = {f"E{n}": item(n, source_id="s1" if n < 3 else "s2") for n in range(1, 5)}
RESEARCH = Research(
    sources=(source(), source(id="s2", title="Spans", URL="https://spans.example-site.io/a")),
    ledger=tuple(LEDGER.values()),
)
NUMBERS = {"s1": 1, "s2": 2}


def said(text: str, *ids: str) -> Sentence:
    return Sentence(text=text, evidence=ids)


def test_the_channels_stand_in_the_order_of_the_report() -> None:
    assert CHANNELS == ("blog", "linkedin", "x")


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (said("It fell.", "E1"), "It fell [1]."),
        (said("It fell.", "E3", "E1"), "It fell [1][2]."),
        (said("It fell.", "E1", "E2"), "It fell [1]."),
        (said("Fell it?", "E1"), "Fell it [1]?"),
        (said("No stop", "E1"), "No stop [1]"),
        (said("“It fell.”", "E1"), "“It fell.” [1]"),
        (said("It fell."), "It fell."),
    ],
)
def test_citations_stand_before_the_full_stop(sentence: Sentence, text: str) -> None:
    assert blog.cited(sentence, NUMBERS, LEDGER) == text


def test_blocks_become_markdown() -> None:
    one, other = said("One.", "E1"), said("Other.")
    assert blog.markdown(Paragraph(sentences=(one, other)), NUMBERS, LEDGER) == "One [1]. Other."
    assert blog.markdown(Listing(items=(one, other)), NUMBERS, LEDGER) == "- One [1].\n- Other."
    assert blog.markdown(Listing(items=(one,), style="check"), NUMBERS, LEDGER) == "- [ ] One [1]."
    assert blog.markdown(Listing(items=(one,), style="number"), NUMBERS, LEDGER) == "1. One [1]."
    table = Table(columns=("A", "B"), rows=((said("a|b", "E1"), said("c")),))
    assert blog.markdown(table, NUMBERS, LEDGER) == "| A | B |\n| --- | --- |\n| a\\|b [1] | c |"


def test_a_linkedin_post_is_plain_text_with_its_sources_last() -> None:
    post = Post(
        paragraphs=((said("Hook.", "E3"),), (said("→ One."), said("→ Two."))), credits=("E3", "E1"), hashtags=("#AI",)
    )
    text = linkedin.render(post, RESEARCH, "https://ada.li/a")
    assert text == (
        "Hook.\n\n→ One.\n→ Two.\n\nArticle: https://ada.li/a\n\n"
        "Sources: Li 2024 (Spans), https://spans.example-site.io/a; Li 2024 (On Traces)\n\n#AI\n"
    )


def test_a_linkedin_post_that_is_too_long_loses_its_list_first_and_its_hook_and_ask_never() -> None:
    items = tuple(said(f"→ {'word ' * 40}{n}.", "E1") for n in range(8))
    post = Post(
        paragraphs=((said("Hook.", "E3"),), items, (said("Middle " * 60),), (said("Ask?"),)), credits=("E3", "E1")
    )
    fitted = linkedin.fitted(post, RESEARCH)
    text = linkedin.render(fitted, RESEARCH)
    assert linkedin.length(text) <= 1300
    assert text.startswith("Hook.")
    assert "Ask?" in text
    assert fitted.credits[0] == "E3"


@given(st.lists(st.integers(1, 900), min_size=1, max_size=6), st.integers(0, 6))
def test_fitting_ends_and_never_lengthens(sizes: list[int], listed: int) -> None:
    paragraphs: list[tuple[Sentence, ...]] = [(said("w" * size + ".", "E1"),) for size in sizes]
    paragraphs.append(tuple(said("→ " + "x" * 200, "E2") for _ in range(listed + 1)))
    post = Post(paragraphs=tuple(paragraphs), credits=("E1", "E2"))
    fitted = linkedin.fitted(post, RESEARCH)
    assert linkedin.length(linkedin.render(fitted, RESEARCH)) <= linkedin.length(linkedin.render(post, RESEARCH))
    assert {e for p in fitted.paragraphs for s in p for e in s.evidence} <= set(post.credits)


def test_a_source_is_credited_as_long_as_a_sentence_rests_on_it() -> None:
    items = (said("→ One.", "E1"), said(f"→ {'word ' * 280}", "E1"))
    post = Post(paragraphs=((said("Hook."),), items, (said("Ask?"),)), credits=("E1",))
    fitted = linkedin.fitted(post, RESEARCH)
    assert "→ One." in linkedin.render(fitted, RESEARCH)
    assert fitted.credits == ("E1",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a" * 1301, "1301 characters; at most 1300"),
        ("b" * 141 + "\nrest", "the first line has 141 characters; the fold is at 140"),
        ("x #a #b #c #d", "4 hashtags; at most 3"),
        ("x **bold**", "Markdown, which LinkedIn shows as it is"),
        ("\N{ROCKET}" * 71, "the first line has 142 characters; the fold is at 140"),
    ],
)
def test_problems_of_a_linkedin_post_are_named(text: str, problem: str) -> None:
    assert problem in linkedin.problems(text)


def test_a_thread_is_numbered_with_its_total_and_links_last() -> None:
    posts = [Post(paragraphs=((said("One.", "E1"),),), credits=("E1", "E2")), Post(paragraphs=((said("Two."),),))]
    assert x.render(posts, RESEARCH, "https://ada.li/a") == ("1/2 One.\n\n(Li 2024)", "2/2 Two.\n\nhttps://ada.li/a")


def test_problems_of_a_thread_are_named() -> None:
    assert x.problems(["1/2 fine", "2/2 " + "a" * 277]) == ("post 2 has 281 weighted characters; at most 280",)
    assert x.problems(["1/3 fine", "2/2 fine"]) == ("post 1 is not numbered 1/2",)
    assert x.problems([f"{n}/11 fine" for n in range(1, 12)]) == ("11 posts; at most 10",)


@given(st.text(alphabet="ab c\N{ROCKET}語é", min_size=1, max_size=290), st.integers(1, 10))
def test_what_fits_still_fits_with_its_number_and_a_link(text: str, number: int) -> None:
    post = Post(paragraphs=((said(text, "E1"),),), credits=("E1",))
    if x.fits(post, ["Li 2024"]):
        assert weighted_length(f"{number}/10 {x.body(post, ['Li 2024'])}") <= 280
    if x.fits(post, [], last=True):
        assert weighted_length(f"10/10 {x.body(post, [])}\n\nhttps://a-long-name.example-site.io/{'p' * 60}") <= 280


def test_the_address_is_the_one_given_else_the_sites() -> None:
    profile = {"site": "https://ada.li/notes/"}
    assert blog.address(brief_for("x", url="https://ada.li/x"), "slug") == "https://ada.li/x"
    assert blog.address(brief_for("x", profile=profile), "slug") == "https://ada.li/notes/slug/"
    assert blog.address(brief_for("x"), "slug") == ""
