"""A file's text to scored sections: what `python -m scoring` and `contentgen score` print."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Finding, Frozen, Scores
from scoring.html import looks_like_html
from scoring.report import is_report, read_sections
from scoring.scores import score
from scoring.threads import read_posts

LINKEDIN_MOST = 3000


class SectionPoints(Frozen):
    """The three scores as numbers, or null where one does not apply."""

    seo: float | None
    engagement: float | None
    opportunity: float | None


class SectionScores(Frozen):
    """One section of a file: its channel, its scores, how many rules applied, and every finding by line."""

    channel: Channel
    line: int
    scores: SectionPoints
    coverage: dict[str, str]
    blockers: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()


class FileScores(Frozen):
    """All sections of one file; `name` is what the findings are printed under."""

    name: str
    sections: tuple[SectionScores, ...]

    @property
    def lowest(self) -> float | None:
        """The lowest score of any section, for `--fail-under`."""
        points = [
            value
            for section in self.sections
            for value in (section.scores.seo, section.scores.engagement, section.scores.opportunity)
            if value is not None
        ]
        return min(points, default=None)


def score_text(
    text: str, *, channel: Channel | None = None, keyphrase: str | None = None, name: str = "-"
) -> FileScores:
    r"""Score a whole file; without a channel it is guessed from the text.

    >>> [section.channel for section in score_text("# A title\n\nSome text.").sections]
    ['blog']
    """
    documents = read_documents(text, channel=channel, keyphrase=keyphrase or "")
    scored = [score(each) for each in documents]
    across = _across(text, documents, scored) if channel is None and is_report(text) else [()] * len(documents)
    sections = zip(documents, scored, across, strict=True)
    return FileScores(name=name, sections=tuple(_section(*each) for each in sections))


def read_documents(text: str, *, channel: Channel | None = None, keyphrase: str = "") -> list[Document]:
    """Read a file as a combined report, a thread, an article or a post."""
    if channel is None and is_report(text):
        return read_sections(text, keyphrase=keyphrase)
    chosen = channel or guess_channel(text)
    posts = thread_json(text) if chosen == "thread" else None
    if posts is not None:
        return [Document.from_thread(posts, keyphrase=keyphrase)]
    return [Document.from_text(chosen, text, keyphrase=keyphrase)]


def guess_channel(text: str) -> Channel:
    """Guess what a text is: thread JSON or counters, Markdown with headings or front matter, else a post."""
    if thread_json(text) is not None:
        return "thread"
    if looks_like_html(text) or re.search(r"^#{1,6} \S", text, re.MULTILINE) or text.lstrip().startswith("---\n"):
        return "blog"
    counted = [post for post in read_posts(text, 1) if post.number is not None]
    if len(counted) >= 2:
        return "thread"
    return "linkedin" if len(text) < LINKEDIN_MOST else "blog"


def thread_json(text: str) -> list[str] | None:
    """Read the posts of a thread file: a list, or an object with `posts`, of texts or objects with `text`."""
    if not text.lstrip().startswith(("[", "{")):
        return None
    try:
        loaded = json.loads(text)
    except json.JSONDecodeError:
        return None
    posts = loaded.get("posts") if isinstance(loaded, dict) else loaded
    if not isinstance(posts, list) or not posts:
        return None
    texts = [post.get("text") if isinstance(post, dict) else post for post in posts]
    return [each for each in texts if isinstance(each, str)] if all(isinstance(t, str) for t in texts) else None


def render(scored: FileScores) -> list[str]:
    """Write findings as `path:line:col id message`, which editors read, and a line of scores per section."""
    lines = []
    for section in scored.sections:
        for finding in section.findings:
            lost = f" (-{finding.points_lost:.1f})" if finding.points_lost >= 0.05 else ""
            lines.append(
                f"{scored.name}:{finding.line or section.line}:{finding.column or 1} {finding.id} {finding.severity}: "
                f"{finding.message}{lost}"
            )
        shown = section.scores.model_dump()
        parts = [
            f"{name} {'-' if value is None else format(value, '.1f')} ({section.coverage[name]})"
            for name, value in shown.items()
        ]
        lines.append(f"{scored.name}:{section.line}:1 {section.channel}: {', '.join(parts)}")
    return lines


def _across(text: str, documents: list[Document], scored: list[Scores]) -> Sequence[tuple[Finding, ...]]:
    """What the sections of a report together get wrong, section by section."""
    from scoring.report_rules import REPORT, Combined, findings_of

    return findings_of(Combined(text, tuple(documents), tuple(scored)), REPORT)


def _section(document: Document, scores: Scores, across: tuple[Finding, ...]) -> SectionScores:
    found = sorted((*scores.findings, *across), key=lambda each: (each.line or 0, each.id, each.message))
    return SectionScores(
        channel=document.channel,
        line=document.first_line,
        scores=points_of(scores),
        coverage={card.name: card.coverage for card in (scores.seo, scores.engagement, scores.opportunity)},
        blockers=scores.blockers,
        findings=tuple(found),
    )


def points_of(scores: Scores) -> SectionPoints:
    """Take the three numbers out of the scorecards."""
    return SectionPoints(
        seo=scores.seo.points, engagement=scores.engagement.points, opportunity=scores.opportunity.points
    )
