"""What the readers said and what the check counts: the table of the bench, into README.md of this folder.

    python -m benchmarks.prose.table [--round NAME] [--write]

Reads `readers/<round>-*.json` (filled-in forms) and the kept texts. Prints, by writer: how often readers would sign, edits a
text, mean rank, and what the check counts; then who is preferred to whom, by topic; then the kinds of edits.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from functools import cache
from statistics import mean

from benchmarks.blocks import put
from benchmarks.prose.plain import refused
from benchmarks.prose.sheets import PAIR, Answered, Read, letters
from benchmarks.prose.topics import HERE, WRITERS, Topic, topics
from benchmarks.prose.write import plain_again, replayed
from benchmarks.wilson import wilson
from contentgen.exporters.files import lines_of
from contentgen.model import Frozen

PAGE = HERE / "README.md"


class Seen(Frozen):
    """One reader's view of one topic, by writer instead of by letter."""

    reader: str
    topic: str
    read: Read
    writers: dict[str, str]

    @property
    def ranking(self) -> tuple[str, ...]:
        """The writers from best to worst."""
        return tuple(self.writers[letter] for letter in self.read.ranking)

    def prefers(self, one: str, other: str) -> bool:
        """Whether the one stands before the other."""
        return self.ranking.index(one) < self.ranking.index(other)


def answered(round_name: str) -> dict[str, Answered]:
    """The filled-in forms of a round, by reader."""
    paths = sorted((HERE / "readers").glob(f"{round_name}-*.json"))
    return {path.stem: Answered.model_validate_json(path.read_bytes()) for path in paths}


def seen(forms: dict[str, Answered]) -> list[Seen]:
    """Every reading with the writers behind its letters."""
    known = {topic.name: topic for topic in topics()}
    found = []
    for reader, form in forms.items():
        for name, read in form.topics.items():
            writers = tuple(w for w in WRITERS if w in _writers_of(len(read.texts)))
            found.append(Seen(reader=reader, topic=name, read=read, writers=letters(reader, known[name], writers)))
    return found


def _writers_of(count: int) -> tuple[str, ...]:
    """Who wrote the texts of a sheet: all, or all but `voice`."""
    return WRITERS if count == len(WRITERS) else tuple(w for w in WRITERS if w != "voice")


class Counted(Frozen):
    """What the check of every run says of a writer's text as published."""

    facts: int
    refused: int


@cache
def counted(topic: Topic, writer: str) -> Counted:
    """Cited sentences and refused ones: of a run nothing refused is left, of the plain prompt nothing is taken away."""
    if writer == "plain":
        texts, report = plain_again(topic)
        return Counted(facts=sum(bool(s.evidence) for s in texts.sentences()), refused=len(refused(texts, report)))
    lines = lines_of(replayed(topic, writer))
    failed = [line for line in lines if line.sentence.verdict is None or line.sentence.verdict.status != "supported"]
    return Counted(facts=sum(bool(line.evidence) for line in lines), refused=len(failed))


