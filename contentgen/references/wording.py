"""Texts made comparable: titles as words, names as keys; accents, case, markup and punctuation do not count."""

from __future__ import annotations

import html
import re
import unicodedata
from difflib import SequenceMatcher

from contentgen.references.entry import Author

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"})
_HOMONYM = re.compile(r"\s\d{4}$")  # DBLP numbers people of one name
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})


def folded(text: str) -> str:
    """Lower case without accents.

    >>> folded("Simon Reiß, Émile Łukasz")
    'simon reiss, emile lukasz'
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def words_of(text: str) -> tuple[str, ...]:
    r"""The words of a text; a hyphen joins or parts them alike, an apostrophe does neither.

    Greek letters and commands of LaTeX are left out: one source writes `ε`, another `$\varepsilon$`.

    >>> words_of("Don't Over-fit: {BERT} & <i>me</i>.")
    ('dont', 'over', 'fit', 'bert', 'me')
    """
    plain = re.sub(r"</?[a-z][^<>]*>|\\[a-z]+(?=[\s{$])|[α-ω]", " ", folded(html.unescape(text)))
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['’`]", "", plain)))


def likeness(one: str, other: str) -> float:
    """How much of two titles is alike, 0 to 1, letter by letter once white space and punctuation are gone."""
    a, b = "".join(words_of(one)), "".join(words_of(other))
    if not a or not b:
        return 0.0
    return 1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one, a subtitle more or less aside.

    >>> same_title("Attention Is All You Need", "Attention is all you need.")
    True
    >>> same_title("Deep Sets", "Deep Nets")
    False
    """
    a, b = "".join(words_of(one)), "".join(words_of(other))
    if a == b:
        return bool(a)
    heads = ["".join(words_of(re.split(r":\s|\s[-–—]\s|\?\s|\.\s", title)[0])) for title in (one, other)]
    short, long = sorted((a, b), key=len)
    return len(words_of(one if a == short else other)) > 3 and long.startswith(short) and short in heads


def name_key(author: Author) -> str:
    """What of a name is compared: the last word of the family name that is no `Jr.`, without accents.

    >>> name_key(Author(family="van de Meent", given="Jan-Willem"))
    'meent'
    """
    whole = _HOMONYM.sub("", author.family.strip())
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’-]", "", folded(whole)))
    kept = [w for w in words if w not in _SUFFIX] or words
    return kept[-1] if kept else ""


def initial(author: Author) -> str:
    """The first letter of the given name, or nothing."""
    return folded(author.given.strip())[:1]
