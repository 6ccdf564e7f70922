"""Authors from a line in which they stand, in the orders that citation styles use."""

from __future__ import annotations

import re

from contentgen.references.entry import Author
from contentgen.references.making import author_of
from contentgen.sources.text import squeeze

_ET_AL = re.compile(r",?\s*(?:&|and)?\s*\*?et\.?\s*al\b\.?\*?|,?\s*(?:&|and)\s+others\b|…|\.\.\.", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_INITIALS = re.compile(rf"(?:{_CAPITAL}{{1,2}}\.?[\s-]?)+")
_VANCOUVER = re.compile(r"(?P<family>[^\W\d_][\w'’ -]*?) (?P<given>[A-Z](?:-?[A-Z]){0,2})")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_DATE = re.compile(r"[.,(\s]+(?:1[5-9]|20)\d\d[a-z]?\)?$")
_MOST_FAMILY = 3
_MOST_WORDS = 5  # a name of more is an organisation or no name


def people_in(text: str) -> tuple[tuple[Author, ...], bool]:
    """The people, and whether the list says that there are others.

    >>> [str(one) for one in people_in("Lu, J., Liu, A., & Dong, F.")[0]]
    ['J. Lu', 'A. Liu', 'F. Dong']
    >>> people_in("D. Sculley et al.,")
    ((Author(family='Sculley', given='D.'),), True)
    """
    others = bool(_ET_AL.search(text))
    plain = _DATE.sub("", squeeze(re.sub(r"[*_]", "", _ET_AL.sub("", text))).strip(" ,;:.(")).strip(" ,;:.(")
    parts = [
        p.strip(" ,") for p in re.split(r"\s*;\s*|\s*,?\s+(?:&|and|und)\s+|,\s*(?:&|and)?\s*", plain) if p.strip(" ,")
    ]
    found: list[Author] = []
    at = 0
    while at < len(parts):
        follows = parts[at + 1] if at + 1 < len(parts) else ""
        if follows and (_INITIALS.fullmatch(follows) or (at == 0 and _inverted(parts, others))):
            found.append(Author(family=parts[at], given=follows))
            at += 2
            continue
        found += [_one(parts[at])] if len(parts[at].split()) <= _MOST_WORDS or len(parts) == 1 else []
        at += 1
    return tuple(found), others


def _inverted(parts: list[str], others: bool) -> bool:
    """Whether the first name is turned round as Chicago and MLA do: one word, then given names.

    A family name of several words is known by the single given name behind it and the whole names, or "et al.", that follow.
    """
    first, second, *rest = (part.split() for part in parts)
    if 1 < len(first) <= _MOST_FAMILY:
        return len(second) == 1 and (len(rest[0]) > 1 if rest else others)
    return bool(
        _WORD.fullmatch(parts[0])
        and not _INITIALS.fullmatch(parts[0])
        and len(parts) != 1
        and len(parts[1].split()) <= 2
    )


def _one(name: str) -> Author:
    short = _VANCOUVER.fullmatch(name)
    if short:
        return Author(family=short["family"], given=short["given"])
    return author_of(name) if len(name.split()) <= 4 else Author(family=name)
