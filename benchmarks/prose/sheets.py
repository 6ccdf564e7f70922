"""What a blind reader gets: the texts of each topic under letters, in an order of their own, and a form.

    python -m benchmarks.prose.sheets FOLDER [--round NAME] [--readers 3] [TOPIC ...]

Writes `FOLDER/<reader>/<topic>/A.md ...`, `FOLDER/<reader>/titles.md` and the form to fill in, `FOLDER/<reader>/FORM.md`.
The letters follow from the reader's name and the topic alone, so that `table.py` can tell afterwards who wrote what.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import Literal

from pydantic import Field

from benchmarks.prose.topics import HERE, WRITERS, Topic, topics
from contentgen.model import Frozen

LETTERS = "ABCD"
#: the pair whose titles and hooks are compared apart from all else
PAIR = ("offline", "voice")
EditKind = Literal[
    "fact", "citation", "clarity", "flow", "repetition", "relevance", "structure", "tone", "grammar", "format"
]


class Edit(Frozen):
    """Something that a reader would have to change before signing."""

    kind: EditKind
    note: str


class Opinion(Frozen):
    """What a reader says of one text; `sign`: as it is, or after edits of at most a quarter of an hour."""

    sign: bool
    edits: tuple[Edit, ...] = ()
    why: str = ""


class Read(Frozen):
    """What a reader says of a topic: each text, all of them from best to worst, and why the first is."""

    texts: dict[str, Opinion]
    ranking: tuple[str, ...] = Field(min_length=2)
    why: str


class Answered(Frozen):
    """A reader's filled-in form; `titles`: by topic the letter of the preferred pair of title and hook, or `=`."""

    topics: dict[str, Read]
    titles: dict[str, Literal["A", "B", "="]] = Field(default_factory=dict)


def letters(reader: str, topic: Topic, writers: tuple[str, ...] = WRITERS) -> dict[str, str]:
    """Which letter stands for which writer."""
    order = list(writers)
    random.Random(f"{reader}\0{topic.name}\0{len(writers)}").shuffle(order)
    return dict(zip(LETTERS, order, strict=False))


def beginning(text: str) -> str:
    """The title, the post's first lines and the thread's first post of what a reader is shown."""
    _, article, post, thread = (part.strip() for part in _parts(text))
    title = article.splitlines()[0].lstrip("# ")
    return f"Title: {title}\n\nPost begins: {post.split(chr(10) * 2)[0]}\n\nThread begins: {thread.split('---')[0].strip()}"


def _parts(text: str) -> list[str]:
    for banner in ("LINKEDIN POST", "THREAD"):
        text = text.replace(f"=== {banner} ===", "=== ARTICLE ===")
    return text.split("=== ARTICLE ===")


def laid_out(folder: Path, reader: str, chosen: list[Topic], writers: tuple[str, ...]) -> None:
    """Write one reader's texts and form."""
    titles = []
    for topic in chosen:
        for letter, writer in letters(reader, topic, writers).items():
            path = folder / reader / topic.name / f"{letter}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(topic.text(writer).read_text(encoding="utf-8"), encoding="utf-8")
        if set(PAIR) <= set(writers):
            pair = letters(reader, topic, PAIR)
            told = "\n\n".join(
                f"### {k}\n\n{beginning(topic.text(w).read_text(encoding='utf-8'))}" for k, w in pair.items()
            )
            titles.append(f"## {topic.name}\n\n{told}\n")
    if titles:
        (folder / reader / "titles.md").write_text("\n".join(titles), encoding="utf-8")
    form = (HERE / "form.md").read_text(encoding="utf-8")
    listed = "\n".join(f"- `{topic.name}`: {topic.topic}" for topic in chosen)
    (folder / reader / "FORM.md").write_text(f"{form}\nTopics:\n\n{listed}\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Lay out the texts for some readers; each topic is read by three of them, each reader has half of the topics."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--round", default="last")
    parser.add_argument("--readers", type=int, default=3)
    parser.add_argument("--writer", choices=WRITERS, action="append")
    args = parser.parse_args(arguments)
    chosen = [topic for topic in topics() if not args.names or topic.name in args.names]
    for half in (0, 1):
        for number in range(args.readers):
            reader = f"{args.round}-{'ab'[half]}{number + 1}"
            laid_out(args.folder, reader, chosen[half::2], tuple(args.writer or WRITERS))
            print(args.folder / reader)
    return 0


if __name__ == "__main__":
    sys.exit(main())
