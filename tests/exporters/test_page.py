"""Text to markup: what becomes a link, what is escaped."""

from __future__ import annotations

import json

import pytest

from contentgen.exporters.page import Anchors, Finder, host, json_script, linked, reference_markup, safe_url
from contentgen.outcome import Reference
from tests.exporters.reading import HOSTILE, parsed, runs_nothing


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " https://a.example", "https://a.example\n", "data:text/html,x",
        "//a.example", "https:", "https://", "vbscript:x", "java\tscript:alert(1)", "ftp://a.example", "", "http://[",
    ],
)  # fmt: skip
def test_other_addresses_are_no_links(url: str) -> None:
    assert safe_url(url) == ""
    assert host(url) == ""


def test_an_address_is_linked_without_the_full_stop_behind_it() -> None:
    assert parsed(str(linked("See https://a.example/b?c=1&d=2."))).css_first("a").attributes["href"] == (
        "https://a.example/b?c=1&d=2"
    )


def test_text_around_an_address_is_escaped() -> None:
    page = linked(f'<b>{HOSTILE} https://a.example/"onclick="x {HOSTILE}')
    assert runs_nothing(parsed(str(page)))
    assert "<script" not in page
    assert "<b>" not in page


def _reference(html: str, text: str = "plain") -> Reference:
    return Reference(number=1, source_id="a", text=text, markdown="", html=html, url="")


def test_a_reference_keeps_its_italics() -> None:
    entry = reference_markup(_reference('A &amp; B. <i>Title</i>. <a href="https://a.example">https://a.example</a>'))
    assert str(entry).startswith("A &amp; B. <i>Title</i>. <a href=")
    assert entry.count("<a ") == 1


@pytest.mark.parametrize("html", ["<i>open", "close</i>", "<i><b>x</i></b>"])
def test_a_reference_with_broken_markup_is_plain(html: str) -> None:
    assert str(reference_markup(_reference(html))) == "plain"


def test_a_reference_runs_nothing() -> None:
    assert runs_nothing(parsed(str(reference_markup(_reference(HOSTILE + "</i>")))))


def test_json_in_a_script_does_not_end_it() -> None:
    text = json_script({"headline": HOSTILE + "\u2028"})
    assert "<" not in text
    assert json.loads(text)["headline"] == HOSTILE + "\u2028"


def test_anchors_are_given_once() -> None:
    anchors = Anchors(["text"])
    assert [anchors.of(heading) for heading in ("What? Now!", "what now", "Text", "???", "Über uns")] == [
        "what-now", "what-now-2", "text-2", "section", "über-uns",
    ]  # fmt: skip


def test_the_finder_goes_forward_only() -> None:
    finder = Finder("a\nb\n\na\nb\nc")
    assert finder.find("a\nb") == (1, 2)
    assert finder.find("a\nb\nc") == (4, 6)
    assert finder.find("a") is None
