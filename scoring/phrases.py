"""Phrase rules as data: `rules/*.toml` hold patterns and what to say; nothing here knows a phrase."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from scoring.structure import Block

_BEFORE, _AFTER = r"(?<![\w-])", r"(?![\w-])"


@dataclass(frozen=True)
class PhraseRule:
    """Patterns that share a message; one compiled expression for all of them."""

    name: str
    message: str
    pattern: re.Pattern[str]
    weight: float = 1.0


@dataclass(frozen=True)
class Hit:
    """A phrase found: what, where, by which rule."""

    text: str
    line: int
    rule: PhraseRule


@lru_cache(maxsize=16)
def load_rules(name: str) -> tuple[PhraseRule, ...]:
    """Read `rules/<name>.toml`: tables of `patterns` (expressions at word borders) and a `message`."""
    text = resources.files("scoring").joinpath(f"rules/{name}.toml").read_text(encoding="utf-8")
    return tuple(_rule(key, table) for key, table in tomllib.loads(text).items())


def find_phrases(name: str, blocks: Iterable[Block]) -> tuple[Hit, ...]:
    """Find every phrase of `rules/<name>.toml` in blocks of text, in reading order, overlaps once."""
    hits: list[Hit] = []
    hint = _hint(name)
    for block in blocks:
        if not hint.search(block.text.casefold()):
            continue
        taken = bytearray(len(block.text))
        for rule in load_rules(name):
            for match in rule.pattern.finditer(block.text):
                start, end = match.span()
                if any(taken[start:end]):
                    continue
                taken[start:end] = b"\1" * (end - start)
                line = block.line + block.text.count("\n", 0, start)
                hits.append(Hit(match.group(), min(line, block.end_line), rule))
    return tuple(sorted(hits, key=lambda hit: hit.line))


@lru_cache(maxsize=16)
def _hint(name: str) -> re.Pattern[str]:
    """All rules as one expression for folded text: it finds the few blocks that the slower rules have to read."""
    bodies = [rule.pattern.pattern.removeprefix(_BEFORE).removesuffix(_AFTER) for rule in load_rules(name)]
    parts = [body.replace("(?-i:", "(?i:") for body in bodies]
    folded = [part if not re.search(r"(?<!\\)[A-Z]", part) else f"(?i:{part})" for part in parts]
    return re.compile(f"{_BEFORE}(?:{'|'.join(folded)}){_AFTER}")


def _rule(name: str, table: dict[str, object]) -> PhraseRule:
    patterns = table["patterns"]
    if not isinstance(patterns, list):
        raise TypeError(f"rule {name!r}: patterns must be a list")
    joined = "|".join(f"(?:{pattern})" for pattern in patterns).replace(" ", r"\s+").replace("'", "['’]")
    weight = table.get("weight", 1.0)
    return PhraseRule(
        name,
        str(table["message"]),
        re.compile(f"{_BEFORE}(?:{joined}){_AFTER}", re.IGNORECASE),
        float(weight) if isinstance(weight, (int, float)) else 1.0,
    )
