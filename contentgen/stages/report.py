"""Puts a run together: references, texts, scores, the combined report."""

from __future__ import annotations

from contentgen.channels import blog
from contentgen.exporters.markdown import Rendering, references_of, texts_of
from contentgen.exporters.report import body, grounds_of, report_text, word_counts
from contentgen.model import (
    Article,
    Brief,
    CheckedArticle,
    CheckedPosts,
    Degradation,
    Outline,
    Posts,
    Research,
    WriterName,
)
from contentgen.outcome import Candidate, ChannelScores, Reference, Report, Round, Texts, credit_of
from contentgen.stages.assess import assess
from contentgen.verification.contradiction import disagreements


def combine(
    brief: Brief,
    research: Research,
    outline: Outline,
    checked: CheckedArticle,
    posts: CheckedPosts,
    degradations: tuple[Degradation, ...],
    rounds: tuple[Round, ...] = (),
    candidates: tuple[Candidate, ...] = (),
    *,
    writer: WriterName,
    model: str,
    render: Rendering,
) -> Report:
    """The report of a run. The scores are those of the text above them, counted in its lines."""
    article = checked.article
    references, texts, _above, scores = scored(brief, research, article, posts.posts, render)
    removed = (*checked.removals, *posts.removals)
    credit = credit_of(brief, outline, degradations, writer, model)
    opposed = disagreements(research.ledger)
    grounds = grounds_of(brief, research, article, texts, references, render, credit, opposed, outline)
    text = report_text(texts, references, scores, grounds, removed, degradations, rounds, candidates, render)
    return Report(
        brief=brief,
        writer=writer,
        model=model,
        research=research,
        outline=outline,
        article=checked,
        posts=posts,
        references=references,
        texts=texts,
        text=text,
        scores=scores,
        words=word_counts(texts, render),
        disagreements=opposed,
        degradations=degradations,
        rounds=rounds,
        candidates=candidates,
    )


def scored(
    brief: Brief, research: Research, article: Article, posts: Posts, render: Rendering
) -> tuple[tuple[Reference, ...], Texts, str, tuple[ChannelScores, ...]]:
    """The references, the finished texts, the report's part above the analysis, and its scores."""
    references = references_of(article, posts, research, brief)
    texts = texts_of(article, posts, research, brief, references, render)
    above = body(texts, references, render)
    return references, texts, above, assess(above, brief, blog.address(brief, article.slug))
