"""Title, first lines of the post, first post of the thread: several are offered, each is checked, the best by our scores stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from contentgen.channels import blog
from contentgen.model import Article, CheckedPosts, Frozen, Post, Posts, Sentence
from contentgen.outcome import Candidate, ChannelScores, Slot
from contentgen.stages.check import Checker
from contentgen.stages.labels import holds, slug_for
from contentgen.stages.posts import recheck_linkedin, recheck_thread
from contentgen.stages.revise import Draft, Scorer, mean
from contentgen.writers.base import Alternatives, Writer

#: slot -> the channel whose scores rank its candidates
RANKED_BY: dict[Slot, str] = {"title": "blog", "hook": "linkedin", "first-post": "x"}


class Choosing(Frozen):
    """How many candidates each slot gets, and by how many points of its channel's mean one must beat what stands."""

    candidates: int = 8
    least_gain: float = 0.05
    title_characters: int = 65


class Chosen(Frozen):
    """The texts with the best candidates in place, and all that were looked at."""

    draft: Draft
    candidates: tuple[Candidate, ...] = ()


def choose(draft: Draft, writer: Writer, checker: Checker, score: Scorer, settings: Choosing) -> Chosen:
    """The draft with each slot's best candidate; what stands stays where none beats it. `score` is that of `revise`."""
    offered = writer.alternatives(checker.brief, checker.research, draft.article.article, draft.posts.posts)
    if offered is None:
        return Chosen(draft=draft)
    looked_at: list[Candidate] = []
    for slot, texts in _slots(offered, draft, checker):
        scores, _ = score(draft)
        standing = _points(scores, slot)
        found = [_tried(draft, slot, text, checker, score, settings) for text in texts[: settings.candidates]]
        best = max((c for c, other in found if other), key=lambda c: c.points or 0.0, default=None)
        taken = best if best and (best.points or 0.0) >= standing + settings.least_gain else None
        now = _standing(draft, slot)
        looked_at.append(Candidate(slot=slot, text=now, points=standing, chosen=taken is None))
        for candidate, other in found:
            looked_at.append(candidate.model_copy(update={"chosen": candidate is taken}))
            if candidate is taken and other is not None:
                draft = other
    return Chosen(draft=draft, candidates=tuple(looked_at))


def _slots(
    offered: Alternatives, draft: Draft, checker: Checker
) -> list[tuple[Slot, tuple[tuple[Sentence, ...], ...]]]:
    """The candidates of each slot that this run has, without doubles."""
    found: list[tuple[Slot, tuple[tuple[Sentence, ...], ...]]] = []
    if "blog" in checker.brief.channels:
        found.append(("title", tuple((Sentence(text=t, kind="opinion"),) for t in dict.fromkeys(offered.titles))))
    if draft.posts.posts.linkedin:
        found.append(("hook", tuple(dict.fromkeys(offered.hooks))))
    if draft.posts.posts.thread:
        found.append(("first-post", tuple(dict.fromkeys(offered.first_posts))))
    return found


def _tried(
    draft: Draft, slot: Slot, sentences: tuple[Sentence, ...], checker: Checker, score: Scorer, settings: Choosing
) -> tuple[Candidate, Draft | None]:
    """A candidate in its place, checked and scored; no draft where it may not stand there."""
    text = " ".join(s.text for s in sentences)
    placed = _PLACED[slot](draft, sentences, checker, settings)
    if isinstance(placed, str):
        return Candidate(slot=slot, text=text, refused=placed), None
    scores, _ = score(placed)
    return Candidate(slot=slot, text=text, points=_points(scores, slot)), placed


def _points(scores: Sequence[ChannelScores], slot: Slot) -> float:
    return next((mean(each.scores) for each in scores if each.channel == RANKED_BY[slot]), 0.0)


def _standing(draft: Draft, slot: Slot) -> str:
    posts = draft.posts.posts
    if slot == "title":
        return draft.article.article.title
    post = posts.linkedin if slot == "hook" else posts.thread[0]
    first = post.paragraphs[:1] if slot == "hook" and post else post.paragraphs if post else ()
    return " ".join(s.text for paragraph in first for s in paragraph)


# --- a candidate in its place, or why it may not stand there -----------------------------------------------


def _with_title(draft: Draft, sentences: tuple[Sentence, ...], checker: Checker, settings: Choosing) -> Draft | str:
    article: Article = draft.article.article
    title = sentences[0].text
    cited = blog.citations(article)
    sources = len({checker.ledger[e].source_id for e in cited})
    if not holds(title, checker.about(str(sources)), cited):
        return "says more than the evidence"
    if checker.brief.keyphrase.lower() not in title.lower():
        return "does not hold the keyphrase"
    if len(title) > settings.title_characters:
        return f"has more than {settings.title_characters} characters"
    new = article.model_copy(update={"title": title, "slug": slug_for(title)})
    return draft.model_copy(update={"article": draft.article.model_copy(update={"article": new})})


def _with_hook(draft: Draft, sentences: tuple[Sentence, ...], checker: Checker, _: Choosing) -> Draft | str:
    post = draft.posts.posts.linkedin
    if post is None:
        return "no post"
    new = post.model_copy(update={"paragraphs": (sentences, *post.paragraphs[1:])})
    checked, gone = recheck_linkedin(new, *_about(draft, checker))
    if gone or checked is None:
        return "; ".join(gone[0].reasons) if gone else "does not fit"
    return _posted(draft, draft.posts.posts.model_copy(update={"linkedin": checked}))


def _with_first_post(draft: Draft, sentences: tuple[Sentence, ...], checker: Checker, _: Choosing) -> Draft | str:
    thread = draft.posts.posts.thread
    new = (Post(paragraphs=(sentences,), hashtags=thread[0].hashtags), *thread[1:])
    checked, gone = recheck_thread(new, *_about(draft, checker))
    if gone or len(checked) != len(thread):
        return "; ".join(gone[0].reasons) if gone else "does not fit"
    return _posted(draft, draft.posts.posts.model_copy(update={"thread": checked}))


def _about(draft: Draft, checker: Checker) -> tuple[Checker, str]:
    article = draft.article.article
    return checker.about(article.title), blog.address(checker.brief, article.slug)


def _posted(draft: Draft, posts: Posts) -> Draft:
    return draft.model_copy(update={"posts": CheckedPosts(posts=posts, removals=draft.posts.removals)})


_PLACED: dict[Slot, Callable[[Draft, tuple[Sentence, ...], Checker, Choosing], Draft | str]] = {
    "title": _with_title,
    "hook": _with_hook,
    "first-post": _with_first_post,
}
