"""Phrase rules: the quick look that comes first loses none of what the rules find."""

from __future__ import annotations

from pathlib import Path

import pytest

import scoring
from scoring.phrases import find_phrases, load_rules
from scoring.plain import parse_plain

RULES = sorted(path.stem for path in (Path(scoring.__file__).parent / "rules").glob("*.toml"))
TEXTS = sorted(path for path in Path(__file__).parent.rglob("*") if path.suffix in {".toml", ".md", ".txt"})


@pytest.mark.parametrize("name", RULES)
def test_every_block_that_a_rule_matches_is_read(name: str) -> None:
    held = 0
    for path in TEXTS:
        for block in parse_plain(path.read_text(encoding="utf-8"), 1).blocks:
            matched = any(rule.pattern.search(block.text) for rule in load_rules(name))
            held += matched
            assert bool(find_phrases(name, [block])) is matched, block.text
    assert held


def test_capitals_and_line_breaks_are_read_as_the_rules_say() -> None:
    blocks = parse_plain("The CHAIRMAN\u2019s list. tbd TBD", 1).blocks
    assert [hit.text for hit in find_phrases("inclusive", blocks)] == ["CHAIRMAN"]
    assert [hit.text for hit in find_phrases("placeholders", blocks)] == ["TBD"]
