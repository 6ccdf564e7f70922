"""A file's text to scored sections: what the formats print."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Literal

from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Finding, Frozen, Scores
from scoring.html import looks_like_html
from scoring.report import is_report, read_sections
from scoring.rulebook import RULES, Rules
from scoring.scores import score
from scoring.selection import EVERYTHING, Selection
from scoring.switches import Switches, read_switches, unused
from scoring.threads import read_posts

LINKEDIN_MOST = 3000


class SectionPoints(Frozen):
    """The three scores as numbers, or null where one does not apply."""

    seo: float | None
    engagement: float | None
    opportunity: float | None


class SectionScores(Frozen):
    """One section of a file: its channel, its scores, how many rules applied, and every finding by line.

    `findings` and `blockers` are those that were asked for; the scores are whole. `off` counts those that the text itself
    switches off.
    """

    channel: Channel
    line: int
    scores: SectionPoints
    coverage: dict[str, str]
    blockers: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    off: int = 0


class FileScores(Frozen):
    """All sections of one file; `name` is what the findings are printed under, `version` that of this form."""

    version: Literal[1] = 1
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


class ManyScores(Frozen):
    """The files of one call, where there are several."""

    version: Literal[1] = 1
    files: tuple[FileScores, ...]


def score_text(
    text: str,
    *,
    channel: Channel | None = None,
    keyphrase: str | None = None,
    name: str = "-",
    rules: Rules = RULES,
    selection: Selection = EVERYTHING,
    switches: bool = True,
) -> FileScores:
    r"""Score a whole file; without a channel it is guessed from the text.

    `rules` may have other numbers than ours, `selection` says which findings are shown, and with `switches` an article's
    own `<!-- score off: ... -->` is obeyed.

    >>> [section.channel for section in score_text("# A title\n\nSome text.").sections]
    ['blog']
    """
    documents = read_documents(text, channel=channel, keyphrase=keyphrase or "")
    offs = [read_switches(each, rules.ids) if switches else () for each in documents]
    scored = [score(each, rules, off) for each, off in zip(documents, offs, strict=True)]
    across = _across(text, documents, scored) if channel is None and is_report(text) else [()] * len(documents)
    parts = zip(documents, scored, across, offs, strict=True)
    return FileScores(name=name, sections=tuple(_section(*each, rules, selection) for each in parts))


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
    except (ValueError, RecursionError):
        return None
    posts = loaded.get("posts") if isinstance(loaded, dict) else loaded
    if not isinstance(posts, list) or not posts:
        return None
    texts = [post.get("text") if isinstance(post, dict) else post for post in posts]
    return [each for each in texts if isinstance(each, str)] if all(isinstance(t, str) for t in texts) else None


def _across(text: str, documents: list[Document], scored: list[Scores]) -> Sequence[tuple[Finding, ...]]:
    """What the sections of a report together get wrong, section by section."""
    from scoring.report_rules import REPORT, Combined, findings_of

    return findings_of(Combined(text, tuple(documents), tuple(scored)), REPORT)


def _section(
    document: Document,
    scores: Scores,
    across: tuple[Finding, ...],
    off: Switches,
    rules: Rules,
    selection: Selection,
) -> SectionScores:
    shown, hidden = [*scores.findings, *(each for each in across if not any(one.holds(each) for one in off))], 0
    if off:
        every = (*score(document, rules).findings, *across)
        hidden = sum(1 for finding in every if any(each.holds(finding) for each in off))
        shown += unused(off, every)
    shown = sorted(selection.of(shown), key=lambda each: (each.line or 0, each.id, each.message))
    return SectionScores(
        channel=document.channel,
        line=document.first_line,
        scores=points_of(scores),
        coverage={card.name: card.coverage for card in (scores.seo, scores.engagement, scores.opportunity)},
        blockers=tuple(finding for finding in shown if finding.severity == "blocker"),
        findings=tuple(shown),
        off=hidden,
    )


def points_of(scores: Scores) -> SectionPoints:
    """Take the three numbers out of the scorecards."""
    return SectionPoints(
        seo=scores.seo.points, engagement=scores.engagement.points, opportunity=scores.opportunity.points
    )
