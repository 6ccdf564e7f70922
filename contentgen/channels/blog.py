"""The article as Markdown: numbered citations, lists, tables; front matter comes from the template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from contentgen.model import Article, Block, Brief, Code, Evidence, Listing, Paragraph, Sentence, Table

LEAST_FENCE = 3
BULLETS = {"bullet": "- ", "check": "- [ ] ", "number": "1. "}


def blocks_of(article: Article) -> Iterator[Block]:
    """Every block of the article in reading order, the takeaways as a list."""
    yield from article.intro
    if article.takeaways:
        yield Listing(items=article.takeaways)
    for section in article.sections:
        yield from section.blocks


def sentences_of(block: Block) -> tuple[Sentence, ...]:
    """The sentences of a block in reading order."""
    if isinstance(block, Paragraph):
        return block.sentences
    if isinstance(block, Listing):
        return block.items
    if isinstance(block, Code):
        return (block.caption,)
    return tuple(cell for row in block.rows for cell in row)


def citations(article: Article) -> list[str]:
    """Evidence ids in reading order, repeats included."""
    return [e for block in blocks_of(article) for sentence in sentences_of(block) for e in sentence.evidence]


def cited(sentence: Sentence, numbers: Mapping[str, int], ledger: Mapping[str, Evidence]) -> str:
    """The sentence with `[3]` before its full stop."""
    marks = sorted({numbers[ledger[e].source_id] for e in sentence.evidence})
    if not marks:
        return sentence.text
    marker = " " + "".join(f"[{n}]" for n in marks)
    text = sentence.text
    return f"{text[:-1]}{marker}{text[-1]}" if text[-1:] in ".?!" else f"{text}{marker}"


def markdown(block: Block, numbers: Mapping[str, int], ledger: Mapping[str, Evidence]) -> str:
    """One block as Markdown."""
    if isinstance(block, Paragraph):
        return " ".join(cited(sentence, numbers, ledger) for sentence in block.sentences)
    if isinstance(block, Listing):
        return "\n".join(f"{BULLETS[block.style]}{cited(item, numbers, ledger)}" for item in block.items)
    if isinstance(block, Code):
        return f"{fenced(block)}\n\n*{cited(block.caption, numbers, ledger)}*"
    return _table(block, numbers, ledger)


def fenced(block: Code) -> str:
    """The code between two fences that are longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
    fence = "`" * max(LEAST_FENCE, longest + 1)
    return f"{fence}{block.language}\n{block.text}\n{fence}"


def _table(table: Table, numbers: Mapping[str, int], ledger: Mapping[str, Evidence]) -> str:
    lines = [_row(table.columns), _row(["---"] * len(table.columns))]
    lines += [_row([cited(cell, numbers, ledger) for cell in row]) for row in table.rows]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def address(brief: Brief, slug: str) -> str:
    """The article's address: the one given, else the profile's site with the slug, else none.

    The second is a guess that holds only where this run makes the article: posts alone link to no page of the site.
    """
    if brief.url or "blog" not in brief.channels:
        return brief.url
    return f"{brief.profile.site.rstrip('/')}/{slug}/" if brief.profile.site else ""
