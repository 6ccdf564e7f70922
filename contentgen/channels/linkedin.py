"""LinkedIn: plain text, a fold, few hashtags, sources in one line.

The limits are ours where LinkedIn documents none: 140 characters is where its mobile view most often folds, and
1,300 keeps the post readable in one screen; 3,000 is the platform's own limit.
"""

from __future__ import annotations

from contentgen.citations import addressed, credits_of
from contentgen.model import Frozen, Post, Research


class Limits(Frozen):
    """Characters are counted as the larger of code points and UTF-16 units, so never under."""

    characters: int = 1300
    fold: int = 140
    most_hashtags: int = 3


def length(text: str) -> int:
    """Characters as LinkedIn may count them."""
    return max(len(text), len(text.encode("utf-16-le")) // 2)


def source_line(post: Post, research: Research) -> str:
    """`Sources: Chen et al. 2024, https://...; Zheng et al. 2023`: the first with its address."""
    ids = dict.fromkeys(research.evidence(e).source_id for e in post.credits)
    sources = [research.source(source_id) for source_id in ids]
    named = credits_of(sources)
    address = str(sources[0].csl.get("URL") or "") if sources else ""
    if address:
        named[0] = f"{named[0]}, {address}"
    return f"Sources: {'; '.join(named)}" if named else ""


def comment(post: Post, research: Research) -> str:
    """Every source of the post with its address, one a line: for a first comment."""
    ids = dict.fromkeys(research.evidence(e).source_id for e in post.credits)
    lines = addressed([research.source(source_id) for source_id in ids])
    return "\n".join(["Sources:", *lines]) + "\n" if lines else ""


def render(post: Post, research: Research, url: str = "") -> str:
    """The post as it is pasted: paragraphs apart, list lines together, no markup."""
    blocks = []
    for paragraph in post.paragraphs:
        listed = any(sentence.text.startswith("→") for sentence in paragraph)
        blocks.append(("\n" if listed else " ").join(sentence.text for sentence in paragraph))
    if url:
        blocks.append(f"Article: {url}")
    blocks += [line for line in (source_line(post, research), " ".join(post.hashtags)) if line]
    return "\n\n".join(blocks) + "\n"


def fitted(post: Post, research: Research, url: str = "", limits: Limits | None = None) -> Post:
    """The post without its weakest parts until it fits: list lines from the end, then paragraphs before the ask."""
    limits = limits or Limits()
    while length(render(post, research, url)) > limits.characters:
        lists = [n for n, p in enumerate(post.paragraphs) if len(p) > 1 and p[0].text.startswith("→")]
        if lists:
            n = lists[-1]
            paragraphs = (*post.paragraphs[:n], post.paragraphs[n][:-1], *post.paragraphs[n + 1 :])
        elif len(post.paragraphs) > 3:
            paragraphs = (*post.paragraphs[:1], *post.paragraphs[2:])
        else:
            break
        used = {e for paragraph in paragraphs for sentence in paragraph for e in sentence.evidence}
        left = tuple(e for e in post.credits if e in used)
        post = post.model_copy(update={"paragraphs": paragraphs, "credits": left})
    return post


def problems(text: str, limits: Limits | None = None) -> tuple[str, ...]:
    """Why LinkedIn, or we, would not take this text."""
    limits = limits or Limits()
    found = []
    if length(text.strip()) > limits.characters:
        found.append(f"{length(text.strip())} characters; at most {limits.characters}")
    first = text.strip().split("\n", 1)[0]
    if length(first) > limits.fold:
        found.append(f"the first line has {length(first)} characters; the fold is at {limits.fold}")
    tags = sum(word.startswith("#") and len(word) > 1 for word in text.split())
    if tags > limits.most_hashtags:
        found.append(f"{tags} hashtags; at most {limits.most_hashtags}")
    if "**" in text or "](" in text:
        found.append("Markdown, which LinkedIn shows as it is")
    return tuple(found)
