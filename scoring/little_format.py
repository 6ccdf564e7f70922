"""LinkedIn's `little` text, which its Posts API expects as commentary: escape a plain text, and read it back.

The API cuts a text without a word at the first reserved character that is neither escaped nor part of an element.
Elements are hashtags (`#MLOps`), mentions (`@[Name](urn:li:person:ID)`) and hashtag templates. Addresses go as they
are. A post that is pasted by hand needs none of this.
Source: https://learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format
"""

from __future__ import annotations

import re
from dataclasses import dataclass

RESERVED = frozenset("\\|{}@[]()<>#*_~")
_URL = re.compile(r"https?://[^\s\\<>{}|\[\]]+")
_TAG = re.compile(r"#([^\W\d_][^\W_]*)(?!_)(?![^\W_])")
_MENTION = re.compile(r"@\[((?:[^\[\]\\]|\\.)+)\]\((urn:li:(?:person|organization):[\w-]+)\)")
_TEMPLATE = re.compile(r"\{hashtag\|\\?#\|([^{}|\\]+)\}")
_BEFORE_TAG = re.compile(r"[\w&/#]")


@dataclass(frozen=True)
class Mention:
    """A person or organisation named in a text, with its URN."""

    name: str
    urn: str


@dataclass(frozen=True)
class Little:
    """What LinkedIn shows of a little text. `cut_at` is the place of the bare reserved character that ended it."""

    text: str
    hashtags: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    cut_at: int | None = None


def escape(text: str) -> str:
    r"""Write a plain text for the Posts API: hashtags and addresses stay, other reserved characters are escaped.

    >>> escape("(*new*) #MLOps: https://a.dev/x_y")
    '\\(\\*new\\*\\) #MLOps: https://a.dev/x_y'
    """
    written: list[str] = []
    at = 0
    while at < len(text):
        kept = _address(text, at) or _tag(text, at)
        if kept:
            written.append(kept)
            at += len(kept)
            continue
        written.append("\\" + text[at] if text[at] in RESERVED else text[at])
        at += 1
    return "".join(written)


def parse(little: str) -> Little:
    r"""Read a little text as LinkedIn does: escapes undone, elements found, cut at a bare reserved character.

    >>> parse("Thanks, @[Ada Li](urn:li:person:x1)! #MLOps").hashtags, parse("so *bold*").text
    (('MLOps',), 'so ')
    """
    shown: list[str] = []
    tags: list[str] = []
    mentions: list[Mention] = []
    at = 0
    while at < len(little):
        address, tag = _address(little, at), _tag(little, at)
        mention, template = _MENTION.match(little, at), _TEMPLATE.match(little, at)
        if address or tag:
            piece = address or tag
            tags += [tag[1:]] if tag and not address else []
        elif mention:
            piece = re.sub(r"\\(.)", r"\1", mention[1])
            mentions.append(Mention(piece, mention[2]))
        elif template:
            piece = f"#{template[1]}"
            tags.append(template[1])
        elif little[at] == "\\" and little[at + 1 : at + 2] in RESERVED:
            piece = little[at + 1]
        elif little[at] in RESERVED:
            return Little("".join(shown), tuple(tags), tuple(mentions), at)
        else:
            piece = little[at]
        shown.append(piece)
        at += _width(little, at, address or tag, mention or template)
    return Little("".join(shown), tuple(tags), tuple(mentions))


def _width(little: str, at: int, kept: str, element: re.Match[str] | None) -> int:
    if kept:
        return len(kept)
    if element:
        return len(element[0])
    return 2 if little[at] == "\\" else 1


def _address(text: str, at: int) -> str:
    """Give the address that begins at `at`, without the punctuation of the sentence around it."""
    match = _URL.match(text, at)
    found = match[0] if match else ""
    while found and (found[-1] in ".,;:!?'\"" or (found[-1] == ")" and found.count(")") > found.count("("))):
        found = found[:-1]
    return found if len(found) > len("https://") else ""


def _tag(text: str, at: int) -> str:
    """Give the hashtag that begins at `at`; one that runs on with an underscore would be cut, so it is none."""
    if text[at] != "#" or (at and _BEFORE_TAG.match(text[at - 1])):
        return ""
    match = _TAG.match(text, at)
    return match[0] if match else ""
