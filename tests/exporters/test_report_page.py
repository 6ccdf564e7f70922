"""report.html: every sentence leads to its evidence, every finding stands where it applies, nothing runs."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from contentgen.exporters.html import report_html
from contentgen.exporters.markdown import Rendering
from contentgen.exporters.page import script_hash
from contentgen.model import Profile
from contentgen.outcome import Report
from scoring.x_length import weighted_length
from tests.exporters.conftest import MakeReport
from tests.exporters.reading import HOSTILE, flat, ids, in_order, levels, parsed, runs_nothing, sentences, targets


@pytest.fixture(scope="module")
def page(report: Report, rendering: Rendering) -> LexborHTMLParser:
    return parsed(report_html(report, rendering))


def test_every_link_within_the_page_resolves(page: LexborHTMLParser) -> None:
    known = ids(page)
    assert len(known) == len(set(known))
    assert set(targets(page)) <= set(known)


def test_headings_are_in_order(page: LexborHTMLParser) -> None:
    assert levels(page).count(1) == 1
    assert in_order(levels(page))


def test_every_sentence_of_the_article_is_shown_in_order(report: Report, rendering: Rendering) -> None:
    own = parsed(report_html(report, rendering))
    for mark in own.css(".mark, .note"):
        mark.decompose()
    text = flat(own.css_first("#blog .prose").text())
    places = [text.find(sentence) for sentence in sentences(report.article.article)]
    assert -1 not in places
    assert places == sorted(places)


def test_every_factual_sentence_has_its_panel(page: LexborHTMLParser) -> None:
    links = page.css("a.s[id]")
    panels = {str(panel.attributes["id"]): panel for panel in page.css(".panel")}
    assert len(links) == len(panels) == 14
    for link in links:
        panel = panels[str(link.attributes["href"])[1:]]
        assert panel.attributes["data-of"] == link.attributes["id"]


def _panel(page: LexborHTMLParser, said: str) -> str:
    return next(flat(p.text(separator=" ")) for p in page.css(".panel") if said in p.css_first(".said").text())


def test_a_panel_shows_the_passage_or_our_note(page: LexborHTMLParser) -> None:
    verbatim = _panel(page, "Late: tail sampling")
    assert "E1" in verbatim
    assert "Verbatim passage" in verbatim
    assert "Tail sampling decides late." in verbatim
    assert "section 2" in verbatim
    assert "https://a.example/paper" in verbatim
    note = _panel(page, "The default rate is")
    assert "Our note" in note
    assert "Our note on the default rate." in note
    assert "One site only" in note


def test_a_second_hand_source_and_an_unchecked_sentence_say_so(page: LexborHTMLParser) -> None:
    text = _panel(page, "Nobody measured")
    assert "Second-hand" in text
    assert "Not checked" in text
    mark = next(a for a in page.css("a.s.unchecked") if "Nobody" in a.text()).css_first(".mark")
    assert "?" in mark.text()
    assert "Not checked" in mark.text()


def _messages(page: LexborHTMLParser, selector: str) -> list[str]:
    return [node.text() for node in page.css(f"{selector} .message")]


def test_findings_stand_at_their_lines(page: LexborHTMLParser) -> None:
    assert _messages(page, "h3 + .note") == ["blog finding 0"]
    assert _messages(page, "h4 + .note") == ["blog finding 1"]
    assert _messages(page, ".prose p + .note") == ["blog finding 2"]
    assert _messages(page, ".check li:nth-child(2)") == ["blog finding 3"]
    assert _messages(page, ".wide + .note") == ["blog finding 4"]
    assert _messages(page, "#linkedin .says p:nth-child(2) + .notes") == ["linkedin finding 0"]
    assert _messages(page, "#x li:nth-child(2)") == ["x finding 0"]
    assert _messages(page, "#linkedin .whole") == ["linkedin finding 1"]


def test_a_finding_says_its_rule_and_its_cost_in_each_score(page: LexborHTMLParser) -> None:
    note = page.css_first("h3 + .note")
    assert flat(note.css_first(".lost").text(separator=" ")).split() == [
        "SEO", "−2.0", "points", "Engagement", "−1.0", "points",
    ]  # fmt: skip
    assert note.css_first("a").attributes["href"] == "https://rules.example/1"
    assert "seo.rule-0" in note.text()
    assert "documented" in note.text()


def test_scores_show_points_weight_kind_and_coverage(page: LexborHTMLParser) -> None:
    assert [node.text() for node in page.css(".mean")] == ["-of 100", "80of 100", "70of 100"]
    rows = [flat(row.text(separator=" ")).split() for row in page.css("#blog .bars tbody tr")]
    assert rows == [["rule", "0", "documented", "60", "2"], ["slug", "documented", "100", "1"]]
    assert "2/3 checks" in page.css_first("#blog .cards").text()


def test_the_linkedin_preview_folds_within_140_characters(page: LexborHTMLParser, report: Report) -> None:
    post = page.css_first("#linkedin .says")
    for node in post.css(".mark, .notes, .fold > span"):
        node.decompose()
    before = str(post.html).split('<span class="fold">')[0]
    shown = flat(re.sub(r"<[^>]+>", " ", before)).strip()
    assert 100 < len(shown) <= 140
    assert flat(report.texts.linkedin).startswith(shown)


def test_posts_show_their_weighted_length(page: LexborHTMLParser, report: Report) -> None:
    assert [node.text().strip() for node in page.css("#x .meter")] == [
        f"{weighted_length(text)}/280" for text in report.texts.thread
    ]


def test_what_went_less_well_is_shown(page: LexborHTMLParser) -> None:
    assert "Every team agrees." in page.css_first("#removed del").text()
    assert "Two teams agree." in page.css_first("#removed ins").text()
    assert "the model fell back" in page.css_first("#less").text()
    assert "Read through summaries" in page.css_first("#grounds").text()
    assert len(page.css("#sources tbody tr")) == 3


def test_the_policy_allows_the_one_script_by_its_hash(page: LexborHTMLParser) -> None:
    (script,) = page.css("script")
    policy = str(page.css_first("meta[http-equiv]").attributes["content"])
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src ")
    assert f"script-src '{script_hash(script.text())}'" in policy


def test_hostile_text_never_runs(make_report: MakeReport, rendering: Rendering) -> None:
    profile = Profile(name=f"Ada{HOSTILE}", role=HOSTILE, site="javascript:alert(5)")
    own = parsed(report_html(make_report(HOSTILE, "javascript:alert(4)", profile=profile, language='"><b>'), rendering))
    assert runs_nothing(own)
    (script,) = own.css("script")
    assert "alert" not in script.text()
    assert "alert(1)" in own.css_first("h1").text()


@pytest.mark.parametrize("channel", ["blog", "linkedin", "x"])
def test_one_channel_makes_a_whole_page(make_report: MakeReport, rendering: Rendering, channel: str) -> None:
    made = make_report(channels=(channel,))
    texts = made.texts.model_copy(
        update={name: type(getattr(made.texts, name))() for key, name in
                {"blog": "article", "linkedin": "linkedin", "x": "thread"}.items() if key != channel}
    )  # fmt: skip
    own = parsed(report_html(made.model_copy(update={"texts": texts}), rendering))
    assert [node.attributes["id"] for node in own.css(".channel")] == [channel]
    assert set(targets(own)) <= set(ids(own))


def test_the_page_is_the_same_each_time(report: Report, rendering: Rendering) -> None:
    assert report_html(report, rendering) == report_html(report, rendering)


def test_a_source_says_in_words_where_it_comes_from(report: Report, rendering: Rendering) -> None:
    first, *others = report.research.sources
    known = first.model_copy(update={"adapter": "library", "reliability": "proceedings-index+abstract"})
    research = report.research.model_copy(update={"sources": (known, *others)})
    page = parsed(report_html(report.model_copy(update={"research": research}), rendering))
    assert "against our notes on each source" in page.css_first("#sources > p").text()
    assert not parsed(report_html(report, rendering)).css("#sources > p")
    rows = [flat(row.text(separator=" ")) for row in page.css(".sources tbody tr")]
    assert any("From the built-in library, 2026-11-23 · proceedings index and abstract" in row for row in rows)
    assert any("From your files, 2026-11-23" in row for row in rows)
