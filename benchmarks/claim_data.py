"""Labelled pairs of claim and source for fitting and measuring: read, and varied by rule so that a fit sees small edits."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from contentgen.verification.overlap import STOP, stem
from contentgen.verification.support.lexicon import Lexicon, lexicon

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
AUXILIARIES = frozenset("is are was were will can could should would has have had may might must does do did".split())
SUFFIXES = ("ing", "ed", "ly", "es", "s")
#: a word is put in only if the training texts have it this often
COMMON = 9
TRIES = 4
FACTORS = (0.8, 0.9, 1.1, 1.25, 2.0)
STEPS = (-3, -2, -1, 1, 2, 5, 10)


@dataclass(frozen=True)
class Row:
    """A claim, its source, whether it is supported, where the pair is from, and what it may not be parted from."""

    id: str
    source: str
    claim: str
    label: int
    dataset: str
    group: str
    licence: str

    @property
    def may_train(self) -> bool:
        """Whether its licence lets what is fitted on it ship."""
        return "NC" not in self.licence


def read_rows(path: Path) -> list[Row]:
    """The rows of a file of JSON lines."""
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        Row(r["id"], r["source"], r["claim"], r["label"], r["dataset"], str(r.get("group", r["id"])), r["license"])
        for r in rows
    ]


def varied(rows: Sequence[Row], copies: int = 2, seed: int = 0) -> list[Row]:
    """Copies of supported rows with one thing made wrong (label 0) or one word made a synonym (label 1)."""
    change = _Changes(rows, random.Random(seed))
    found = []
    for row in rows:
        for _ in range(copies if row.label else 0):
            for label, claim in ((0, change.wrong(row)), (1, change.alike(row))):
                if claim:
                    found.append(Row(row.id, row.source, claim, label, "varied", row.group, row.licence))
    return found


class _Changes:
    """Small changes of claims, with the words of the given rows."""

    def __init__(self, rows: Sequence[Row], chance: random.Random) -> None:
        self.chance = chance
        self.lexicon: Lexicon = lexicon()
        texts = dict.fromkeys(row.source for row in rows)
        self.counts = Counter(word.lower() for text in texts for word in _TOKEN.findall(text))
        self.spelled: dict[str, list[str]] = {}
        for word, count in self.counts.items():
            if word.isalpha() and count >= COMMON:
                self.spelled.setdefault(stem(word), []).append(word)

    def wrong(self, row: Row) -> str | None:
        """The claim with one number, name, word or direction made wrong."""
        ways = [way for match in _TOKEN.finditer(row.claim) for way in self._ways(row, match)]
        self.chance.shuffle(ways)
        return next((text for text in (way() for way in ways) if text and text != row.claim), None)

    def alike(self, row: Row) -> str | None:
        """The claim with one word exchanged for a synonym."""
        matches = [m for m in _TOKEN.finditer(row.claim) if m[0].islower() and m[0] not in STOP]
        self.chance.shuffle(matches)
        texts = (self._exchange(row.claim, m, sorted(self.lexicon.synonym.of(stem(m[0])))) for m in matches)
        return next((text for text in texts if text), None)

    def _ways(self, row: Row, match: re.Match[str]) -> Iterator[Callable[[], str | None]]:
        word, lowered, claim = match[0], match[0].lower(), row.claim
        if word[0].isdigit():
            yield lambda: self._other_number(row, match)
        elif word[0].isupper() and match.start() and lowered not in STOP:
            yield lambda: self._other_name(row, match)
        elif lowered in AUXILIARIES:
            yield lambda: f"{claim[: match.end()]} not{claim[match.end() :]}"
        elif lowered in ("not", "never"):
            yield lambda: claim[: match.start()].rstrip() + claim[match.end() :]
        elif lowered not in STOP:
            form = stem(lowered)
            opposites = sorted(self.lexicon.opposite.of(form))
            if opposites:
                yield lambda: self._exchange(claim, match, opposites)
                yield lambda: self._exchange(claim, match, opposites)
            if form in self.lexicon.broader:
                yield lambda: self._exchange(claim, match, self._rivals(form))

    def _rivals(self, form: str) -> list[str]:
        above = sorted(self.lexicon.broader.of(form))
        self.chance.shuffle(above)
        beside = (other for each in above[:TRIES] for other in sorted(self.lexicon.broader.of(each)))
        return [other for other in beside if self.lexicon.rivals(form, other)]

    def _exchange(self, claim: str, match: re.Match[str], stems: Sequence[str]) -> str | None:
        ending = _suffix(match[0].lower())
        words = [w for each in stems for w in self.spelled.get(each, ()) if _suffix(w) == ending]
        if not words:
            return None
        word = self.chance.choice(sorted(words))
        word = word.capitalize() if match[0][0].isupper() else word
        return claim[: match.start()] + word + claim[match.end() :]

    def _other_number(self, row: Row, match: re.Match[str]) -> str | None:
        known = [found for found in _TOKEN.findall(row.source) if found[0].isdigit()]
        if known and self.chance.random() < 0.4:
            number = self.chance.choice(known)
        else:
            try:
                value = float(match[0].replace(",", ""))
            except ValueError:
                return None
            small = value < 100 or 1900 < value < 2100
            number = f"{value + self.chance.choice(STEPS) if small else round(value * self.chance.choice(FACTORS)):g}"
        return row.claim[: match.start()] + number + row.claim[match.end() :]

    def _other_name(self, row: Row, match: re.Match[str]) -> str | None:
        known = [w for w in _TOKEN.findall(row.source) if w[0].isupper() and len(w) > 2 and w.lower() not in STOP]
        return row.claim[: match.start()] + self.chance.choice(known) + row.claim[match.end() :] if known else None


def _suffix(word: str) -> str:
    return next((each for each in SUFFIXES if word.endswith(each)), "")
