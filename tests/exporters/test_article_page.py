"""article.html: complete, accessible, safe, and nothing in it that is not known."""

from __future__ import annotations

import json

import pytest

from contentgen.exporters.html import article_html
from contentgen.exporters.markdown import Rendering
from contentgen.model import Profile
from contentgen.outcome import Report
from tests.exporters.conftest import MakeReport
from tests.exporters.reading import HOSTILE, flat, ids, in_order, levels, parsed, runs_nothing, sentences, targets


def test_every_sentence_stands_once_and_in_order(report: Report, rendering: Rendering) -> None:
    page = parsed(article_html(report, rendering))
    for mark in page.css("sup"):
        mark.decompose()
    text = flat(page.css_first("article").text())
    places = [text.find(sentence) for sentence in sentences(report.article.article)]
    assert -1 not in places
    assert places == sorted(places)
    assert all(text.count(sentence) == 1 for sentence in sentences(report.article.article) if sentence != "Rate")


def test_every_citation_leads_to_a_reference_and_back(report: Report, rendering: Rendering) -> None:
    page = parsed(article_html(report, rendering))
    known = ids(page)
    assert len(known) == len(set(known))
    assert set(targets(page)) <= set(known)
    assert [item.attributes["id"] for item in page.css(".references li")] == ["ref-1", "ref-2", "ref-3"]
    assert [mark.text() for mark in page.css("article > p sup a")] == ["[1]"]
    assert [mark.text() for mark in page.css(".points sup a")] == ["[1]", "[2]"]


def test_the_structure_is_semantic(report: Report, rendering: Rendering) -> None:
    page = parsed(article_html(report, rendering))
    found = levels(page)
    assert found.count(1) == 1
    assert in_order(found)
    assert page.css_first("html").attributes["lang"] == "en"
    assert len(page.css("th[scope=col]")) == 2
    assert len(page.css("th[scope=row]")) == 2
    assert page.css_first("tbody tr:nth-child(2) th").text() == "Cost | size"
    assert len(page.css("ul.check li")) == 2
    assert page.css_first('p a[href="https://c.example/a(b"]') is not None


def test_nothing_unknown_is_claimed(report: Report, rendering: Rendering) -> None:
    page = parsed(article_html(report, rendering))
    assert not page.css("link[rel=canonical], meta[property], meta[name^=twitter], meta[name=author]")
    about = json.loads(page.css_first('script[type="application/ld+json"]').text())
    assert set(about) == {"@context", "@type", "headline", "description", "datePublished", "inLanguage"}
    assert about["datePublished"] == "2026-11-23"


def test_what_is_known_is_said(make_report: MakeReport, rendering: Rendering, profile: Profile) -> None:
    page = parsed(article_html(make_report(profile=profile), rendering))
    address = "https://ada.example/trace-sampling/"
    assert page.css_first("link[rel=canonical]").attributes["href"] == address
    assert page.css_first('meta[property="og:url"]').attributes["content"] == address
    about = json.loads(page.css_first('script[type="application/ld+json"]').text())
    assert about["author"] == {"@type": "Person", "name": "Ada Author"}
    assert about["url"] == address


@pytest.mark.parametrize("site", ["javascript:alert(1)", "data:text/html,x", "not an address"])
def test_hostile_text_never_runs(make_report: MakeReport, rendering: Rendering, site: str) -> None:
    profile = Profile(name=f"Ada{HOSTILE}", role=HOSTILE, site=site)
    made = make_report(HOSTILE, "javascript:alert(4)", profile=profile)
    page = parsed(article_html(made, rendering))
    assert runs_nothing(page)
    assert [script.attributes["type"] for script in page.css("script")] == ["application/ld+json"]
    assert json.loads(page.css_first("script").text())["headline"] == made.article.article.title
    assert page.css_first("h1").text() == made.article.article.title
    assert not page.css("link[rel=canonical]")


def test_the_policy_lets_nothing_in(report: Report, rendering: Rendering) -> None:
    policy = parsed(article_html(report, rendering)).css_first("meta[http-equiv]").attributes["content"]
    assert str(policy).startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")


def test_a_reference_names_the_places_that_the_article_cites(report: Report, rendering: Rendering) -> None:
    page = parsed(article_html(report, rendering))
    shown = [flat(item.text()) for item in page.css(".references .places")]
    assert shown == ["Cited: section “Late”.", "Cited: section 2.", "Cited: section 2."]
