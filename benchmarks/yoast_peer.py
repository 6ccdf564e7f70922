"""The npm package yoastseo as a peer: a process of its own that gets HTML and gives its scores back."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from pydantic import BaseModel

from scoring import Document
from scoring.pixels import width_of

SCRIPT = Path(__file__).with_name("yoast_peer.js")
HOME = Path(__file__).parents[1] / ".cache" / "yoast"
HOW = f"install it with: npm install --prefix {HOME.relative_to(HOME.parents[1])} yoastseo"


class Answer(BaseModel):
    """What the peer says of one text: its three scores, the score of each check, and what it cost."""

    id: str
    seo: float
    readability: float
    inclusive: float
    checks: dict[str, float]
    words: int
    keyphrases: int
    density: float
    cpu_ms: float
    rss_mb: float


def missing(home: Path = HOME) -> str:
    """Why the peer cannot be asked, or nothing."""
    if shutil.which("node") is None:
        return "node is not installed"
    return "" if (home / "node_modules" / "yoastseo").is_dir() else f"yoastseo is not in {home.name}/; {HOW}"


def version(home: Path = HOME) -> str:
    """Which release answers."""
    return str(json.loads((home / "node_modules" / "yoastseo" / "package.json").read_text("utf-8"))["version"])


def ask(documents: Iterable[Document], home: Path = HOME) -> Sequence[Answer]:
    """Have all documents scored by one process, in their order."""
    rows = [json.dumps(row_of(document, str(number))) for number, document in enumerate(documents)]
    done = subprocess.run(
        ["node", str(SCRIPT), str(home)], input="\n".join(rows), capture_output=True, text=True, check=True
    )
    return [Answer.model_validate_json(line) for line in done.stdout.splitlines()]


def row_of(document: Document, name: str) -> dict[str, object]:
    """A document as a page's editor gives it to the peer: the title apart, the body in HTML."""
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(document.text)
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        tokens = tokens[3:]
    title = document.title or document.headline
    return {
        "id": name,
        "text": parser.renderer.render(tokens, parser.options, {}),
        "keyphrase": document.keyphrase,
        "title": title,
        "titleWidth": round(width_of(title)),
        "description": document.description,
        "slug": document.slug,
        "permalink": document.url,
    }
