"""Write the stems of the words in the tables of English, so that no process has to work them out again.

    python .ci/stems.py

Reads the tables in `contentgen/verification` and the everyday words of textstat; writes `contentgen/verification/data/stems.txt`:
a word and its stem a line, a word that is its own stem alone. To be run again when a table or the stemmer changes.
"""

from __future__ import annotations

import re

from files import ROOT

from contentgen.verification.name import everyday_words
from contentgen.verification.overlap import STOP, work_out_stem

HOME = ROOT / "contentgen" / "verification"
TABLES = ("data/synonyms.txt", "data/opposites.txt", "data/irregular.txt", "data/relations.toml", "ordinary.txt")


def main() -> None:
    """Write the file."""
    texts = [(HOME / name).read_text(encoding="utf-8") for name in TABLES]
    words = {word for text in (*texts, *everyday_words(), *STOP) for word in re.findall(r"[a-z]+", text.lower())}
    lines = [word if (stem := work_out_stem(word)) == word else f"{word} {stem}" for word in sorted(words)]
    (HOME / "data" / "stems.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