def by_writer(views: list[Seen]) -> str:
    """One row a writer."""
    rows = [
        "| writer | would sign | topics signed by most | edits a text | mean rank | cited facts a topic | refused by the check |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for writer in (w for w in WRITERS if any(w in view.ranking for view in views)):
        opinions = [
            (view, view.read.texts[letter]) for view in views for letter, w in view.writers.items() if w == writer
        ]
        signed = sum(opinion.sign for _, opinion in opinions)
        names = sorted({view.topic for view in views})
        by_topic = [mean(o.sign for v, o in opinions if v.topic == name) > 1 / 2 for name in names]
        counts = [counted(topic, writer) for topic in topics() if topic.name in names]
        rows.append(
            f"| `{writer}` | {signed} of {len(opinions)} ({_interval(signed, len(opinions))}) | {sum(by_topic)} of {len(names)} "
            f"| {mean(len(o.edits) for _, o in opinions):.1f} "
            f"| {mean(view.ranking.index(writer) + 1 for view in views):.2f} "
            f"| {mean(c.facts for c in counts):.0f} | {sum(c.refused for c in counts)} |"
        )
    return "\n".join(rows)


def _interval(hits: int, of: int) -> str:
    low, high = wilson(hits, of)
    return f"{100 * low:.0f} to {100 * high:.0f} %"


def preferred(views: list[Seen]) -> str:
    """How often the writers are preferred to one another: by readings, and by the majority of a topic's readers."""
    rows = ["| preferred | to | readings | topics, by most of their readers |", "| --- | --- | ---: | ---: |"]
    for one, other in (("full", "plain"), ("voice", "offline"), ("full", "offline"), ("plain", "offline")):
        both = [view for view in views if {one, other} <= set(view.ranking)]
        if not both:
            continue
        wins = sum(view.prefers(one, other) for view in both)
        names = sorted({view.topic for view in both})
        topics_won = sum(mean(v.prefers(one, other) for v in both if v.topic == name) > 1 / 2 for name in names)
        rows.append(
            f"| `{one}` | `{other}` | {wins} of {len(both)} ({_interval(wins, len(both))}) | {topics_won} of {len(names)} |"
        )
    return "\n".join(rows)


def beginnings(forms: dict[str, Answered]) -> str:
    """How often the title and hook of `voice` are preferred to those of `offline`; a tie counts for neither."""
    known = {topic.name: topic for topic in topics()}
    votes: dict[str, list[int]] = {}
    for reader, form in forms.items():
        for name, choice in form.titles.items():
            winner = letters(reader, known[name], PAIR).get(choice)
            votes.setdefault(name, []).append({"voice": 1, "offline": -1}.get(winner or "", 0))
    if not votes:
        return "No titles were compared in this round."
    won = sum(sum(each) > 0 for each in votes.values())
    lost = sum(sum(each) < 0 for each in votes.values())
    flat = [vote for each in votes.values() for vote in each]
    return (
        f"Title and hook: `voice` is preferred to `offline` in {won} of {len(votes)} topics, `offline` in {lost}; "
        f"by readings {flat.count(1)} to {flat.count(-1)}, {flat.count(0)} ties."
    )


def kinds(views: list[Seen]) -> str:
    """The edits by kind, a text."""
    writers = [w for w in WRITERS if any(w in view.ranking for view in views)]
    counts = {w: Counter[str]() for w in writers}
    for view in views:
        for letter, writer in view.writers.items():
            counts[writer].update(edit.kind for edit in view.read.texts[letter].edits)
    names = sorted(
        {kind for count in counts.values() for kind in count}, key=lambda k: -sum(c[k] for c in counts.values())
    )
    rows = ["| kind of edit | " + " | ".join(f"`{w}`" for w in writers) + " |", "| --- |" + " ---: |" * len(writers)]
    rows += [f"| {k} | " + " | ".join(f"{counts[w][k] / len(views):.1f}" for w in writers) + " |" for k in names]
    return "\n".join(rows)


def by_topic(views: list[Seen]) -> str:
    """Each topic's mean ranks, and whether most readers would sign."""
    writers = [w for w in WRITERS if any(w in view.ranking for view in views)]
    rows = ["| topic | " + " | ".join(f"`{w}`" for w in writers) + " |", "| --- |" + " ---: |" * len(writers)]
    for topic in topics():
        own = [view for view in views if view.topic == topic.name]
        if own:
            rows.append(f"| {topic.topic} | " + " | ".join(_standing(own, writer) for writer in writers) + " |")
    return "\n".join(rows)


def _standing(own: list[Seen], writer: str) -> str:
    letters_of = ((view, letter) for view in own for letter, w in view.writers.items() if w == writer)
    signed = sum(view.read.texts[letter].sign for view, letter in letters_of)
    return f"{mean(view.ranking.index(writer) + 1 for view in own):.1f}, signed {signed} of {len(own)}"


def told(round_name: str) -> Iterable[str]:
    """The tables of a round."""
    forms = answered(round_name)
    views = seen(forms)
    yield from (by_writer(views), preferred(views), beginnings(forms), kinds(views), by_topic(views))


def main(arguments: list[str] | None = None) -> int:
    """Print the tables, or write them into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--round", default="last")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args(arguments)
    text = "\n\n".join(told(args.round))
    print(text)
    if args.write:
        put(PAGE, args.round, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
