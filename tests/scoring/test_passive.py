"""Passive verbs in sixty labelled sentences, and where the finder is known to err."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from scoring.passive import passive_spans

SENTENCES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("passive.toml").read_text(encoding="utf-8"))
PASSIVE: list[list[str]] = SENTENCES["passive"]
ACTIVE: list[str] = SENTENCES["active"]
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.95


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in passive_spans(text)]


def test_there_are_sixty_sentences_half_of_them_passive() -> None:
    assert (len(PASSIVE), len(ACTIVE)) == (30, 30)
    assert len({text for text, _ in PASSIVE} | set(ACTIVE)) == 60


def test_precision_and_recall_on_the_sixty_sentences() -> None:
    right = [text for text, verb in PASSIVE if verb in found(text)]
    wrong = [(text, found(text)) for text in ACTIVE if found(text)]
    wrong += [(text, found(text)) for text, verb in PASSIVE if [each for each in found(text) if each != verb]]
    missed = [text for text, _ in PASSIVE if text not in right]
    assert len(right) / (len(right) + len(wrong)) >= LEAST_PRECISION, wrong
    assert len(right) / len(PASSIVE) >= LEAST_RECALL, missed


def test_a_verb_in_a_sentence_of_two_clauses_is_found_once_each() -> None:
    assert found("It was cut, and the rest was thrown away.") == ["was cut", "was thrown"]
