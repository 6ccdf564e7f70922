"""Writes the bench's topics: with a model named, asks it and keeps its answers; without one, makes the texts again from them.

    python -m benchmarks.prose.write                                    all texts from what is kept
    python -m benchmarks.prose.write wal --writer full --model provider:name [--base-url URL] --documents FOLDER

The documents are those of `python -m benchmarks.prose.documents FOLDER`. `plain` asks the model one prompt on the evidence
that `full` had, so `full` is written first. A text is what a reader is shown: article, post and thread, no name of a writer.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.prose.plain import PlainTexts, asked, plain_prompts, shown
from benchmarks.prose.recordings import keep, opened
from benchmarks.prose.topics import WRITERS, Topic, topics
from contentgen import runs
from contentgen.chains import open_session
from contentgen.desk import bank_of
from contentgen.exporters.markdown import Rendering
from contentgen.llm import Answers
from contentgen.outcome import Report, Texts
from contentgen.resources import folders
from contentgen.settings import Settings

#: long enough for somebody who answers by hand
PATIENCE_S = 3600.0


def generated(topic: Topic, writer: str, settings: Settings, documents: Path | None) -> None:
    """Write a topic with a model and keep the run."""
    with tempfile.TemporaryDirectory() as name:
        own = {"out": Path(name), "writer": writer, "sources": _sources(topic, documents)}
        runs.generate(topic.topic, settings.model_copy(update=own))
        (run,) = Path(name).iterdir()
        keep(run, topic, writer, documents)


def asked_plainly(topic: Topic, settings: Settings) -> PlainTexts:
    """Ask the plain prompt on the evidence that `full` had; the answer is kept and not asked for twice."""
    report = replayed(topic, "full")
    session = open_session(settings, plain_prompts(), answers=Answers(topic.recorded / "plain.jsonl"))
    return asked(session, report.brief, report.research, report.brief.length)


def replayed(topic: Topic, writer: str, prompts: Path | None = None) -> Report:
    """A kept run, made again."""
    with tempfile.TemporaryDirectory() as name:
        return runs.replay(opened(topic, writer, Path(name) / "kept", prompts), Path(name) / "again")


def plain_again(topic: Topic, prompts: Path | None = None) -> tuple[PlainTexts, Report]:
    """The plain prompt's texts from the kept answer, and the run whose evidence they rest on."""
    report = replayed(topic, "full", prompts)
    settings = Settings(model=f"recorded:{topic.recorded / 'plain.jsonl'}", writer="full")
    return asked(open_session(settings, plain_prompts()), report.brief, report.research, report.brief.length), report


def texts_of(topic: Topic, writer: str, prompts: Path | None = None) -> Texts:
    """The finished texts of a writer, from what is kept."""
    if writer != "plain":
        return replayed(topic, writer, prompts).texts
    plain, report = plain_again(topic, prompts)
    templates = folders("templates", None, None)
    return shown(plain, report, Rendering(templates, bank_of(report.brief.language, templates).headings))


def for_reading(texts: Texts) -> str:
    """The three texts as a reader is shown them; the article without its front matter, which names no one but dates it."""
    _, _, article = texts.article.removeprefix("---\n").partition("\n---\n")
    posts = "\n\n---\n\n".join(texts.thread)
    return (
        f"=== ARTICLE ===\n\n{article.strip()}\n\n=== LINKEDIN POST ===\n\n{texts.linkedin.strip()}\n\n"
        f"=== THREAD ===\n\n{posts.strip()}\n"
    )


def keep_text(topic: Topic, writer: str) -> Path:
    """Write what a reader is shown."""
    path = topic.text(writer)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(for_reading(texts_of(topic, writer)), encoding="utf-8")
    return path


def _sources(topic: Topic, documents: Path | None) -> tuple[str, ...]:
    if not topic.package:
        return ()
    if documents is None:
        raise SystemExit(f"{topic.name}: name the folder of its documents with --documents")
    return (str((documents / topic.name).absolute()),)


def main(arguments: list[str] | None = None) -> int:
    """Write what is named, with a model or from what is kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--writer", choices=WRITERS, action="append")
    parser.add_argument("--model", default="")
    parser.add_argument("--base-url", default="")
    parser.add_argument("--documents", type=Path)
    args = parser.parse_args(arguments)
    for topic in topics():
        if args.names and topic.name not in args.names:
            continue
        for writer in args.writer or WRITERS:
            if args.model:
                settings = Settings(model=args.model, base_url=args.base_url, timeout_s=PATIENCE_S, max_concurrency=12)
                if writer == "plain":
                    asked_plainly(topic, settings)
                else:
                    generated(topic, writer, settings, args.documents)
            print(keep_text(topic, writer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
