"""The combined report: the sections that the user asked for, then the analysis that names lines of the same file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.channels import blog
from contentgen.citations import credit
from contentgen.exporters.markdown import Rendering
from contentgen.model import Article, Brief, ChannelName, Degradation, Frozen, Outline, Removal, Research
from contentgen.outcome import Candidate, ChannelScores, Credit, Disagreement, Reference, Round, Texts
from contentgen.sources.records import NOT_VERIFIED
from scoring.finding import Finding
from scoring.text import words as words_of

CHANNEL_NAMES: dict[ChannelName, str] = {"blog": "Blog article", "linkedin": "LinkedIn post", "x": "X thread"}


class Shown(Frozen):
    """How many suggestions and disagreements are shown; the rest are in `scores.json` and `ledger.json`."""

    most_findings: int = 8
    words_per_item: int = 60
    most_disagreements: int = 6


def body(texts: Texts, references: Sequence[Reference], render: Rendering) -> str:
    """Everything above the analysis: what the scores are made from, line for line as in the report."""
    full = render.text("report.md.j2", **_body_values(texts, references), **_no_analysis())
    return full.rsplit("=== OPPORTUNITY ANALYSIS ===", 1)[0]


def report_text(
    texts: Texts,
    references: Sequence[Reference],
    scores: Sequence[ChannelScores],
    grounds: Sequence[str],
    removed: Sequence[Removal],
    degraded: Sequence[Degradation],
    rounds: Sequence[Round],
    candidates: Sequence[Candidate],
    render: Rendering,
) -> str:
    """The whole report."""
    rows = [_row(each) for each in scores]
    count = sum(len(worth_showing(each.scores.findings)) for each in scores)
    line = f"{count}, each with its line, below the table" if count else "none: every check that applied was passed"
    return render.text(
        "report.md.j2",
        **_body_values(texts, references),
        means={name: _mean(scores, name) for name in ("opportunity", "seo", "engagement")},
        rows=rows,
        suggestions_line=line,
        grounds=grounds,
        removed=removed,
        degraded=degraded,
        revised=[{"channel": CHANNEL_NAMES[each.channel], "round": each} for each in rounds],
        candidates=candidates,
    )


def _body_values(texts: Texts, references: Sequence[Reference]) -> dict[str, object]:
    return {
        "article": texts.article if texts.kept else texts.article.strip(),
        "linkedin": texts.linkedin.strip(),
        "thread": texts.thread,
        "references": references,
    }


def _no_analysis() -> dict[str, object]:
    empty: dict[str, object] = {
        "rows": (),
        "suggestions_line": "",
        "grounds": (),
        "removed": (),
        "degraded": (),
        "revised": (),
        "candidates": (),
    }
    return {**empty, "means": {"opportunity": None, "seo": None, "engagement": None}}


def _mean(scores: Sequence[ChannelScores], name: str) -> float | None:
    points = [getattr(each.scores, name).points for each in scores]
    known = [value for value in points if value is not None]
    return sum(known) / len(known) if known else None


def _row(each: ChannelScores) -> dict[str, object]:
    cards = {name: getattr(each.scores, name) for name in ("opportunity", "seo", "engagement")}
    coverage = ", ".join(f"{name} {card.coverage}" for name, card in cards.items())
    return {
        "channel": CHANNEL_NAMES[each.channel],
        **{name: card.points for name, card in cards.items()},
        "coverage": coverage,
        "findings": worth_showing(each.scores.findings),
    }


def worth_showing(findings: Sequence[Finding], shown: Shown | None = None) -> list[Finding]:
    """The findings that cost most, in the order of their lines."""
    most = (shown or Shown()).most_findings
    costly = sorted(findings, key=lambda f: (f.severity != "blocker", -f.points_lost, f.line or 0, f.id))[:most]
    return sorted(
        (f for f in costly if f.points_lost > 0 or f.severity == "blocker"), key=lambda f: (f.line or 0, f.id)
    )


def word_counts(texts: Texts, render: Rendering) -> dict[ChannelName, int]:
    """The words of each text that was written; the article's without front matter and references."""
    article = texts.article.split("---", 2)[-1].split(f"## {render.words['references']}")[0]
    written: dict[ChannelName, str] = {"blog": article, "linkedin": texts.linkedin, "x": "\n".join(texts.thread)}
    return {channel: count for channel, text in written.items() if (count := _word_count(text))}


