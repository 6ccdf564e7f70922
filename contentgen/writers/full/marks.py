"""Marked text from a model and back: `... fell to 51% [E1].` <-> a sentence with its evidence ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from contentgen.channels.blog import BULLETS, fenced
from contentgen.model import Block, Code, Listing, Paragraph, Section, Sentence, Table
from contentgen.verification import kind_of
from contentgen.writers.full.drafts import MendDraft
from scoring.text import split_sentences

_MARK = re.compile(r"\s*\[((?:E\d+|A)(?:\s*[,;]\s*(?:E\d+|A))*)\]")
_AFTER_STOP = re.compile(r"([.!?][\"”']?)((?:\s*\[(?:E\d+|A)(?:\s*[,;]\s*(?:E\d+|A))*\])+)")
_LIST_LINE = re.compile(r"^\s*(?:([-*+])\s+(\[[ xX]\]\s+)?|(\d+)[.)]\s+)(.+)$")
_RULE_LINE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_CODE_LINE = re.compile(r"\s*\[CODE (E\d+)\]\.?\s*")
OPINION_MARK = "A"


def unmark(text: str) -> tuple[str, tuple[str, ...], bool]:
    """The text without its marks, the evidence ids in order, and whether it was marked as the writer's own."""
    ids: list[str] = []
    for match in _MARK.finditer(text):
        ids += re.split(r"\s*[,;]\s*", match[1])
    clean = re.sub(r"\s+([.,;:!?])", r"\1", _MARK.sub("", text)).strip()
    return clean, tuple(dict.fromkeys(i for i in ids if i != OPINION_MARK)), OPINION_MARK in ids


def sentence(text: str) -> Sentence:
    """One marked sentence as a value. Without a mark it is what its form says, and a claim if that says nothing.

    Example:
        >>> sentence("Accuracy fell to 51% [E1].").evidence
        ('E1',)

    """
    clean, ids, own = unmark(text)
    if ids:
        return Sentence(text=clean, kind="claim", evidence=ids)
    form = kind_of(clean)
    return Sentence(text=clean, kind="opinion" if own and form == "claim" else form)


def sentences(text: str) -> tuple[Sentence, ...]:
    """The marked sentences of a paragraph; a mark behind a full stop belongs to the sentence before it."""
    inside = _AFTER_STOP.sub(lambda m: f"{m[2]}{m[1]}", " ".join(text.split()))
    return tuple(s for s in (sentence(part) for part in split_sentences(inside)) if s.text)


def blocks(markdown: str, code: Mapping[str, Block] | None = None) -> tuple[Block, ...]:
    """Paragraphs, lists and tables of a marked Markdown text. Headings are dropped, anything else is a paragraph.

    A line `[CODE E7]` is the block that `code` has for E7, and nothing where it has none.
    """
    found: list[Block] = []
    for chunk in re.split(r"\n\s*\n", markdown.strip()):
        lines = [line for line in chunk.splitlines() if line.strip() and not line.lstrip().startswith("#")]
        placed = _CODE_LINE.fullmatch(lines[0]) if len(lines) == 1 else None
        if placed:
            found += [code[placed[1]]] if code and placed[1] in code else []
        elif len(lines) > 2 and "|" in lines[0] and _RULE_LINE.match(lines[1]):
            found.append(_table(lines))
        elif lines and all(_LIST_LINE.match(line) for line in lines):
            found.append(_listing(lines))
        elif lines:
            found.append(Paragraph(sentences=sentences(re.sub(r"[*_`]{2}", "", " ".join(lines)))))
    return tuple(found)


def mended(block: Block, draft: MendDraft) -> Block:
    """The block with each named sentence exchanged for its replacement; a list item or cell for a single sentence."""
    new = {unmark(r.old)[0].strip("- "): sentences(r.new) for r in draft.replacements}
    if isinstance(block, Paragraph):
        kept = (new.get(s.text, (s,)) for s in block.sentences)
        return Paragraph(sentences=tuple(s for several in kept for s in several))
    if isinstance(block, Listing):
        return block.model_copy(update={"items": tuple(s for i in block.items for s in new.get(i.text, (i,))[:1])})
    if isinstance(block, Code):
        return block
    rows = tuple(tuple((new.get(c.text) or (c,))[0] for c in row) for row in block.rows)
    return block.model_copy(update={"rows": rows})


def _listing(lines: list[str]) -> Listing:
    first = _LIST_LINE.match(lines[0])
    style = "check" if first and first[2] else "number" if first and first[3] else "bullet"
    items = tuple(sentence(match[4]) for match in map(_LIST_LINE.match, lines) if match)
    return Listing.model_validate({"style": style, "items": items})


def _table(lines: list[str]) -> Table:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in (lines[0], *lines[2:])]
    width = len(rows[0])
    body = tuple(tuple(_cell(cell) for cell in (row + [""] * width)[:width]) for row in rows[1:])
    return Table(columns=tuple(unmark(cell)[0] for cell in rows[0]), rows=body)


def _cell(text: str) -> Sentence:
    clean, ids, _ = unmark(text)
    return Sentence(text=clean or "–", kind="claim" if ids else "opinion", evidence=ids)


def _marked(sentence: Sentence) -> str:
    mark = f" [{', '.join(sentence.evidence)}]" if sentence.evidence else " [A]" if sentence.kind != "question" else ""
    text = sentence.text
    return f"{text[:-1]}{mark}{text[-1]}" if text[-1:] in ".!?" else f"{text}{mark}"


def marked(parts: Iterable[Block]) -> str:
    """Blocks as marked Markdown, for a model to read."""
    texts = []
    for block in parts:
        if isinstance(block, Paragraph):
            texts.append(" ".join(_marked(s) for s in block.sentences))
        elif isinstance(block, Listing):
            texts.append("\n".join(f"{BULLETS[block.style]}{_marked(s)}" for s in block.items))
        elif isinstance(block, Code):
            texts.append(fenced(block))
        else:
            head = ["| " + " | ".join(block.columns) + " |", "|" + " --- |" * len(block.columns)]
            texts.append("\n".join([*head, *("| " + " | ".join(_marked(c) for c in row) + " |" for row in block.rows)]))
    return "\n\n".join(texts)


def marked_section(section: Section) -> str:
    """A section with its heading as marked Markdown."""
    return f"## {section.heading}\n\n{marked(section.blocks)}"
