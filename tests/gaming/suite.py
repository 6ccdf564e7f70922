"""The texts of the suite, read and scored once: what `test_gap` holds and `benchmarks/gaming.py` reports."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median, quantiles
from typing import cast

from scoring import Channel, Document, Scores, score

HERE = Path(__file__).parent
NAMES = ("seo", "engagement", "opportunity")
CHANNELS = ("blog", "linkedin", "thread")
#: which texts are set aside: those whose number this divides
KEPT_BACK = 4
_GAMED = re.compile(r"(?P<channel>[a-z]+)-(?P<number>\d+)-(?P<topic>[a-z0-9-]+)")


@dataclass(frozen=True)
class Text:
    """One text of the suite; `kind` is empty for a decent one."""

    path: Path
    channel: str
    topic: str
    kind: str = ""
    number: int = 0
    #: listed in `kinds.toml` as one whose gap is too small
    missed: bool = False

    @property
    def kept_back(self) -> bool:
        """Whether no rule was repaired on this text."""
        return self.number % KEPT_BACK == 0

    @property
    def name(self) -> str:
        """Kind and file name, as a report shows them."""
        return f"{self.kind or self.channel}/{self.path.stem}"

    def document(self, instead: str = "") -> Document:
        """Read the text, or another one in its place; its topic serves as keyphrase where the front matter has none."""
        text = instead or self.path.read_text(encoding="utf-8")
        if self.channel == "blog":
            return Document.from_markdown(text)
        return Document.from_text(cast("Channel", self.channel), text, keyphrase=self.topic)

    def scores(self) -> Scores:
        """Score the text, once a process."""
        return _scores(self)

    def points(self, name: str) -> float:
        """Give one of the three scores; each applies to each channel of the suite."""
        found = getattr(self.scores(), name).points
        if found is None:
            raise ValueError(f"{self.name} has no {name} score")
        return float(found)


@dataclass(frozen=True)
class Kind:
    """A kind of gamed text: which scores it tries to raise, where, and why."""

    name: str
    channels: tuple[str, ...]
    scores: tuple[str, ...]
    why: str
    missed: tuple[str, ...] = ()
    out_of_reach: tuple[str, ...] = ()

    def texts(self, channel: str = "") -> tuple[Text, ...]:
        """The texts of this kind, of one channel or of all."""
        return tuple(each for each in gamed() if each.kind == self.name and channel in {"", each.channel})


@cache
def _scores(text: Text) -> Scores:
    return score(text.document())


@cache
def _table() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads((HERE / "kinds.toml").read_text(encoding="utf-8"))


@cache
def kinds() -> tuple[Kind, ...]:
    """The table `kinds.toml`."""
    rows = {name: row for name, row in _table().items() if name != "clean"}
    return tuple(
        Kind(
            name,
            tuple(cast("list[str]", row["channels"])),
            tuple(cast("list[str]", row["scores"])),
            str(row["why"]),
            tuple(cast("list[str]", row.get("missed", []))),
            tuple(cast("list[str]", row.get("out_of_reach", []))),
        )
        for name, row in rows.items()
    )


@cache
def decent() -> tuple[Text, ...]:
    """The texts as honest authors write them."""
    paths = sorted((HERE / "decent").glob("*/*.*"))
    return tuple(Text(p, p.parent.name, p.stem.split("-", 1)[1].replace("-", " ")) for p in paths)


@cache
def clean() -> tuple[Text, ...]:
    """The decent texts that were judged clean before they were scored."""
    chosen = cast("list[str]", _table()["clean"]["texts"])
    return tuple(each for each in decent() if f"{each.channel}/{each.path.name}" in chosen)


@cache
def gamed() -> tuple[Text, ...]:
    """The texts that try to look good to a counting rule."""
    found = []
    for path in sorted((HERE / "gamed").glob("*/*.*")):
        match = _GAMED.fullmatch(path.stem)
        if match is None:
            raise ValueError(f"{path}: a name is CHANNEL-NUMBER-TOPIC")
        topic = match["topic"].replace("-", " ")
        missed = path.stem in cast("list[str]", _table()[path.parent.name].get("missed", []))
        found.append(Text(path, match["channel"], topic, path.parent.name, int(match["number"]), missed))
    return tuple(sorted(found, key=lambda each: (each.kind, each.number)))


def decent_points(channel: str, name: str) -> list[float]:
    """One score of all decent texts of a channel, lowest first."""
    return sorted(each.points(name) for each in decent() if each.channel == channel)


def decent_median(channel: str, name: str) -> float:
    """What a decent text of this channel scores."""
    return median(decent_points(channel, name))


def decent_tenth(channel: str, name: str) -> float:
    """What nine of ten decent texts of this channel score at least."""
    return quantiles(decent_points(channel, name), n=10, method="inclusive")[0]


def gap(text: Text, name: str) -> float:
    """How far a gamed text lies under the decent median of its channel."""
    return decent_median(text.channel, name) - text.points(name)
