"""The table of stems says what the stemmer says."""

from __future__ import annotations

from importlib.resources import files

from contentgen.verification.overlap import stem, work_out_stem

LINES = files("contentgen.verification").joinpath("data/stems.txt").read_text(encoding="ascii").splitlines()


def test_the_table_has_the_stemmers_stems() -> None:
    for line in LINES[::25]:
        word, _, other = line.partition(" ")
        assert (other or word) == work_out_stem(word) == stem(word)


def test_the_table_holds_the_words_of_the_others() -> None:
    known = {line.split(" ")[0] for line in LINES}
    for name in ("synonyms.txt", "opposites.txt", "irregular.txt"):
        text = files("contentgen.verification").joinpath(f"data/{name}").read_text(encoding="ascii")
        assert {word for word in text.split() if word.isalpha()} <= known
