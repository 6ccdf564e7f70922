"""From a document's blocks to its passages: verbatim sentences that may be cited, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contentgen.model import Frozen, Passage, SourceFailure
from contentgen.sources.base import Block, Document, Limits
from contentgen.sources.fields import safe_csl
from contentgen.sources.screen import Screen, without_told
from contentgen.sources.sentences import kind_of, speaks_of_itself, split, weight_of, why_not_citable
from contentgen.sources.text import clean, fingerprint, squeeze

#: so many words of what was set aside are shown
SHOWN_WORDS = 8


class Planted(Frozen):
    """An order to a model found in a document: its words, what it does, and where it stands if that is known."""

    words: str
    why: str
    place: str = ""


class PassageMaker:
    """Cuts documents into passages and remembers the sentences, so that none is offered twice in a run."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._screen = Screen()
        self._seen: set[str] = set()

    def planted(self, document: Document) -> Planted | None:
        """The first order to a model in a document, be it in the text or hidden from its reader; none if it is clean."""
        for text in document.hidden:
            if why := self._screen.order(text):
                return Planted(words=squeeze(text), why=f"{why}, outside the visible text")
        for block in document.blocks:
            text = "" if block.quoted else block.text
            for said in (text, block.heading):
                if why := self._screen.order(said, block.code):
                    return Planted(words=self._ordering(said, block.code), why=why, place=_place(block))
        return None

    def _ordering(self, text: str, code: tuple[str, ...]) -> str:
        """The sentence of a text that gives the order; the whole text where only several together do."""
        sentences = (squeeze(raw) for _, raw in split(clean(text)))
        return next((sentence for sentence in sentences if self._screen.order(sentence, code)), squeeze(text))

    def make(
        self, source_id: str, location: str, document: Document
    ) -> tuple[tuple[Passage, ...], tuple[SourceFailure, ...]]:
        """Return the passages of a document, and what was set aside because it reads like a word to a model."""
        passages: list[Passage] = []
        failures: list[SourceFailure] = []
        for block in document.blocks:
            why = self._screen.reason(block.text) or self._screen.reason(block.heading)
            told = bool(why) and not self._screen.order(block.text, block.code) and self._only_tells(block)
            if why:
                failures.append(_set_aside(location, block, why, whole=not told))
            if not why or told:
                passages.extend(self._of_block(block, document, source_id, len(passages)))
            if block.snippet and not self._screen.reason(block.snippet.text):
                _put_under(passages, block)
        return tuple(passages), tuple(failures)

    def _only_tells(self, block: Block) -> bool:
        """Whether all that reads like an order stands in quotation marks or code, so that its sentence alone is dropped."""
        return not self._screen.reason(block.heading) and not self._screen.reason(without_told(block.text, block.code))

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
            if self._screen.reason(sentence) or (mute and speaks_of_itself(sentence)):
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


def _put_under(passages: list[Passage], block: Block) -> None:
    """Keep a block's code with the last sentence above it that may be cited, if one stands under the same heading."""
    if passages and passages[-1].heading == squeeze(block.heading) and passages[-1].code is None:
        passages[-1] = passages[-1].model_copy(update={"code": block.snippet})


def _has_author(document: Document) -> bool:
    """Whether a person or an organisation is known who says what the document says."""
    people = (*document.csl.get("author", ()), *document.csl.get("editor", ()))
    return any(person.get("family") or person.get("literal") != "Anonymous" for person in people)


def _locator(block: Block, text: str, start: int) -> str:
    return f"line {block.line + text.count(chr(10), 0, start)}" if block.line else block.locator


def _place(block: Block) -> str:
    return f"line {block.line}" if block.line else block.locator


def _set_aside(location: str, block: Block, why: str, *, whole: bool) -> SourceFailure:
    place = _place(block)
    shown = shortened(block.text)
    reason = f'set aside, not evidence: looks like an instruction to a model ({why}): "{shown}"'
    told = f'a sentence set aside, not evidence: it tells of an instruction to a model ({why}), near "{shown}"'
    return SourceFailure(location=f"{location}, {place}" if place else location, reason=reason if whole else told)


def shortened(text: str) -> str:
    """The first words of a text, to find it by."""
    words = squeeze(text).split()
    return " ".join(words[:SHOWN_WORDS]) + (" ..." if len(words) > SHOWN_WORDS else "")
