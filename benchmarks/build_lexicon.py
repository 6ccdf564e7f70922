"""Make the tables of `contentgen/verification/support/data/lexicon.json.gz`.

    python benchmarks/build_lexicon.py WORDNET CLAIMS.jsonl.gz

WORDNET is the folder of WordNet 3.0's `data.*` and `index.*` files (Debian's package wordnet-base has it in
usr/share/wordnet). CLAIMS is the training part of the claim-support set; only how many of its texts hold a stem is kept,
and rows under a non-commercial licence are left out.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from contentgen.verification.overlap import STOP, stem
from contentgen.verification.support.words import Words

PARTS = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
#: how many senses of a word count for each relation: the rarer ones mislead more than they help
SENSES = {"synonym": 4, "broader": 2, "similar": 2}
SETS = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "january february march april may june july august september october november december",
    "north south east west", "northern southern eastern western", "northwest northeast southwest southeast",
    "he she they it we", "his her their its our", "year month week day hour minute",
    "million billion trillion thousand hundred", "first second third fourth fifth sixth last",
    "morning afternoon evening night", "spring summer autumn winter", "today tomorrow yesterday",
    "annual monthly weekly daily quarterly", "red blue green yellow black white",
    "uncle aunt brother sister mother father son daughter cousin husband wife",
)  # fmt: skip
LEAST_TEXTS = 2

Key = tuple[str, str]
Pointer = tuple[str, Key, str]


def synsets(folder: Path) -> Iterator[tuple[Key, list[str], list[Pointer]]]:
    """Each synset: its key, its words, and its pointers (symbol, key, which word of which)."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = [fields[4 + 2 * n].lower().split("(")[0] for n in range(count)]
            start = 4 + 2 * count
            rows = [fields[start + 1 + 4 * n : start + 5 + 4 * n] for n in range(int(fields[start]))]
            yield (part, fields[0]), words, [(r[0], (PARTS[r[2]], r[1]), r[3]) for r in rows]


def ranks(folder: Path) -> dict[Key, dict[str, int]]:
    """For each synset, which of a word's senses it is (0 for the commonest)."""
    found: dict[Key, dict[str, int]] = defaultdict(dict)
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"index.{part}").read_text(encoding="latin-1").splitlines():
            fields = line.split()
            if line.startswith("  ") or "_" in fields[0]:
                continue
            for rank, offset in enumerate(fields[-int(fields[2]) :]):
                found[part, offset][fields[0]] = rank
    return found


class _Relations:
    """The five relations between stems, as they are found."""

    def __init__(self, folder: Path) -> None:
        self.known = {key: (words, pointers) for key, words, pointers in synsets(folder)}
        self.rank = ranks(folder)
        self.found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for key, (words, pointers) in self.known.items():
            self.all_pairs("synonym", key, key)
            for symbol, target, which in pointers:
                if target in self.known:
                    self.follow(key, words, symbol, target, which)

    def follow(self, key: Key, words: list[str], symbol: str, target: Key, which: str) -> None:
        """Take one pointer: between two words (antonym, derivation), or between two synsets."""
        if symbol in "!+\\" and which != "0000":
            one, other = words[int(which[:2], 16) - 1], self.known[target][0][int(which[2:], 16) - 1]
            self.add("opposite" if symbol == "!" else "derived", one, other)
        elif symbol == "&":
            self.all_pairs("similar", key, target)
        elif symbol == "@" and key[0] in ("noun", "verb"):
            self.all_pairs("broader", key, target)

    def all_pairs(self, relation: str, key: Key, target: Key) -> None:
        """Relate the words of two synsets for which they are common senses."""
        for one in self.common(key, relation):
            for other in self.common(target, relation):
                self.add(relation, one, other)

    def common(self, key: Key, relation: str) -> list[str]:
        """The words of a synset that mean it often enough."""
        return [w for w in self.known[key][0] if "_" not in w and self.rank[key].get(w, 99) < SENSES[relation]]

    def add(self, relation: str, one: str, other: str) -> None:
        """Relate two words by their stems, both ways."""
        a, b = stem(one), stem(other)
        if "_" not in one + other and a != b and not {a, b} & STOP:
            self.found[relation][a].add(b)
            self.found[relation][b].add(a)


def document_counts(path: Path) -> tuple[dict[int, list[str]], int]:
    """How many different sources hold a stem, and how many sources there are."""
    rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()]
    texts = {row["source"] for row in rows if "NC" not in row["license"]}
    counts = Counter(form for text in sorted(texts) for form in Words.of(text).vocabulary if not form[0].isdigit())
    grouped: dict[int, list[str]] = defaultdict(list)
    for form, count in sorted(counts.items()):
        if count >= LEAST_TEXTS:
            grouped[count].append(form)
    return dict(sorted(grouped.items())), len(texts)


def main(folder: Path, claims: Path) -> None:
    """Write the file; the same input gives the same bytes."""
    tables = _Relations(folder).found
    counts, size = document_counts(claims)
    data: dict[str, object] = {
        name: {each: " ".join(sorted(others)) for each, others in sorted(table.items())}
        for name, table in sorted(tables.items())
    }
    data |= {"sets": [" ".join(stem(w) for w in each.split()) for each in SETS]}
    data |= {"documents": {str(count): " ".join(forms) for count, forms in counts.items()}, "size": size}
    target = Path(__file__).parents[1] / "contentgen/verification/support/data/lexicon.json.gz"
    target.write_bytes(gzip.compress(json.dumps(data, ensure_ascii=False).encode(), 9, mtime=0))
    print(f"{target.name}: {target.stat().st_size / 1e6:.2f} MB,", {k: len(v) for k, v in tables.items()}, size)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
