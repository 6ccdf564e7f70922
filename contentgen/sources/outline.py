"""Headings on the way through a document: the path to the present place, and which parts hold no evidence."""

from __future__ import annotations

import re

from contentgen.sources.text import squeeze

_NO_EVIDENCE = re.compile(
    r"^(?:[\d.]+\s+)?(?:references|bibliography|works cited|literature|further reading|see also"
    r"|acknowledge?ments?|contents|"
    r"table of contents|related (?:posts|articles)|about the authors?|comments|share|newsletter|changelog|"
    r"literatur(?:verzeichnis)?|quellen|bibliographie|références)\s*:?$",
    re.IGNORECASE,
)


class Outline:
    """The headings above the present paragraph, and its number under them."""

    def __init__(self) -> None:
        self._path: list[tuple[int, str]] = []
        self._count = 0

    def enter(self, level: int, title: str) -> None:
        """Note that a heading was met."""
        self._path = [(depth, text) for depth, text in self._path if depth < level]
        self._path.append((level, squeeze(title)))
        self._count = 0

    def step(self) -> None:
        """Note that a paragraph was met."""
        self._count += 1

    @property
    def evidence(self) -> bool:
        """Whether text at this place may be evidence: not in a list of references and the like."""
        return not any(_NO_EVIDENCE.match(text) for _, text in self._path)

    @property
    def heading(self) -> str:
        """The path of headings, the outermost first."""
        return " > ".join(text for _, text in self._path if text)

    @property
    def locator(self) -> str:
        """Where a reader finds the paragraph."""
        return f"{self.heading}, paragraph {self._count}" if self.heading else f"paragraph {self._count}"


def is_apparatus(title: str) -> bool:
    """Whether a heading opens a list of references or the like."""
    return bool(_NO_EVIDENCE.match(squeeze(title)))
