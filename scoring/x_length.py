"""The length of a post as X counts it: twitter-text, configuration version 3.

NFC first; a URL is 23, an emoji 2, a code point in one of four ranges 1, any other 2; the limit is 280.
Source: https://github.com/twitter/twitter-text/blob/master/config/v3.json and
https://docs.x.com/fundamentals/counting-characters
"""

from __future__ import annotations

import unicodedata

from scoring.emoji import emoji_pattern
from scoring.x_urls import find_urls

LIMIT = 280
URL_LENGTH = 23
#: what X takes in no post: U+FFFE, the byte order mark, U+FFFF
REFUSED = "\ufffe\ufeff\uffff"
_RANGES_OF_ONE = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))


def weighted_length(text: str) -> int:
    """Count how many of a post's 280 characters `text` uses.

    >>> [weighted_length(text) for text in ("Hi http://test.co", "語", "\N{ROCKET}")]
    [26, 2, 2]
    """
    normal = unicodedata.normalize("NFC", text)
    total = 0
    position = 0
    for start, end, weight in _units(normal):
        if start < position:
            continue
        total += sum(map(_weight, normal[position:start])) + weight
        position = end
    return total + sum(map(_weight, normal[position:]))


def is_valid_post(text: str) -> bool:
    """Tell whether X takes `text` as a post: something in it, within 280, none of the characters it refuses.

    >>> [is_valid_post(text) for text in ("Hi", "", "\N{CAT FACE}" * 141, "a\ufeff")]
    [True, False, False, False]
    """
    return 0 < weighted_length(text) <= LIMIT and not any(letter in REFUSED for letter in text)


def _units(text: str) -> list[tuple[int, int, int]]:
    """URLs and emoji with their weight, in order; a URL wins where both begin."""
    urls = [(start, end, URL_LENGTH) for start, end in find_urls(text)]
    emoji = [(*match.span(), 2) for match in emoji_pattern().finditer(text)]
    return sorted(urls + emoji, key=lambda unit: (unit[0], -unit[2]))


def _weight(letter: str) -> int:
    code = ord(letter)
    return 1 if any(low <= code <= high for low, high in _RANGES_OF_ONE) else 2
