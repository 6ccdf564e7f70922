"""A small run made by hand: three sources, an article with every kind of block, a post, a thread, scores."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from contentgen.exporters.markdown import Rendering, references_of, texts_of
from contentgen.exporters.report import body, report_text
from contentgen.model import (
    Article,
    Brief,
    CheckedArticle,
    CheckedPosts,
    Degradation,
    Evidence,
    Listing,
    Outline,
    Paragraph,
    Post,
    Posts,
    Profile,
    Removal,
    Research,
    Section,
    Sentence,
    Source,
    Table,
    Verdict,
)
from contentgen.outcome import ChannelScores, Report
from contentgen.resources import shipped
from scoring.finding import Finding, Judgement, Scorecard, Scores

WORDS = {"takeaways": "Key takeaways", "references": "References"}
DAY = date(2026, 11, 23)
MakeReport = Callable[..., Report]


@pytest.fixture(scope="session")
def rendering() -> Rendering:
    """The shipped templates."""
    return Rendering([shipped("templates")], WORDS)


@pytest.fixture(scope="session")
def make_report(rendering: Rendering) -> MakeReport:
    """Make the run; `spice` is put into every text that comes from outside, `url` into a source."""

    def make(spice: str = "", url: str = "https://a.example/paper", **brief: Any) -> Report:
        return _report(rendering, spice, url, brief)

    return make


@pytest.fixture(scope="session")
def report(make_report: MakeReport) -> Report:
    """The run as it is."""
    return make_report()


def _report(rendering: Rendering, spice: str, url: str, given: dict[str, Any]) -> Report:
    brief = Brief(**{"topic": f"Trace sampling{spice}", "keyphrase": "trace sampling", "today": DAY, **given})
    research, article, posts = _research(spice, url), _article(spice), _posts(spice)
    references = references_of(article, posts, research, brief)
    texts = texts_of(article, posts, research, brief, references, rendering)
    scores = _scores(body(texts, references, rendering), spice, brief)
    removal = Removal(
        channel="blog", text=f"Every team agrees.{spice}", reasons=(f"no evidence{spice}",), action="replaced",
        replacement=f"Two teams agree.{spice}",
    )  # fmt: skip
    degradation = Degradation(stage="write", what=f"section 'Costs'{spice}", why=f"the model fell back{spice}")
    text = report_text(texts, references, scores, (), (removal,), (degradation,), (), (), rendering)
    return Report(
        brief=brief,
        writer="offline",
        model="",
        research=research,
        outline=Outline(title=article.title, thesis="", sections=()),
        article=CheckedArticle(article=article, removals=(removal,)),
        posts=CheckedPosts(posts=posts),
        references=references,
        texts=texts,
        text=text,
        scores=scores,
        words={"blog": 120, "linkedin": 60, "x": 80},
        degradations=(degradation,),
    )


# --- what is known ---------------------------------------------------------------------------------------------


def _source(source_id: str, title: str, url: str, **more: Any) -> Source:
    csl = {"type": "article-journal", "title": title, "URL": url, "issued": {"date-parts": [[2024]]}}
    csl["author"] = [{"family": source_id.title(), "given": "A."}]
    return Source(id=source_id, csl=csl, adapter="files", location="a.md", passages=(), fetched=DAY, **more)


def _research(spice: str, url: str) -> Research:
    sources = (
        _source("ames", f"Tails & heads{spice}", url),
        _source("bold", "Keeping traces", "https://b.example/", caveat=f"One site only{spice}"),
        _source("cole", "Costs of storage", ""),
    )
    ledger = (
        _evidence("E1", "ames", quote=f"Tail sampling decides late.{spice}", locator=f"Late{spice}, paragraph 2"),
        _evidence("E2", "bold", note=f"Our note on the default rate.{spice}"),
        _evidence("E3", "cole", note="Storage doubles.", second_hand=True),
    )
    return Research(sources=sources, ledger=ledger)


def _evidence(evidence_id: str, source_id: str, **more: Any) -> Evidence:
    known = {"passage_id": f"{source_id}/1", "claim": "A claim.", "locator": "section 2", **more}
    return Evidence(id=evidence_id, source_id=source_id, **known)


# --- what is written -------------------------------------------------------------------------------------------


def _said(text: str, *evidence: str, status: str = "supported", kind: str = "claim") -> Sentence:
    verdict = Verdict.model_validate(
        {"status": status, "judged_by": "rules", "reasons": ("a reason",) * (not evidence)}
    )
    return Sentence.model_validate({"text": text, "kind": kind, "evidence": evidence, "verdict": verdict})


def _article(spice: str) -> Article:
    opening = (
        _said(f"Tail sampling decides after the trace is whole{spice}.", "E1"),
        _said("Keep failures on purpose.", kind="instruction"),
    )
    table = Table(
        columns=("Question", "Finding"),
        rows=(
            (_said("Rate", kind="link"), _said("The default keeps one in a thousand", "E2")),
            (_said("Cost | size", kind="link"), _said("Storage doubles in a year", "E3")),
        ),
    )
    return Article(
        title=f"Trace sampling in practice{spice}",
        description=f"What three sources say about trace sampling{spice}.",
        slug="trace-sampling",
        tags=("traces",),
        intro=(Paragraph(sentences=opening),),
        takeaways=(_said("Late: tail sampling sees the whole trace.", "E1", "E3"),),
        sections=(
            Section(heading=f"Why rates differ{spice}", blocks=(Paragraph(sentences=_paragraph()), table)),
            Section(heading="Why rates differ", blocks=(_listing("check"), _listing("number"))),
        ),
        notes=(f"Read three sources{spice}.",),
    )


def _paragraph() -> tuple[Sentence, ...]:
    return (
        _said("The default rate is one in a thousand.", "E2"),
        _said("Nobody measured the rest.", "E3", status="unchecked"),
        _said("See https://c.example/a(b) for more.", kind="link"),
    )


def _listing(style: str) -> Listing:
    items = (_said(f"Set the {style} rate.", "E2", kind="instruction"), _said(f"Write the {style} rate down.", "E1"))
    return Listing.model_validate({"style": style, "items": items})


def _posts(spice: str) -> Posts:
    hook = _said(f"Tail sampling decides after the trace is whole{spice}.", "E1")
    long = _said(
        "Whoever keeps one trace in a thousand will look for the one that failed among the nine hundred and "
        "ninety-nine that were thrown away.", "E2",
    )  # fmt: skip
    post = Post(paragraphs=((hook,), (long,), (_said("What do you keep?", kind="question"),)), credits=("E1", "E2"))
    thread = (Post(paragraphs=((hook,),), credits=("E1",)), Post(paragraphs=((long,),), credits=("E2",)))
    return Posts(linkedin=post, thread=thread)


# --- what it scored --------------------------------------------------------------------------------------------


def _scores(text: str, spice: str, brief: Brief) -> tuple[ChannelScores, ...]:
    lines = text.split("\n")

    def line(start: str) -> int | None:
        return next((n for n, found in enumerate(lines, 1) if found.startswith(start)), None)

    where = {
        "blog": [line("title:"), line("## Why rates"), line("The default rate"), line("- [ ] Write"), line("| Cost")],
        "linkedin": [line("Whoever keeps"), None],
        "x": [line("2/2"), None],
    }
    return tuple(
        ChannelScores(channel=channel, scores=_scored(channel, where[channel], spice)) for channel in brief.channels
    )


def _scored(channel: str, lines: list[int | None], spice: str) -> Scores:
    findings = tuple(
        Finding(
            id=f"seo.rule-{n}", severity="warning", kind="documented", line=at, message=f"{channel} finding {n}{spice}",
            source="javascript:alert(1)" if spice else "https://rules.example/1", points_lost=2.0,
        )
        for n, at in enumerate(lines)
    )  # fmt: skip
    judgements = (
        Judgement(id="seo.rule-0", weight=2, points=60, findings=findings),
        Judgement(id="seo.slug", weight=1, points=100),
    )
    seo = Scorecard(name="seo", points=80, coverage="2/3", findings=findings, judgements=judgements)
    same = findings[0].model_copy(update={"id": "engagement.same", "points_lost": 1.0})
    engagement = Scorecard(name="engagement", points=70, coverage="1/1", findings=(same,))
    return Scores(
        seo=seo, engagement=engagement, opportunity=Scorecard(name="opportunity", points=None, coverage="0/4")
    )


@pytest.fixture
def profile() -> Profile:
    """An author with a site."""
    return Profile(name="Ada Author", role="Engineer", site="https://ada.example")


__all__ = ["WORDS", "MakeReport"]
