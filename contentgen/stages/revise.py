"""The scores' remarks go back to the writer: reworded, checked again, scored again, and kept only if better."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from contentgen.channels import blog
from contentgen.model import (
    Article,
    Block,
    ChannelName,
    CheckedArticle,
    CheckedPosts,
    Frozen,
    Paragraph,
    Post,
    Posts,
    Section,
)
from contentgen.outcome import ChannelScores, Round
from contentgen.stages.check import Checker, check_article
from contentgen.stages.posts import recheck_linkedin, recheck_thread
from contentgen.writers.base import Writer
from scoring.finding import Finding, Scores


class Revising(Frozen):
    """How far a revision goes. Findings of `beyond` cannot be answered by rewording sentences.

    Points are those of a score from 0 to 100; a channel's are the mean of its three scores.
    """

    rounds: int = 1
    most_remarks: int = 8
    least_lost: float = 0.5
    least_gain: float = 0.5
    quoted: int = 200
    beyond: tuple[str, ...] = (
        "seo.slug",
        "seo.article-data",
        "seo.title",
        "seo.description",
        "seo.topic-in-title",
        "seo.topic-in-description",
        "seo.topic-in-headings",
        "seo.image",
        "seo.post-link",
        "seo.hashtags",
        "seo.text-length",
        "seo.section-length",
        "seo.generic-heading",
        "engagement.title-shape",
        "opportunity.address",
        "opportunity.author",
        "opportunity.references",
        "opportunity.article-mention",
    )


class Remark(Frozen):
    """A sentence, or the whole text where `text` is empty, and what a score says of it."""

    text: str
    reasons: tuple[str, ...]


class Draft(Frozen):
    """The checked texts as they stand."""

    article: CheckedArticle
    posts: CheckedPosts


class Revised(Frozen):
    """The texts after the last round, and what each round came to."""

    draft: Draft
    rounds: tuple[Round, ...] = ()


Scorer = Callable[[Draft], tuple[tuple[ChannelScores, ...], str]]


def revise(
    draft: Draft, writer: Writer, checker: Checker, score: Scorer, settings: Revising, *, kept: bool = False
) -> Revised:
    """Each channel's text after at most `rounds` revisions; it stops at the first that makes nothing better.

    `score` gives the scores of a draft and the text that their lines count in. A revision is kept if its channel's mean
    gains `least_gain`, no blocker is new, and it cites as many items of evidence as before. An article that is `kept` as
    it is has no round.
    """
    rounds: list[Round] = []
    scored, text = score(draft) if settings.rounds else ((), "")
    for channel in (each for each in checker.brief.channels if each != "blog" or not kept):
        for number in range(1, settings.rounds + 1):
            known = next((each.scores for each in scored if each.channel == channel), None)
            remarks = remarks_of(known, text, settings) if known else ()
            other = _reworded(draft, channel, writer, checker, remarks) if remarks else None
            if known is None or other is None:
                break
            rescored, new_text = score(other)
            after = next(each.scores for each in rescored if each.channel == channel)
            why = worse(known, after, cited(draft, channel), cited(other, channel), settings)
            rounds.append(Round(channel=channel, number=number, before=mean(known), after=mean(after), refused=why))
            if why:
                break
            draft, scored, text = other, rescored, new_text
    return Revised(draft=draft, rounds=tuple(rounds))


def remarks_of(scores: Scores, text: str, settings: Revising) -> tuple[Remark, ...]:
    """The costliest findings that rewording can answer, in the order of the text, with the line that each is about."""
    lines = text.split("\n")
    open_ = [
        f for f in scores.findings if f.points_lost >= settings.least_lost and not f.id.startswith(settings.beyond)
    ]
    costly = sorted(open_, key=lambda f: (-f.points_lost, f.line or 0, f.id))[: settings.most_remarks]
    found: dict[str, list[str]] = {}
    for finding in sorted(costly, key=lambda f: (f.line or 0, f.id)):
        found.setdefault(_about(finding, lines, settings.quoted), []).append(finding.message)
    return tuple(Remark(text=about, reasons=tuple(dict.fromkeys(said))) for about, said in found.items())


def _about(finding: Finding, lines: Sequence[str], most: int) -> str:
    """The words that a finding is about; nothing where it is about the whole text or a heading."""
    if finding.words:
        return " ".join(finding.words.split())
    line = lines[finding.line - 1].strip() if finding.line and finding.line <= len(lines) else ""
    return "" if line.startswith(("#", "---", "===")) else line[:most]


def mean(scores: Scores) -> float:
    """The mean of the three scores, those that apply."""
    points = [card.points for card in (scores.seo, scores.engagement, scores.opportunity) if card.points is not None]
    return sum(points) / len(points) if points else 0.0


def worse(before: Scores, after: Scores, had: set[str], has: set[str], settings: Revising) -> str:
    """Why a revision is not kept; empty where it is."""
    if len(has) < len(had):
        return f"it cites {len(has)} items of evidence instead of {len(had)}"
    if {each.id for each in after.blockers} - {each.id for each in before.blockers}:
        return "it brought a blocker"
    gain = mean(after) - mean(before)
    return "" if gain >= settings.least_gain else f"it gained {gain:+.1f} points"


def cited(draft: Draft, channel: ChannelName) -> set[str]:
    """The evidence that a channel's text rests on."""
    return {e for block in _parts(draft, channel) for sentence in blog.sentences_of(block) for e in sentence.evidence}


