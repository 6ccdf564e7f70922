"""The LinkedIn post and the thread: written, checked sentence by sentence, within their limits or from the floor."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.channels import blog, linkedin, x
from contentgen.model import (
    Article,
    Brief,
    ChannelName,
    CheckedPosts,
    Degradation,
    Outline,
    Piece,
    Post,
    Posts,
    Removal,
    Research,
    Sentence,
)
from contentgen.stages.check import Checker, Sieve
from contentgen.writers.base import Writer

Degradations = tuple[Degradation, ...]


def write_posts(
    brief: Brief, research: Research, plan: Outline, article: Article, writer: Writer, floor: Writer
) -> tuple[CheckedPosts, Degradations]:
    """The posts of the channels asked for. A post that the check leaves unfit is replaced by the floor's."""
    cited = {research.evidence(e).source_id for e in blog.citations(article)}
    checker = Checker(brief, research, about=f"{article.title} {len(cited)}")
    url = blog.address(brief, article.slug)
    removals: list[Removal] = []
    degraded: list[Degradation] = []
    post: Post | None = None
    thread: tuple[Post, ...] = ()
    if "linkedin" in brief.channels:
        first = writer.linkedin(brief, research, plan, article)
        post, gone, said = _linkedin(first, floor.linkedin(brief, research, plan, article), checker, url)
        removals += gone
        degraded += said
    if "x" in brief.channels:
        first_thread = writer.thread(brief, research, plan, article)
        thread, gone, said = _thread(first_thread, floor.thread(brief, research, plan, article), checker, url)
        removals += gone
        degraded += said
    return CheckedPosts(posts=Posts(linkedin=post, thread=thread), removals=tuple(removals)), tuple(degraded)


def _checked(post: Post, sieve: Sieve, nearby: Sequence[str]) -> Post:
    paragraphs = []
    for paragraph in post.paragraphs:
        kept = tuple(s for s in (sieve.sentence(_bare(sentence), nearby) for sentence in paragraph) if s)
        if kept:
            arrows = {_bare(s).text for s in paragraph if s.text.startswith("→ ")}
            paragraphs.append(tuple(_with_arrow(s, arrows) for s in kept))
    used = dict.fromkeys(e for p in paragraphs for s in p for e in s.evidence)
    return post.model_copy(update={"paragraphs": tuple(paragraphs), "credits": tuple(used)})


def _bare(sentence: Sentence) -> Sentence:
    return sentence.model_copy(update={"text": sentence.text.removeprefix("→ ")})


def _with_arrow(sentence: Sentence, arrows: set[str]) -> Sentence:
    return sentence.model_copy(update={"text": f"→ {sentence.text}"}) if sentence.text in arrows else sentence


def _facts(posts: Sequence[Post]) -> list[str]:
    return [e for post in posts for paragraph in post.paragraphs for s in paragraph for e in s.evidence]


def recheck_linkedin(post: Post, checker: Checker, url: str) -> tuple[Post | None, list[Removal]]:
    """A reworded post as far as it passes the check; None where it is no longer fit to post."""
    (checked,), gone = _sifted([post], checker, "linkedin")
    fits = checked.credits and not linkedin.problems(linkedin.render(checked, checker.research, url))
    return (checked if fits else None), gone


def recheck_thread(posts: Sequence[Post], checker: Checker, url: str) -> tuple[tuple[Post, ...], list[Removal]]:
    """A reworded thread as far as it passes the check; nothing where it is no longer fit to post."""
    checked, gone = _sifted(posts, checker, "x")
    whole = tuple(post for post in checked if post.paragraphs)
    return (() if x.problems(x.render(whole, checker.research, url)) else whole), gone


def _sifted(posts: Sequence[Post], checker: Checker, channel: ChannelName) -> tuple[tuple[Post, ...], list[Removal]]:
    """The posts of a channel as far as they pass the check, and what was removed; each may use what the others cite."""
    sieve, nearby = Sieve(checker, channel), _facts(posts)
    return tuple(_checked(post, sieve, nearby) for post in posts), sieve.removals


def _linkedin(post: Post, floor: Post, checker: Checker, url: str) -> tuple[Post, list[Removal], list[Degradation]]:
    gone: list[Removal] = []
    for candidate in (post, floor):
        (checked,), removed = _sifted([candidate], checker, "linkedin")
        gone += removed
        fitted = linkedin.fitted(checked, checker.research, url)
        text = linkedin.render(fitted, checker.research, url)
        if fitted.credits and not linkedin.problems(text):
            return fitted, gone, _fell("linkedin", "the LinkedIn post", candidate is floor and post != floor)
    return fitted, gone, _fell("linkedin", "the LinkedIn post", post != floor)


def _thread(
    posts: tuple[Post, ...], floor: tuple[Post, ...], checker: Checker, url: str
) -> tuple[tuple[Post, ...], list[Removal], list[Degradation]]:
    gone: list[Removal] = []
    channel: ChannelName = "x"
    for candidate in (posts, floor):
        checked, removed = _sifted(candidate, checker, channel)
        whole = tuple(post for post in checked if post.paragraphs)
        gone += removed
        enough = len(whole) >= min(x.Limits().least_posts, len(floor))
        if enough and not x.problems(x.render(whole, checker.research, url)):
            return whole, gone, _fell(channel, "the thread", candidate is floor and posts != floor)
    return whole, gone, _fell(channel, "the thread", posts != floor)


def _fell(stage: ChannelName, what: str, fell: bool) -> list[Degradation]:
    why = "what the check left of the model's was too little or too long"
    piece: Piece = "thread" if stage == "x" else "linkedin"
    said = Degradation(stage=stage, what=f"{what} came from the offline writer", why=why, piece=piece)
    return [said] if fell else []
