"""The plain prompt's texts as values: asked once, read with the same marks, judged by the same check, mended by nobody."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import Field

from contentgen.chains import ModelSession
from contentgen.channels import blog
from contentgen.exporters.markdown import Rendering, references_of, texts_of
from contentgen.model import Article, Brief, Frozen, Listing, Paragraph, Post, Posts, Research, Section, Sentence
from contentgen.outcome import Report, Texts
from contentgen.resources import shipped
from contentgen.stages.check import Checker, Failed, passed
from contentgen.store import safe_slug
from contentgen.writers.full.marks import blocks, sentences
from contentgen.writers.full.variables import EvidenceLine, evidence_lines

HERE = Path(__file__).parent
_HEADING = re.compile(r"^##\s+(.+)$", re.MULTILINE)
_TITLE = re.compile(r"^#\s+(.+)$", re.MULTILINE)


class PlainVariables(Frozen):
    """`plain.md.j2`."""

    topic: str
    keyphrase: str
    language: str
    words: int
    evidence: tuple[EvidenceLine, ...]


class PlainDraft(Frozen):
    """Everything in one answer."""

    article: str = Field(min_length=1)
    linkedin: str = Field(min_length=1)
    thread: tuple[str, ...] = Field(min_length=1)


class PlainTexts(Frozen):
    """What the plain prompt gave, as values."""

    article: Article
    posts: Posts

    def sentences(self) -> list[Sentence]:
        """Every sentence of the three texts."""
        parts = [*self.article.intro, *(b for s in self.article.sections for b in s.blocks)]
        found = [s for block in parts for s in blog.sentences_of(block)]
        for post in (self.posts.linkedin, *self.posts.thread):
            found += [s for paragraph in post.paragraphs for s in paragraph] if post else []
        return found


def asked(session: ModelSession, brief: Brief, research: Research, words: int) -> PlainTexts:
    """The texts on a run's evidence, in as many words as the run's article had."""
    variables = PlainVariables(
        topic=brief.topic,
        keyphrase=brief.keyphrase,
        language=brief.language,
        words=words,
        evidence=evidence_lines(research.ledger, research),
    )
    return read(session.ask("plain", variables, PlainDraft, "plain"), brief)


def plain_prompts() -> tuple[Path, Path]:
    """Where the plain prompt and the partials it includes lie."""
    return HERE, shipped("prompts")


def read(draft: PlainDraft, brief: Brief) -> PlainTexts:
    """The marked texts as values: sections by their headings, posts by their paragraphs."""
    title = _TITLE.search(draft.article)
    body = _TITLE.sub("", draft.article, count=1)
    intro, *rest = _HEADING.split(body)
    parts = tuple(
        Section(heading=h.strip(), blocks=blocks(b)) for h, b in zip(rest[::2], rest[1::2], strict=True) if b.strip()
    )
    name = title[1].strip() if title else brief.topic
    article = Article(
        title=name, description="", slug=safe_slug(name), intro=blocks(intro), takeaways=(), sections=parts
    )
    return PlainTexts(
        article=article,
        posts=Posts(linkedin=_post(draft.linkedin), thread=tuple(_post(each) for each in draft.thread)),
    )


def _post(text: str) -> Post:
    paragraphs = tuple(p for p in (sentences(chunk) for chunk in re.split(r"\n\s*\n", text)) if p)
    ids = (e for p in paragraphs for s in p for e in s.evidence)
    return Post(paragraphs=paragraphs, credits=tuple(dict.fromkeys(ids)))


def known_only(texts: PlainTexts, research: Research) -> PlainTexts:
    """The texts without ids that the ledger does not hold, so that they can be shown; the check counts those before."""
    known = {item.id for item in research.ledger}

    def kept(sentence: Sentence) -> Sentence:
        return sentence.model_copy(update={"evidence": tuple(e for e in sentence.evidence if e in known)})

    def block(each: object) -> object:
        if isinstance(each, Paragraph):
            return Paragraph(sentences=tuple(map(kept, each.sentences)))
        if isinstance(each, Listing):
            return each.model_copy(update={"items": tuple(map(kept, each.items))})
        return each.model_copy(update={"rows": tuple(tuple(map(kept, row)) for row in each.rows)})  # type: ignore[attr-defined]

    def post(each: Post) -> Post:
        credits = tuple(e for e in each.credits if e in known)
        return Post(paragraphs=tuple(tuple(map(kept, p)) for p in each.paragraphs), credits=credits)

    article = texts.article.model_copy(
        update={
            "intro": tuple(map(block, texts.article.intro)),
            "sections": tuple(
                s.model_copy(update={"blocks": tuple(map(block, s.blocks))}) for s in texts.article.sections
            ),
        }
    )
    linkedin = post(texts.posts.linkedin) if texts.posts.linkedin else None
    return PlainTexts(article=article, posts=Posts(linkedin=linkedin, thread=tuple(map(post, texts.posts.thread))))


def shown(texts: PlainTexts, report: Report, render: Rendering) -> Texts:
    """The texts as the run's own are shown: citations numbered, sources listed."""
    plain = known_only(texts, report.research)
    references = references_of(plain.article, plain.posts, report.research, report.brief)
    return texts_of(plain.article, plain.posts, report.research, report.brief, references, render)


def refused(texts: PlainTexts, report: Report) -> list[Failed]:
    """The sentences that would not have shipped, with why: the check of every run, asked once."""
    checker = Checker(report.brief, report.research, about=texts.article.title)
    nearby = [e for s in texts.sentences() for e in s.evidence]
    judged = [checker.judge(sentence, nearby) for sentence in texts.sentences()]
    return [Failed(text=s.text, reasons=s.verdict.reasons if s.verdict else ()) for s in judged if not passed(s)]
