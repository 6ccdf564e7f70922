"""The npm package yoastseo as a peer: a process of its own that gets HTML and gives its scores back."""

from __future__ import annotations

import hashlib
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


def ask(documents: Iterable[Document], home: Path = HOME, *, anew: bool = False) -> Sequence[Answer]:
    """Have documents scored by one process; answers are kept beside the package and, unless `anew`, taken from there."""
    rows = [row_of(document) for document in documents]
    kept = home / f"answers-{version(home)}.jsonl"
    known = {} if anew or not kept.exists() else {each.id: each for each in _read(kept.read_text("utf-8"))}
    wanted = {str(row["id"]): row for row in rows if row["id"] not in known}
    if wanted:
        lines = "\n".join(json.dumps(row) for row in wanted.values())
        done = subprocess.run(["node", str(SCRIPT), str(home)], input=lines, capture_output=True, text=True, check=True)
        known |= {each.id: each for each in _read(done.stdout)}
        if not anew:
            kept.write_text("".join(f"{each.model_dump_json()}\n" for each in known.values()), encoding="utf-8")
    return [known[str(row["id"])] for row in rows]


def _read(lines: str) -> list[Answer]:
    return [Answer.model_validate_json(line) for line in lines.splitlines()]


def row_of(document: Document) -> dict[str, object]:
    """A document as a page's editor gives it to the peer: the title apart, the body in HTML; its id is its content's."""
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(document.text)
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        tokens = tokens[3:]
    title = document.title or document.headline
    row = {
        "text": parser.renderer.render(tokens, parser.options, {}),
        "keyphrase": document.keyphrase,
        "title": title,
        "titleWidth": round(width_of(title)),
        "description": document.description,
        "slug": document.slug,
        "permalink": document.url,
    }
    return {"id": hashlib.sha256(json.dumps(row).encode()).hexdigest()[:20], **row}
