"""X: a thread of posts within the weighted length, numbered with the real total, room kept for the link.

Lengths follow X's published counting rules (twitter-text, configuration 3): `scoring.weighted_length`.
"""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.citations import addressed, credit
from contentgen.model import Frozen, Post, Research
from scoring.x_length import weighted_length


class Limits(Frozen):
    """Weighted characters; a link always counts 23."""

    characters: int = 280
    least_posts: int = 7
    usual_posts: int = 8
    most_posts: int = 10
    most_hashtags: int = 2
    hook_characters: int = 180
    link_room: int = 25
    numbering_room: int = 6


def body(post: Post, sources: Sequence[str]) -> str:
    """A post's text without its number: paragraphs apart, the sources in brackets last."""
    parts = [" ".join(sentence.text for sentence in paragraph) for paragraph in post.paragraphs]
    if sources:
        parts.append(f"({'; '.join(dict.fromkeys(sources))})")
    return "\n\n".join(parts)


def fits(post: Post, sources: Sequence[str], limits: Limits | None = None, *, last: bool = False) -> bool:
    """Whether the post, its number and (for the last) a link stay within the limit."""
    limits = limits or Limits()
    room = limits.numbering_room + (limits.link_room if last else 0)
    return weighted_length(body(post, sources)) + room <= limits.characters


def render(posts: Sequence[Post], research: Research, url: str = "") -> tuple[str, ...]:
    """Each post as it is sent: `1/8 `, its text, its sources; the link, if there is one, in the last."""
    texts = []
    for number, post in enumerate(posts, start=1):
        sources = [credit(research.source(research.evidence(e).source_id)) for e in post.credits]
        text = f"{number}/{len(posts)} {body(post, sources)}"
        texts.append(f"{text}\n\n{url}" if url and number == len(posts) else text)
    return tuple(texts)


def replies(posts: Sequence[Post], research: Research, limits: Limits | None = None) -> tuple[str, ...]:
    """The sources of a thread with their addresses, in as few posts as hold them: for a reply below the thread."""
    limits = limits or Limits()
    ids = dict.fromkeys(research.evidence(e).source_id for post in posts for e in post.credits)
    texts: list[str] = []
    for line in addressed([research.source(source_id) for source_id in ids]):
        longer = f"{texts[-1]}\n{line}" if texts else f"Sources:\n{line}"
        if weighted_length(longer) <= limits.characters:
            texts[-1:] = [longer]
        else:
            texts.append(line)
    return tuple(texts)


def problems(texts: Sequence[str], limits: Limits | None = None) -> tuple[str, ...]:
    """Why X, or we, would not take this thread."""
    limits = limits or Limits()
    found = []
    for number, text in enumerate(texts, start=1):
        counted = weighted_length(text)
        if counted > limits.characters:
            found.append(f"post {number} has {counted} weighted characters; at most {limits.characters}")
        if not text.startswith(f"{number}/{len(texts)} "):
            found.append(f"post {number} is not numbered {number}/{len(texts)}")
        if "**" in text or "](" in text:
            found.append(f"post {number} has Markdown, which X shows as it is")
        if sum(word.startswith("#") and len(word) > 1 for word in text.split()) > limits.most_hashtags:
            found.append(f"post {number} has more than {limits.most_hashtags} hashtags")
    if len(texts) > limits.most_posts:
        found.append(f"{len(texts)} posts; at most {limits.most_posts}")
    return tuple(found)
