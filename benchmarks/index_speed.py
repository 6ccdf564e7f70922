"""How fast a project's index of sources is, and whether it loses anything when its process is killed.

    .venv/bin/python benchmarks/index_speed.py [--passages 100000] [--searches 200] [--kills 20]

Makes an index of made-up passages (words by Zipf's law, so that some are everywhere and most are rare) and prints what
1,000 passages take to add at several sizes, what a search and a run's retrieval take, how much memory `sources add`
needs for 200 and for 2,000 files, and what was lost of what was reported when `sources add` was killed with SIGKILL.
Everything lies in a temporary folder and is removed.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import accumulate
from pathlib import Path

from contentgen.model import Passage, Source
from contentgen.sources.project import Origin, ProjectIndex, open_index, search
from contentgen.sources.project.search import candidates
from contentgen.sources.relevance import rank

ROOT = Path(__file__).resolve().parent.parent
OF_A_DOCUMENT = 50
WORDS_OF_A_PASSAGE = 18
VOCABULARY = 20_000
#: the ranks from which the words of a query are drawn: in every third passage, in some, in hardly any
BANDS = ((0, 50), (50, 1_000), (1_000, VOCABULARY))
ADDED = re.compile(r"^sources: added: (\S+?), \d+/\d+$", re.MULTILINE)


class Language:
    """Made-up words with the frequencies of a natural language."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        letters = "abcdefghijklmnoprstuvz"
        lengths = (self.random.randint(3, 9) for _ in range(VOCABULARY))
        self.words = ["".join(self.random.choices(letters, k=length)) for length in lengths]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))

    def text(self, count: int) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=count))

    def query(self) -> str:
        band = self.random.choice(BANDS)
        return " ".join(self.words[self.random.randrange(*band)] for _ in range(self.random.randint(1, 4)))

    def source(self, number: int) -> Source:
        name = f"doc-{number}"
        passages = tuple(
            Passage(
                id=f"{name}/{at}",
                text=f"{self.text(WORDS_OF_A_PASSAGE)} {at}.",
                locator=f"line {at}",
                verbatim=True,
                heading=self.text(3),
            )
            for at in range(OF_A_DOCUMENT)
        )
        csl = {"id": name, "type": "document", "title": f"{self.text(5)} {number}"}
        return Source(id=name, csl=csl, adapter="files", location=name, passages=passages, fetched=date(2026, 11, 24))


def main() -> None:
    reading = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    reading.add_argument("--passages", type=int, default=100_000)
    reading.add_argument("--searches", type=int, default=200)
    reading.add_argument("--kills", type=int, default=20)
    reading.add_argument("--seed", type=int, default=1)
    asked = reading.parse_args()
    language = Language(asked.seed)
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ".contentgen" / "sources.sqlite"
        with open_index(path) as index:
            add(index, language, asked.passages)
            print(f"the file: {path.stat().st_size / 1e6:.0f} MB")
            ask(index, language, asked.searches)
            retrieve(index, language)
    for files in (200, 2_000):
        remember(files)
    kill(asked.kills, random.Random(asked.seed))


# --- speed -------------------------------------------------------------------------------------------------


def add(index: ProjectIndex, language: Language, passages: int) -> None:
    """Add documents one by one, each in its own transaction, as `sources add` does."""
    documents, steps = passages // OF_A_DOCUMENT, 10
    step = max(1, documents // steps)
    spent = 0.0
    for number in range(documents):
        source = language.source(number)
        began = time.perf_counter()
        index.put(Origin(kind="file", place=source.id, label=source.id, hash=source.id), [source], whole=True)
        spent += time.perf_counter() - began
        if (number + 1) % step == 0:
            count = (number + 1) * OF_A_DOCUMENT
            print(f"adding up to {count:>7,} passages: {spent / (step * OF_A_DOCUMENT) * 1e6:5.0f} ms for 1,000")
            spent = 0.0


def ask(index: ProjectIndex, language: Language, searches: int) -> None:
    """Search for one to four words, common, middling or rare."""
    taken = []
    for _ in range(searches):
        query = language.query()
        began = time.perf_counter()
        search(index, query, limit=10)
        taken.append((time.perf_counter() - began) * 1e3)
    cuts = statistics.quantiles(taken, n=100)
    print(f"{searches} searches: p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms, longest {max(taken):.1f} ms")


def retrieve(index: ProjectIndex, language: Language) -> None:
    """What a run does: the candidates for a topic, then the ranking of them."""
    first, then, counts = [], [], []
    for _ in range(5):
        topic = " ".join(language.words[language.random.randrange(*band)] for band in BANDS)
        began = time.perf_counter()
        sources = candidates(index, topic)
        first.append(time.perf_counter() - began)
        began = time.perf_counter()
        rank(topic, sources, keywords={}, own=frozenset(source.id for source in sources))
        then.append(time.perf_counter() - began)
        counts.append(sum(len(source.passages) for source in sources))
    print(
        f"a run's retrieval: {statistics.median(first):.2f} s for {statistics.median(counts):,.0f} candidates, "
        f"and {statistics.median(then):.2f} s to rank them"
    )


# --- the command, whole ------------------------------------------------------------------------------------


def project_with(folder: Path, files: int, sentences: int) -> None:
    for number in range(files):
        path = folder / "notes" / f"{number % 20}" / f"n{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = (
            f"Sensor {number} of hive {at} reported {at} incidents in the spring of 2024." for at in range(sentences)
        )
        path.write_text(f"# Note {number}\n\n" + "\n\n".join(lines) + "\n", "utf-8")


def adding(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "contentgen", "sources", "add", "notes"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def remember(files: int) -> None:
    """The most memory that `sources add` takes, and its speed."""
    with tempfile.TemporaryDirectory() as folder:
        project_with(Path(folder), files, 40)
        began = time.perf_counter()
        child = adding(Path(folder))
        assert child.stderr
        child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
        print(f"sources add of {files:>5,} files: {seconds:5.1f} s, at most {usage.ru_maxrss / 1024:.0f} MB of memory")


def kill(times: int, chance: random.Random) -> None:
    """Kill `sources add` at random moments of its work, again and again on the same index."""
    reported_of_all = lost = torn = 0
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        project_with(project, 2_000, 40)
        reported: set[str] = set()
        for _ in range(times):
            reported |= set(killed(project, chance.uniform(0.0, 0.4)))
            kept = dict(counts(project))
            reported_of_all = len(reported)
            lost += len(reported - kept.keys())
            torn += sum(count != 40 for count in kept.values())
    print(
        f"{times} kills during sources add: {reported_of_all} documents reported as added, {lost} lost, {torn} not whole"
    )


def killed(project: Path, after: float) -> Iterator[str]:
    """The documents that were reported before the kill; it comes so long after the first report."""
    with adding(project) as child:
        assert child.stderr
        seen = ""
        while "added: " not in seen:
            seen += child.stderr.readline()
        time.sleep(after)
        child.kill()
        seen += child.stderr.read()
    yield from ADDED.findall(seen)


def counts(project: Path) -> Iterator[tuple[str, int]]:
    """Each kept document's place and passages; a torn file ends the benchmark."""
    with closing(sqlite3.connect(project / ".contentgen" / "sources.sqlite")) as file:
        if file.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            sys.exit("the index is torn")
        file.execute("INSERT INTO words(words, rank) VALUES ('integrity-check', 1)")
        yield from file.execute(
            "SELECT location, (SELECT count(*) FROM passages WHERE document = documents.number) FROM documents"
        )


if __name__ == "__main__":
    main()
