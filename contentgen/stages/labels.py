"""Title, description and headings: they carry no citation, so they may hold only what the cited evidence holds."""

from __future__ import annotations

from typing import Protocol

from contentgen.channels import blog
from contentgen.model import Article, Degradation, Section, Sentence
from contentgen.stages.check import Checker, passed
from contentgen.store import safe_slug

#: words of a title that its slug takes
SLUG_WORDS = 8


class LabelFloor(Protocol):
    """Labels that always hold, for those that do not."""

    def title(self, sources: int) -> str:
        """A title; `sources` is how many the article cites."""

    def description(self, sources: int) -> str:
        """A description."""

    def heading(self, section: Section) -> str:
        """A heading for this section."""


def check_labels(article: Article, checker: Checker, floor: LabelFloor) -> tuple[Article, tuple[Degradation, ...]]:
    """The article with every label replaced that states a figure, a name or a finding which its evidence does not hold."""
    cited = blog.citations(article)
    sources = len({checker.ledger[e].source_id for e in cited})
    said: list[Degradation] = []

    def label(what: str, text: str, other: str) -> str:
        if holds(text, checker.about(str(sources)), cited):
            return text
        said.append(Degradation(stage="check", what=f"{what} '{text}'", why="it says more than the evidence"))
        return other

    sections = tuple(
        section.model_copy(update={"heading": label("the heading", section.heading, floor.heading(section))})
        for section in article.sections
    )
    title = label("the title", article.title, floor.title(sources))
    description = label("the description", article.description, floor.description(sources))
    slug = article.slug if title == article.title else slug_for(title)
    update = {"title": title, "slug": slug, "description": description, "sections": sections}
    return article.model_copy(update=update), tuple(said)


def holds(text: str, checker: Checker, cited: list[str]) -> bool:
    """A label is judged as an opinion that may use the names of all cited evidence and the number of its sources."""
    sentence = Sentence(text=text.rstrip("?"), kind="opinion")
    return bool(text.strip()) and passed(checker.judge(sentence, cited))


def slug_for(title: str) -> str:
    """The slug of a title that takes another's place."""
    return safe_slug(" ".join(title.split()[:SLUG_WORDS]))
