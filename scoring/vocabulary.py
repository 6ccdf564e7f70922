"""Word lists and the light stemming that lets `traces` answer for `trace`: data, read once at first use."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

_ENDINGS = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""))
_FILES = ("vocabulary.toml", "style.toml")
_VERBAL = (("ing", 4), ("edly", 4), ("ed", 4))


@lru_cache(maxsize=1)
def _lists() -> dict[str, str]:
    folder = resources.files("scoring").joinpath("data")
    texts = [folder.joinpath(name).read_text(encoding="utf-8") for name in _FILES]
    return {name: str(block) for text in texts for name, block in tomllib.loads(text).items()}


@lru_cache(maxsize=64)
def word_set(name: str) -> frozenset[str]:
    """Read one list of `data/vocabulary.toml` or `data/style.toml`; an unknown name is a KeyError.

    >>> "the" in word_set("function_words")
    True
    """
    return frozenset(_lists()[name].split())


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Reduce a word to a form that its plural and its -ed and -ing forms share.

    >>> [stem(word) for word in ("Traces", "traced", "tracing", "keyphrase's", "studies")]
    ['trac', 'trac', 'trac', 'keyphras', 'study']
    """
    plain = re.sub(r"['’]s?$", "", word.lower())
    if len(plain) > 3 and not plain.endswith(("ss", "us", "is")):
        for ending, better in _ENDINGS:
            if plain.endswith(ending):
                plain = plain[: -len(ending)] + better
                break
    for ending, least in _VERBAL:
        if plain.endswith(ending) and len(plain) - len(ending) >= least - 1:
            plain = re.sub(r"([^aeiouls])\1$", r"\1", plain[: -len(ending)])
            break
    return plain[:-1] if len(plain) > 4 and plain.endswith("e") else plain


def content_words(words: list[str] | tuple[str, ...]) -> list[str]:
    """Keep the words that carry meaning, in lower case.

    >>> content_words(["What", "is", "AI", "observability", "for"])
    ['ai', 'observability']
    """
    common = word_set("function_words")
    return [word for word in (each.lower().replace("’", "'") for each in words) if word not in common]