# --- a text as blocks, and back ----------------------------------------------------------------------------


def _parts(draft: Draft, channel: ChannelName) -> tuple[Block, ...]:
    if channel == "blog":
        article = draft.article.article
        return (*article.intro, *(block for section in article.sections for block in section.blocks))
    return tuple(Paragraph(sentences=p) for post in _posts(draft.posts.posts, channel) for p in post.paragraphs)


def _posts(posts: Posts, channel: ChannelName) -> tuple[Post, ...]:
    return posts.thread if channel == "x" else tuple(filter(None, (posts.linkedin,)))


def _reworded(
    draft: Draft, channel: ChannelName, writer: Writer, checker: Checker, remarks: Sequence[Remark]
) -> Draft | None:
    """The draft with one channel's text reworded and checked again; None where the writer or the check gives none."""
    parts = _parts(draft, channel)
    new = writer.revise(checker.brief, checker.research, channel, parts, remarks)
    if new is None or new == parts:
        return None
    if channel == "blog":
        return _with_article(draft, _article_of(draft.article.article, new), checker)
    return _with_posts(draft, channel, _posts_of(_posts(draft.posts.posts, channel), new), checker)


def _article_of(article: Article, parts: Sequence[Block]) -> Article:
    left = iter(parts)
    intro = tuple(next(left) for _ in article.intro)
    sections = tuple(
        section.model_copy(update={"blocks": tuple(next(left) for _ in section.blocks)}) for section in article.sections
    )
    return article.model_copy(update={"intro": intro, "sections": sections})


def _with_article(draft: Draft, article: Article, checker: Checker) -> Draft | None:
    def none(_: Section) -> None:
        return None

    checked, _ = check_article(article, checker, none)
    if len(checked.article.sections) < len(draft.article.article.sections) or not checked.article.intro:
        return None
    removals = (*draft.article.removals, *checked.removals)
    return draft.model_copy(update={"article": checked.model_copy(update={"removals": removals})})


def _posts_of(posts: Sequence[Post], parts: Sequence[Block]) -> tuple[Post, ...]:
    left = iter(parts)
    found = []
    for post in posts:
        paragraphs = [next(left) for _ in post.paragraphs]
        kept = tuple(p.sentences for p in paragraphs if isinstance(p, Paragraph) and p.sentences)
        found.append(post.model_copy(update={"paragraphs": kept}))
    return tuple(found)


def _with_posts(draft: Draft, channel: ChannelName, posts: tuple[Post, ...], checker: Checker) -> Draft | None:
    about = checker.about(draft.article.article.title)
    url = blog.address(checker.brief, draft.article.article.slug)
    if channel == "x":
        thread, removals = recheck_thread(posts, about, url)
        update: dict[str, object] = {"thread": thread}
        fits = len(thread) == len(posts)
    else:
        post, removals = recheck_linkedin(posts[0], about, url)
        update, fits = {"linkedin": post}, post is not None
    if not fits:
        return None
    new = CheckedPosts(posts=draft.posts.posts.model_copy(update=update), removals=(*draft.posts.removals, *removals))
    return draft.model_copy(update={"posts": new})


__all__ = ["Draft", "Remark", "Revised", "Revising", "cited", "mean", "remarks_of", "revise", "worse"]
