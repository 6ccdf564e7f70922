"""The release gate: no factual sentence leaves a run without evidence that supports it.

The check before has cut, softened or replaced whatever does not hold, so the gate holds by construction. It stands here
because a fault of ours in between, or a saved stage that somebody has edited, must not be published either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.channels import blog
from contentgen.errors import GateError
from contentgen.model import Article, ChannelName, Posts, Research, Sentence

#: how many sentences the message quotes
SHOWN = 3


class OrphanError(GateError):
    """A factual sentence would have shipped without evidence that supports it. No report is written."""


def hold_back_orphans(article: Article, posts: Posts, research: Research, channels: Sequence[ChannelName]) -> None:
    """Let a run's texts pass, or none of them.

    Raises:
        OrphanError: a sentence that states a fact has no evidence of this ledger, or no verdict that it is supported.

    """
    ledger = {item.id for item in research.ledger}
    found = [(where, s) for where, s in _shipping(article, posts, channels) if not _holds(s, ledger)]
    if found:
        told = "; ".join(f"{where}: “{s.text}” ({_fault(s, ledger)})" for where, s in found[:SHOWN])
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise OrphanError(
            f"{len(found)} sentence(s) without supporting evidence passed the check, so report.md was not written: "
            f"{told}{more}. Remove stages/04-check.json and stages/05-posts.json if you have edited them and resume; "
            "otherwise this is a bug of contentgen: please report it with the run's folder"
        )


def _shipping(article: Article, posts: Posts, channels: Sequence[ChannelName]) -> Iterator[tuple[str, Sentence]]:
    """Every sentence of the channels that were asked for, with the text it stands in."""
    if "blog" in channels:
        yield from (("blog", s) for block in blog.blocks_of(article) for s in blog.sentences_of(block))
    for where, post in [("linkedin", posts.linkedin), *(("x", post) for post in posts.thread)]:
        if post:
            yield from ((where, s) for paragraph in post.paragraphs for s in paragraph)


def _holds(sentence: Sentence, ledger: set[str]) -> bool:
    """A fact of the profile is its own ground; every other claim needs an id, and every sentence a good verdict."""
    verdict = sentence.verdict
    if verdict is None or verdict.status != "supported" or not ledger.issuperset(sentence.evidence):
        return False
    return sentence.kind != "claim" or bool(sentence.evidence) or verdict.judged_by == "profile"


def _fault(sentence: Sentence, ledger: set[str]) -> str:
    unknown = [e for e in sentence.evidence if e not in ledger]
    if unknown:
        return f"{unknown[0]} is no evidence of this run"
    if sentence.kind == "claim" and not sentence.evidence:
        return "no evidence"
    return f"judged {sentence.verdict.status}" if sentence.verdict else "never judged"
