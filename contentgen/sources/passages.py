"""From a document's blocks to its passages: verbatim sentences that may be cited, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contentgen.model import Passage, SourceFailure
from contentgen.sources.base import Block, Document, Limits
from contentgen.sources.fields import safe_csl
from contentgen.sources.screen import Screen
from contentgen.sources.sentences import kind_of, speaks_of_itself, split, weight_of, why_not_citable
from contentgen.sources.text import clean, fingerprint, squeeze


class PassageMaker:
    """Cuts documents into passages and remembers the sentences, so that none is offered twice in a run."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._screen = Screen()
        self._seen: set[str] = set()

    def make(
        self, source_id: str, location: str, document: Document
    ) -> tuple[tuple[Passage, ...], tuple[SourceFailure, ...]]:
        """Return the passages of a document, and the blocks set aside because they speak to a model."""
        passages: list[Passage] = []
        failures: list[SourceFailure] = []
        for block in document.blocks:
            why = self._screen.reason(block.text) or self._screen.reason(block.heading)
            if why:
                failures.append(_set_aside(location, block, why))
                continue
            passages.extend(self._of_block(block, document, source_id, len(passages)))
        return tuple(passages), tuple(failures)

    def safe_csl(
        self, location: str, csl: dict[str, Any], *, fallback: str
    ) -> tuple[dict[str, Any], tuple[SourceFailure, ...]]:
        """Return the CSL fields as they may be shown; what speaks to a model is left out, and told."""
        safe, refused = safe_csl(csl, self._screen, fallback=fallback)
        reason = f"left out of its citation: {', '.join(refused)} (looks like an instruction to a model)"
        return safe, (SourceFailure(location=location, reason=reason),) if refused else ()

    def _of_block(self, block: Block, document: Document, source_id: str, number: int) -> Iterator[Passage]:
        text = clean(block.text)
        mute = block.quoted or not _has_author(document)  # nobody could be named as the "we" of a sentence
        for start, raw in split(text):
            sentence = squeeze(raw)
            if sentence.endswith("?") or why_not_citable(sentence, self._limits, language=document.language):
                continue
            if mute and speaks_of_itself(sentence):
                continue
            mark = fingerprint(sentence)
            if mark in self._seen:
                continue
            self._seen.add(mark)
            yield Passage(
                id=f"{source_id}/{number}",
                text=sentence,
                locator=_locator(block, text, start),
                verbatim=True,
                heading=squeeze(block.heading),
                kind=kind_of(sentence),
                weight=weight_of(sentence),
                second_hand=block.quoted,
            )
            number += 1


def _has_author(document: Document) -> bool:
    """Whether a person or an organisation is known who says what the document says."""
    people = (*document.csl.get("author", ()), *document.csl.get("editor", ()))
    return any(person.get("family") or person.get("literal") != "Anonymous" for person in people)


def _locator(block: Block, text: str, start: int) -> str:
    return f"line {block.line + text.count(chr(10), 0, start)}" if block.line else block.locator


def _set_aside(location: str, block: Block, why: str) -> SourceFailure:
    place = f"line {block.line}" if block.line else block.locator
    words = squeeze(block.text).split()
    shown = " ".join(words[:8]) + (" ..." if len(words) > 8 else "")
    return SourceFailure(
        location=f"{location}, {place}" if place else location,
        reason=f'set aside, not evidence: looks like an instruction to a model ({why}): "{shown}"',
    )
