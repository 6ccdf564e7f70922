"""Code in a document: kept beside the prose that it stands under, to be shown and cited, never read as a sentence."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from typing import TYPE_CHECKING

from contentgen.model import Frozen, Snippet

if TYPE_CHECKING:
    from collections.abc import Iterable

#: what a class name says of the language: `language-sql`, `highlight-python3`, `sourceCode bash`
_LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|highlight-|sourceCode\s+|brush:\s*)([A-Za-z][\w+#-]*)")
_NO_LANGUAGE = frozenset(("default", "none", "text", "plain", "txt", "notranslate", "plaintext"))
_NAME = re.compile(r"[A-Za-z][\w+#-]{0,19}")


class CodeLimits(Frozen):
    """What code is kept of a document; what is longer stands in the document, and not in an article."""

    lines: int = 30
    characters: int = 1_500
    least_characters: int = 12


def snippet(text: str, language: str, limits: CodeLimits | None = None) -> Snippet | None:
    """The code as a value: its margins gone, no character that a terminal or an editor acts on; None if it is none.

    >>> snippet("    PRAGMA journal_mode=WAL;", "sql").text
    'PRAGMA journal_mode=WAL;'
    """
    most = limits or CodeLimits()
    seen = "".join(char for char in text.replace("\r\n", "\n").expandtabs(4) if char == "\n" or _is_shown(char))
    lines = [line.rstrip() for line in textwrap.dedent(seen).strip("\n").split("\n")]
    code = "\n".join(lines).rstrip()
    short = len(lines) <= most.lines and most.least_characters <= len(code) <= most.characters
    return Snippet(language=language, text=code) if short else None


def language_of(classes: Iterable[str]) -> str:
    """The language that the first class name states; empty where none does."""
    for each in classes:
        found = _LANGUAGE.search(each)
        if found and found[1].lower() not in _NO_LANGUAGE:
            return found[1].lower()
    return ""


def named(info: str) -> str:
    """The language at the head of a fence."""
    found = _NAME.fullmatch(info.strip().split(" ")[0]) if info.strip() else None
    return found[0].lower() if found and found[0].lower() not in _NO_LANGUAGE else ""


def _is_shown(char: str) -> bool:
    """Whether a character is seen and does nothing: controls, direction marks and unassigned ones are left out."""
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
