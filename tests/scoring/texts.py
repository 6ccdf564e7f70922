"""The texts that several tests share."""

from __future__ import annotations

import random
from pathlib import Path

from scoring import Document, read_sections

TEXTS = Path(__file__).with_name("texts")
SEED = TEXTS / "seed_report.txt"
EXEMPLAR = TEXTS / "exemplar_report.md"
OFFLINE = TEXTS / "offline_exemplar_report.md"
SALAD = (
    "AI observability tools AI monitoring best AI observability platform metrics logs traces LLM monitoring "
    "software dashboards alerts AI observability guide"
)
CTA_SPAM = (
    "AI observability matters for your team. Are you ready to take it to the next level?\n"
    "DM me to book a free call today. Follow me for more tips. Let's connect and grow together.\n"
    "Share your thoughts below. Sign up for my newsletter. Comment YES and I will send you the guide."
)


def sections(path: Path) -> dict[str, Document]:
    """Read a report's sections by channel."""
    return {document.channel: document for document in read_sections(path.read_text(encoding="utf-8"))}


def front_of(path: Path) -> str:
    """Give the front matter block of a report's article."""
    return path.read_text(encoding="utf-8").split("---\n")[1].join(("---\n", "---\n"))


def shuffled(path: Path, seed: int) -> Document:
    """Put the article's sentences in a random order under its own front matter, title and references."""
    article = sections(path)["blog"]
    sentences = [sentence.text.replace("\n", " ") for sentence in article.sentences]
    random.Random(seed).shuffle(sentences)
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    references = article.text[article.text.index("## References") :]
    body = "\n\n".join([f"# {article.headline}", *paragraphs, references])
    return Document.from_markdown(front_of(path) + body)
