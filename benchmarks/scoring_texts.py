"""The texts that scores are compared on: whole articles, and each of them spoilt in one way at a time."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from contentgen import runs
from contentgen.settings import load
from scoring import Document, read_sections
from scoring.front_matter import read_front_matter

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "tests" / "scoring" / "texts"
GOLDEN = ROOT / "tests" / "golden"
DAY = date(2026, 11, 23)
#: what the offline writer is asked for, with the length in words
TOPICS = {
    "LLM drift detection in production": 400,
    "LLM-as-a-judge evaluation": 600,
    "Agent evaluation": 500,
    "Hallucination detection": 700,
}
SEED_PHRASE = "AI observability"


class Text(NamedTuple):
    """An article in Markdown with its front matter, and what was done to it."""

    name: str
    change: str
    document: Document


class Page(NamedTuple):
    """What an article is made of while it is changed."""

    front: Mapping[str, str]
    body: str

    @property
    def phrase(self) -> str:
        return self.front.get("keyphrase", "")


def texts() -> Iterator[Text]:
    """Every article in every state."""
    return _states(bases())


def kept_texts() -> Iterator[Text]:
    """Those of the articles that no change to the writer changes."""
    return _states(_kept())


def _states(pages: Mapping[str, Page]) -> Iterator[Text]:
    for name, page in pages.items():
        for change, spoil in CHANGES.items():
            front, body = spoil(page)
            given = {key: front[key] for key in ("title", "description", "slug", "keyphrase") if front.get(key)}
            yield Text(name, change, Document.from_text("blog", body, **given))  # type: ignore[arg-type]


def bases() -> dict[str, Page]:
    """The articles as they are: exemplars, the seed, what runs left, and new runs of the offline writer."""
    left = {f"golden {path.parent.name}": _page(path) for path in sorted(GOLDEN.glob("*/report.md"))}
    return _kept() | left | dict(_written())


def _kept() -> dict[str, Page]:
    seed = _page(TEXTS / "seed_report.txt")
    return {
        "exemplar": _page(TEXTS / "exemplar_report.md"),
        "offline exemplar": _page(TEXTS / "offline_exemplar_report.md"),
        "seed": seed._replace(front={"title": "AI Observability", "keyphrase": SEED_PHRASE}),
    }


def _page(path: Path) -> Page:
    blog = next(each for each in read_sections(path.read_text(encoding="utf-8")) if each.channel == "blog")
    front = {name: getattr(blog, name) for name in ("title", "description", "slug", "keyphrase")}
    return Page(front, read_front_matter(blog.text).body)


def _written() -> Iterator[tuple[str, Page]]:
    with tempfile.TemporaryDirectory() as folder:
        for topic, length in TOPICS.items():
            out = Path(folder) / re.sub(r"\W+", "-", topic)
            runs.start(topic, load({"out": str(out), "length": length}, {}, Path(folder)), DAY)
            (made,) = out.iterdir()
            yield topic, _page(made / "report.md")


# --- the ways to spoil one ---------------------------------------------------------------------------------


def _paragraphs(body: str, change: Callable[[str], str]) -> str:
    """Change the paragraphs of running text and nothing else."""
    parts = re.split(r"(\n\s*\n)", body)
    return "".join(change(part) if re.match(r"\s*[A-Z][^\n|]{40,}", part) else part for part in parts)


def _stuffed(page: Page) -> Page:
    more = f" Our {page.phrase} guide explains {page.phrase} to all who need {page.phrase}."
    return page._replace(body=_paragraphs(page.body, lambda part: part + more))


def _unlinked(page: Page) -> Page:
    body = re.sub(r"(?<!!)\[([^\]]+)\]\([^)\s]+\)", r"\1", page.body)
    return page._replace(body=re.sub(r"<?https?://\S+", "", body))


def _short(page: Page) -> Page:
    parts = page.body.strip().split("\n\n")
    return page._replace(body="\n\n".join(parts[:3]))


def _elsewhere(page: Page) -> Page:
    return page._replace(front={**page.front, "keyphrase": "cold water swimming"})


def _run_on(page: Page) -> Page:
    def joined(part: str) -> str:
        return re.sub(r"(?<=[a-z\]])\. ([A-Z])", lambda found: f", and {found[1].lower()}", part)

    return page._replace(body=_paragraphs(page.body, joined))


def _illustrated(page: Page) -> Page:
    picture = f"![A diagram of {page.phrase}](/pictures/one.png)\n\n![Chart by month](/pictures/two.png)\n\n"
    first, sep, rest = page.body.partition("\n## ")
    return page._replace(body=f"{first}\n\n{picture}See [{page.phrase}](https://b.example/other).{sep}{rest}")


CHANGES: Mapping[str, Callable[[Page], Page]] = {
    "as it is": lambda page: page,
    "without description and slug": lambda page: page._replace(front={**page.front, "description": "", "slug": ""}),
    "without headings": lambda page: page._replace(body=re.sub(r"(?m)^#{2,6} .*$", "", page.body)),
    "stuffed": _stuffed,
    "without links": _unlinked,
    "short": _short,
    "another keyphrase": _elsewhere,
    "long sentences": _run_on,
    "with pictures": _illustrated,
    "titles inside": lambda page: page._replace(body=re.sub(r"(?m)^## ", "# ", page.body)),
}
