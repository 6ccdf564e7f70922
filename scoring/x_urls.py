"""URLs as X finds them: with a protocol, or a bare domain under a known top-level domain (`main.rs`).

A port of twitter-text's JavaScript `extractUrlsWithIndices` (Apache-2.0).
Source: https://github.com/twitter/twitter-text/blob/30e2430d90cff3b46393ea54caf511441983c260/js/src/extractUrlsWithIndices.js
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

_MARKS = r"\u202A-\u202E\u061C\u200E\u200F\u2066-\u2069"
_INVALID = r"\uFFFE\uFEFF\uFFFF"
_SPACES = r"\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"
_PUNCT = r"!'#%&()*+,\\\-./:;<=>?@\[\]^_{|}~$"
_LATIN = (
    r"\xC0-\xD6\xD8-\xF6\xF8-\xFF\u0100-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272\u0289"
    r"\u028B\u02BB\u0300-\u036F\u1E00-\u1EFF"
)
_CYRILLIC = r"\u0400-\u04FF"
_DOMAIN_CHAR = f"[^{_PUNCT}{_SPACES}{_INVALID}{_MARKS}]"
_IN_LABEL = f"[^{_PUNCT.replace('_', '')}{_SPACES}{_INVALID}{_MARKS}]".replace(r"\-", "", 1)
_PATH_CHAR = rf"[a-z{_CYRILLIC}0-9!*';:=+,.$/%#\[\]\-–_~@|&{_LATIN}]"
_PARENS = rf"\((?:{_PATH_CHAR}+|{_PATH_CHAR}*\({_PATH_CHAR}+\){_PATH_CHAR}*)\)"
_PATH_END = rf"(?:[+\-a-z{_CYRILLIC}0-9=_#/{_LATIN}]|{_PARENS})"
_PATH = rf"(?:(?:{_PATH_CHAR}*(?:{_PARENS}{_PATH_CHAR}*)*{_PATH_END})|(?:@{_PATH_CHAR}+/))"
_QUERY = r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]"
_TCO = re.compile(rf"https?://t\.co/([a-z0-9]+)(?:{_QUERY})?", re.IGNORECASE)
_LONGEST_URL = 4096
_LONGEST_LABEL = 63
_LONGEST_TCO_SLUG = 40


def find_urls(text: str) -> list[tuple[int, int]]:
    """Find each stretch of `text` that X replaces by a 23-character link.

    >>> find_urls("see example.com and main.rs, not node.js")
    [(4, 15), (20, 27)]
    """
    if "." not in text:
        return []
    spans: list[tuple[int, int]] = []
    for match in _url_pattern().finditer(text):
        if not _is_valid(match):
            continue
        if match["protocol"]:
            spans.extend(_with_protocol(match))
        elif not re.search(r"[-_./]$", match["before"]):
            spans.extend(_bare_domains(match))
    return spans


@lru_cache(maxsize=1)
def known_tlds() -> tuple[str, ...]:
    """Read the top-level domains that X knows, longest first."""
    text = resources.files("scoring").joinpath("data/tlds.txt").read_text(encoding="utf-8")
    names = [line for line in text.split("\n") if line and not line.startswith("#")]
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=1)
def _tld_pattern() -> str:
    return rf"(?:{_trie(known_tlds())})(?=[^0-9a-zA-Z@+\-]|$)|xn--[\-0-9a-z]+"


def _trie(names: tuple[str, ...]) -> str:
    """Share the beginnings of many names in one pattern: 1,574 alternatives would be tried one by one."""
    by_letter: dict[str, list[str]] = {}
    for name in names:
        if name:
            by_letter.setdefault(name[0], []).append(name[1:])
    branches = [re.escape(letter) + _trie(tuple(rest)) for letter, rest in by_letter.items()]
    if not branches:
        return ""
    pattern = "(?:" + "|".join(branches) + ")"
    return f"{pattern}?" if "" in names else pattern


@lru_cache(maxsize=1)
def _url_pattern() -> re.Pattern[str]:
    label = rf"(?={_DOMAIN_CHAR})(?>(?:{_DOMAIN_CHAR}|[_\-])+)(?<![_\-])\."
    name = rf"(?={_DOMAIN_CHAR})(?>(?:{_DOMAIN_CHAR}|-)+)(?<!-)\."
    return re.compile(
        rf"(?P<before>[^A-Za-z0-9@＠$#＃{_INVALID}]|[{_MARKS}]|^)"
        rf"(?P<url>(?P<protocol>https?://)?(?P<domain>(?:{label}){{0,126}}{name}(?:{_tld_pattern()}))"
        rf"(?::[0-9]+)?(?P<path>/{_PATH}*)?(?:{_QUERY})?)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _ascii_domain() -> re.Pattern[str]:
    return re.compile(rf"(?:[\-a-z0-9{_LATIN}]+\.)+(?:{_tld_pattern()})", re.IGNORECASE)


def _is_valid(match: re.Match[str]) -> bool:
    domain = match["domain"]
    if domain.startswith("xn--") and not _ascii_domain().match(domain):
        return False
    labels = [_punycode(label) for label in domain.split(".")]
    if any(not 1 <= len(label) <= _LONGEST_LABEL for label in labels):
        return False
    protocol = match["protocol"] or "https://"
    grown = len(".".join(labels)) - len(domain)
    return len(protocol) + len(match["url"]) + grown <= _LONGEST_URL


def _punycode(label: str) -> str:
    if label.isascii():
        return label
    return "xn--" + label.encode("punycode").decode("ascii")


def _with_protocol(match: re.Match[str]) -> list[tuple[int, int]]:
    short = _TCO.match(match["url"])
    if short is None:
        return [match.span("url")]
    if len(short.group(1)) > _LONGEST_TCO_SLUG:
        return []
    return [(match.start("url"), match.start("url") + short.end())]


def _bare_domains(match: re.Match[str]) -> list[tuple[int, int]]:
    start = match.start("domain")
    found = [(start + a, start + b) for a, b in (hit.span() for hit in _ascii_domain().finditer(match["domain"]))]
    if found and match["path"]:
        found[-1] = (found[-1][0], match.end("url"))
    return found
