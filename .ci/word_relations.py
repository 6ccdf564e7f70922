"""Derive the small table of English opposites and synonyms from the files of WordNet 3.0.

    python .ci/word_relations.py FOLDER

FOLDER holds WordNet's `data.*` and `index.*` files (Debian's package wordnet-base has them under usr/share/wordnet).
Writes `contentgen/verification/data/opposites.txt`, `synonyms.txt` and `irregular.txt`: a pair, a group, a form with its
base form a line.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import snowballstemmer
from files import ROOT

#: a synonym counts when its sense is among the first of its word: later ones are rare and join what nobody confuses
USUAL_SENSES = 3
PARTS = {"verb": "v", "adj": "a", "adv": "r"}
_WORD = re.compile(r"[a-z]+(?:_[a-z]+)?")


def senses(folder: Path, part: str) -> dict[tuple[str, str], int]:
    """(lemma, synset) -> the place of that sense among the lemma's senses."""
    found = {}
    for line in (folder / f"index.{part}").read_text(encoding="ascii").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            for place, synset in enumerate(fields[-int(fields[2]) :], 1):
                found[fields[0], synset] = place
    return found


def synsets(folder: Path, part: str) -> Iterator[tuple[str, list[str], list[tuple[str, str, int, int]]]]:
    """Each synset: its number, its lemmas, and its pointers of opposition (synset, part, own word, other word)."""
    for line in (folder / f"data.{part}").read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        lemmas = [re.sub(r"\(.*\)", "", fields[4 + 2 * n]).lower() for n in range(count)]
        at = 4 + 2 * count
        pointers = [fields[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(fields[at]))]
        yield fields[0], lemmas, [(p[1], p[2], int(p[3][:2], 16), int(p[3][2:], 16)) for p in pointers if p[0] == "!"]


def irregular(folder: Path) -> Iterator[str]:
    """The verb forms that stemming does not bring back to their verb."""
    stem = snowballstemmer.stemmer("english").stemWord
    known: set[str] = set()
    for line in (folder / "verb.exc").read_text(encoding="ascii").splitlines():
        form, base = line.split()[:2]
        if form not in known and _WORD.fullmatch(form) and _WORD.fullmatch(base) and stem(form) != stem(base):
            known.add(form)
            yield f"{form} {base}"


def main(folder: Path) -> None:
    """Write the files."""
    words: dict[tuple[str, str], list[str]] = {}
    for part, letter in PARTS.items():
        words |= {(letter, number): lemmas for number, lemmas, _ in synsets(folder, part)}
    groups, pairs = set(), set()
    for part, letter in PARTS.items():
        places = senses(folder, part)
        for number, lemmas, pointers in synsets(folder, part):
            usual = {w for w in lemmas if places.get((w, number), 99) <= USUAL_SENSES and _WORD.fullmatch(w)}
            if len(usual) > 1 and part != "adv":
                groups.add(" ".join(sorted(usual)))
            for other, other_part, own, its in pointers:
                there = words.get((other_part.replace("s", "a"), other), [])
                for one, two in product(lemmas[own - 1 : own], there[its - 1 : its]):
                    if other_part.replace("s", "a") == letter and _WORD.fullmatch(one) and _WORD.fullmatch(two):
                        pairs.add(" ".join(sorted((one, two))))
    data = ROOT / "contentgen" / "verification" / "data"
    (data / "irregular.txt").write_text("\n".join(sorted(irregular(folder))) + "\n", encoding="ascii")
    (data / "synonyms.txt").write_text("\n".join(sorted(groups)) + "\n", encoding="ascii")
    (data / "opposites.txt").write_text("\n".join(sorted(pairs)) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
