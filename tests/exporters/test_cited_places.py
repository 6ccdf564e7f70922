"""Article and report name the pages and headings that are cited, each text its own."""

from __future__ import annotations

import json

from contentgen.exporters.files import ledger_json
from contentgen.exporters.html import report_html
from contentgen.exporters.markdown import Rendering, article_text, references_of
from contentgen.model import Figure, Post, Posts, Sentence
from contentgen.outcome import Report
from tests.exporters.conftest import MakeReport
from tests.exporters.reading import flat, parsed


def test_the_citations_name_the_places_and_what_only_notes_are_known_of(report: Report) -> None:
    listed = report.text.split("=== CITATIONS ===")[1].split("=== OPPORTUNITY")[0]
    assert [line.rsplit(" Cited", 1)[1] for line in listed.strip().splitlines()] == [
        ": section “Late”.",
        " through our notes: section 2.",
        " through our notes: section 2.",
    ]


def test_the_article_names_only_the_places_that_it_cites_itself(report: Report, rendering: Rendering) -> None:
    extra = report.research.ledger[0].model_copy(update={"id": "E9", "locator": "Early, paragraph 1"})
    research = report.research.model_copy(update={"ledger": (*report.research.ledger, extra)})
    post = Post(paragraphs=((Sentence(text="Early.", evidence=("E9",)),),), credits=("E9",))
    article, posts = report.article.article, Posts(linkedin=post)
    references = references_of(article, posts, research, report.brief)
    text = article_text(article, research, report.brief, references, rendering)
    assert references[0].places == ("sections “Late”, “Early”",)
    assert "“Late”." in text
    assert "“Early”" not in text


def test_a_heading_of_a_source_is_no_markup_in_the_article(make_report: MakeReport) -> None:
    text = make_report(spice=" [a](https://evil.example) *b* <script>").texts.article.split("## References")[1]
    assert r"“Late \[a\](https://evil.example) \*b\* \<script\>”" in text


def test_the_page_of_the_report_names_them_beside_each_source(report: Report, rendering: Rendering) -> None:
    shown = [flat(each.text()) for each in parsed(report_html(report, rendering)).css(".sources th .small")]
    assert shown[0] == "Cited: section “Late”"
    assert "Cited through our notes: section 2" in shown


def test_figures_are_shown_with_their_time_and_group(report: Report, rendering: Rendering) -> None:
    known = (Figure(value="31", unit="%", period="in 2024", population="of respondents"), Figure(value="7"))
    first = report.research.ledger[0].model_copy(update={"figures": known})
    research = report.research.model_copy(update={"ledger": (first, *report.research.ledger[1:])})
    told = report.model_copy(update={"research": research})
    shown = [flat(row.text()) for row in parsed(report_html(told, rendering)).css(".evidence .where")]
    assert "Figure 31 % · of respondents · in 2024" in shown
    assert not [row for row in shown if row.startswith("Figure 7")]
    evidence = json.loads(ledger_json(told))["sentences"][0]["evidence"][0]
    assert evidence["figures"] == [figure.model_dump() for figure in known]
