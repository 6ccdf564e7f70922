"""What many tests are made from: the real library, the shipped phrase bank, runs in a folder, a model that is a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from contentgen.brief import brief_of
from contentgen.chains import ModelSession
from contentgen.channels import blog
from contentgen.desk import Desk, bank_of, lay_out
from contentgen.exporters.markdown import Rendering, references_of, texts_of
from contentgen.llm.scripted import scripted
from contentgen.model import (
    Article,
    Brief,
    CheckedArticle,
    CheckedPosts,
    Degradation,
    Evidence,
    Outline,
    Post,
    Progress,
    Research,
    Sentence,
    Source,
    silent,
)
from contentgen.outcome import Reference, Report, Texts
from contentgen.pipeline import Run
from contentgen.resources import shipped
from contentgen.settings import load
from contentgen.sources import LibraryAdapter, Query, research
from contentgen.stages.check import Checker, check_article, is_thin
from contentgen.stages.floor import Floor
from contentgen.stages.labels import check_labels
from contentgen.stages.posts import write_posts
from contentgen.stages.write import write_article, write_outline
from contentgen.store import RunFolder, create
from contentgen.writers.base import Writer
from contentgen.writers.floor import Floored
from contentgen.writers.full import FullWriter
from contentgen.writers.offline import OfflineWriter, PhraseBank

TODAY = date(2026, 11, 23)
ROOT = Path(__file__).resolve().parents[1]
TOPICS = (
    "AI observability",
    "LLM drift detection in production",
    "LLM-as-a-judge evaluation",
    "Prompt injection defence",
    "EU AI Act logging duties",
    "RAG evaluation and hallucination",
    "Energy and cost of LLM serving",
)
Turns = tuple[tuple[str, str], ...]
Answering = Callable[[Turns, str], object]


@lru_cache(maxsize=1)
def library() -> tuple[Source, ...]:
    return LibraryAdapter().find(Query(topic="", today=TODAY)).sources


@lru_cache(maxsize=1)
def bank() -> PhraseBank:
    return bank_of("en", (shipped("templates"),))


def rendering() -> Rendering:
    return Rendering((shipped("templates"),), bank().headings)


def brief_for(topic: str, **fields: Any) -> Brief:
    return Brief.model_validate({"topic": topic, "keyphrase": topic, "today": TODAY, **fields})


@lru_cache(maxsize=32)
def found(topic: str) -> Research:
    return research(brief_for(topic), keywords=bank().keywords())


class Written:
    """All values of a run without its folder and its scores."""

    def __init__(self, brief: Brief, ledger: Research, writer: Writer | None = None) -> None:
        floor = OfflineWriter(bank())
        self.brief = brief
        self.research = ledger
        self.writer = Floored(writer or floor, floor)
        self.plan: Outline = write_outline(brief, ledger, self.writer)
        self.draft: Article = write_article(brief, ledger, self.plan, self.writer, silent, 4)
        checker, under = Checker(brief, ledger), Floor(brief, ledger, self.plan, floor)
        self.checked: CheckedArticle
        self.checked, first = check_article(self.draft, checker, under.section)
        if self.writer.name != "offline" and is_thin(self.checked.article):
            whole, _ = check_article(under.article(), checker, under.section)
            self.checked = whole.model_copy(update={"removals": (*self.checked.removals, *whole.removals)})
        self.article: Article
        self.article, labels = check_labels(self.checked.article, checker, under)
        self.posts: CheckedPosts
        self.posts, second = write_posts(brief, ledger, self.plan, self.article, self.writer, floor)
        if self.writer.name == "offline":
            labels = ()
        self.degradations: tuple[Degradation, ...] = (*self.writer.degradations, *first, *labels, *second)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        return references_of(self.article, self.posts.posts, self.research, self.brief)

    @cached_property
    def texts(self) -> Texts:
        return texts_of(self.article, self.posts.posts, self.research, self.brief, self.references, rendering())

    @property
    def every_post(self) -> tuple[Post, ...]:
        linkedin = self.posts.posts.linkedin
        return (*([linkedin] if linkedin else []), *self.posts.posts.thread)

    def article_sentences(self) -> Iterator[Sentence]:
        return (s for block in blog.blocks_of(self.article) for s in blog.sentences_of(block))

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence that ships, in all three channels."""
        yield from self.article_sentences()
        for post in self.every_post:
            yield from (s for paragraph in post.paragraphs for s in paragraph)

    def cited(self) -> frozenset[str]:
        return frozenset(e for s in self.article_sentences() for e in s.evidence)


@lru_cache(maxsize=32)
def written(topic: str) -> Written:
    """The offline writer's work on a topic, with nothing but defaults."""
    return Written(brief_for(topic), found(topic))


def full_writer(answering: Answering) -> FullWriter:
    session = ModelSession(model=scripted(answering), prompts=(shipped("prompts"),))
    return FullWriter(session, checklist_heading=bank().headings["checklist_plain"])


def item(number: int = 1, **fields: Any) -> Evidence:
    """An item of evidence of a made-up source."""
    given = {
        "claim": "Traces join spans.",
        "locator": "p. 1",
        "source_id": "s1",
        "passage_id": f"s1/{number}",
        **fields,
    }
    return Evidence.model_validate({"id": f"E{number}", **given})


def source(**csl: Any) -> Source:
    known = {"id": "s1", "type": "article-journal", "title": "On Traces", "author": [{"family": "Li", "given": "Ann"}]}
    fields = {**known, "issued": {"date-parts": [[2024]]}, **csl}
    return Source(id=str(fields["id"]), csl=fields, adapter="library", location="x", passages=(), fetched=TODAY)


# --- whole runs in a folder ----------------------------------------------------------------------------------


def desk_in(folder: Path, topic: str = TOPICS[0], *, progress: Progress = silent, **flags: object) -> Desk:
    """A desk for a new run under `folder`."""
    settings = load({"out": str(folder / "outputs"), **flags}, {}, folder)
    brief = brief_of(topic, settings, TODAY)
    return lay_out(brief, settings, create(settings.out, TODAY, topic), progress)


def desk_again(
    folder: Path, run: RunFolder, topic: str = TOPICS[0], *, progress: Progress = silent, **flags: object
) -> Desk:
    """The desk of the same run, laid out anew."""
    settings = load({"out": str(folder / "outputs"), **flags}, {}, folder)
    return lay_out(brief_of(topic, settings, TODAY), settings, run, progress)


def with_model(desk: Desk, answering: Answering) -> Desk:
    """The desk with a full writer whose model is a function."""
    writer = full_writer(answering)
    return replace(desk, writer=Floored(writer, desk.floor), model_name="scripted:")


def report_of(desk: Desk) -> Report:
    return Run(desk).report()


def files_of(run: RunFolder) -> dict[str, bytes]:
    """Every file of a run that shall be the same each time."""
    outside = {"run.json", "answers.jsonl"}
    paths = sorted(p for p in run.path.rglob("*") if p.is_file() and p.name not in outside)
    return {p.relative_to(run.path).as_posix(): p.read_bytes() for p in paths}
