"""Whether code may stand in an article: as its source has it, beside a sentence that rests on the same place."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.channels import blog
from contentgen.model import Block, Code, Research


def is_verbatim(block: Code, research: Research) -> bool:
    """Whether code stands letter for letter under a sentence that its caption cites."""
    known = {item.id for item in research.ledger}
    found = (research.snippet(each) for each in block.caption.evidence if each in known)
    return any(snippet is not None and snippet.text == block.text for snippet in found)


def with_its_sentence(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a part without code whose evidence no sentence of the part cites any more."""
    prose = (block for block in blocks if not isinstance(block, Code))
    cited = {e for block in prose for sentence in blog.sentences_of(block) for e in sentence.evidence}
    return tuple(b for b in blocks if not isinstance(b, Code) or cited & set(b.caption.evidence))