def _word_count(text: str) -> int:
    return len(words_of(re.sub(r"\[\d+\]|[|#*-]", " ", text)))


def grounds_of(
    brief: Brief,
    research: Research,
    article: Article,
    texts: Texts,
    references: Sequence[Reference],
    render: Rendering,
    written: Credit,
    disagreements: Sequence[Disagreement] = (),
    outline: Outline | None = None,
) -> list[str]:
    """What the texts rest on, and what a reader should know before publishing, one line each."""
    used = set(blog.citations(article)) if texts.article else set()
    words = word_counts(texts, render).get("blog", 0)
    cited = {reference.source_id for reference in references}
    read = [e for e in research.ledger if e.second_hand and e.source_id in cited]
    unverified = [source for source in research.sources if source.reliability == NOT_VERIFIED and source.id in cited]
    second = {str(research.source(e.source_id).csl.get("title", e.source_id)) for e in read}
    text = render.text(
        "grounds.txt.j2",
        writer=written.writer,
        model=written.model,
        credit=written,
        cited=len(cited),
        found=len(research.sources),
        adapters=sorted({source.adapter for source in research.sources}),
        evidence=len(research.ledger),
        article_words=words if used else 0,
        used=len(used),
        per_item=round(words / len(used)) if used else 0,
        most_per_item=Shown().words_per_item,
        second_hand=sorted(second),
        unverified=sorted(str(source.csl.get("title", source.id)) for source in unverified),
        brought={**_brought(brief, research, article, outline), "only": _only_own(research, cited)},
        has_address=bool(blog.address(brief, article.slug)),
        has_article="blog" in brief.channels,
        has_author=bool(brief.profile.name),
        failures=research.failures,
        notes=research.notes,
        disagreements=_opposed(disagreements, research, cited)[: Shown().most_disagreements],
        more_disagreements=max(0, len(_opposed(disagreements, research, cited)) - Shown().most_disagreements),
    )
    return [line for line in text.splitlines() if line.strip()]


def _only_own(research: Research, cited: set[str]) -> bool:
    """Whether everything that is cited is what the author brought."""
    return bool(cited) and all(research.source(source_id).by_author for source_id in cited)


def _brought(brief: Brief, research: Research, article: Article, outline: Outline | None) -> dict[str, object]:
    """What the author brought, for the template to tell of: texts, thesis, what speaks against it, a kept article."""
    known = (
        [s for block in blog.blocks_of(article) for s in blog.sentences_of(block) if s.verdict] if brief.as_is else []
    )
    counts: dict[str, int] = {}
    for sentence in known:
        status = sentence.verdict.status if sentence.verdict else "unchecked"
        counts[status] = counts.get(status, 0) + 1
    found = dict.fromkeys([*research.against_thesis, *(outline.against if outline else ())])
    against = [research.evidence(each) for each in found]
    return {
        "texts": [base.source.location for base in brief.base],
        "statements": sum(research.source(item.source_id).by_author for item in research.ledger),
        "thesis": brief.thesis,
        "rests": [credit(research.source(research.evidence(each).source_id)) for each in research.for_thesis],
        "against": [{"claim": e.claim, "credit": credit(research.source(e.source_id))} for e in against],
        "verdict": outline.verdict if outline else "",
        "alone": research.alone,
        "kept": brief.as_is,
        "verdicts": counts,
    }


def _opposed(found: Sequence[Disagreement], research: Research, cited: set[str]) -> list[dict[str, object]]:
    """What the sources of the texts say against each other, or others against them; found by rule first."""
    shown = []
    for each in sorted(found, key=lambda d: d.ground == "editor"):
        sides = [research.evidence(e) for e in (each.one, each.other)]
        if any(item.source_id in cited for item in sides):
            said = [{"claim": item.claim, "credit": credit(research.source(item.source_id))} for item in sides]
            shown.append({"sides": said, "by_editor": each.ground == "editor"})
    return shown
