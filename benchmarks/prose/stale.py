"""Which recordings no longer answer what the prompts ask, and in what the prompts differ.

    python -m benchmarks.prose.stale [TOPIC ...] [--prompts FOLDER]

Replays every kept run without a model. One line for each that still is what it was; for one that is not, the prompt that it
holds no answer to and the lines that changed. Exit 1 if any is stale: record it again with `python -m benchmarks.prose.write`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.prose.topics import WRITERS, Topic, topics
from benchmarks.prose.write import texts_of
from contentgen.errors import ContentgenError


def kept(chosen: list[str]) -> list[tuple[Topic, str]]:
    """The topics and writers that there are recordings of."""
    named = [topic for topic in topics() if not chosen or topic.name in chosen]
    return [(topic, w) for topic in named for w in WRITERS if (topic.recorded / f"{w}.jsonl").is_file()]


def stale(topic: Topic, writer: str, prompts: Path | None = None) -> str:
    """What a recording does not answer any more; empty where it is whole."""
    try:
        texts_of(topic, writer, prompts)
    except ContentgenError as error:
        return str(error)
    return ""


def main(arguments: list[str] | None = None) -> int:
    """Tell each recording's state."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument(
        "--prompts", type=Path, help="edited prompt files, before they take the place of the shipped ones"
    )
    args = parser.parse_args(arguments)
    found = 0
    for topic, writer in kept(args.names):
        why = stale(topic, writer, args.prompts)
        found += bool(why)
        print(f"{topic.name}, {writer}: {f'stale. {why}' if why else 'as recorded'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
