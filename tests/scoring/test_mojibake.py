"""Garbled text comes back exactly as it was, and sound text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Document, score
from scoring.mojibake import ENCODINGS, find_misread, repair

TEXTS = (
    "café — “ok” 🤖 ®",
    "naïve façade, “quoted”, it’s 30–40 % …",
    "🛠️ 👨‍💻 👇",
    "€ 5 → ≥ 3 × ½ • done",
    "Österreich, Ångström, São Paulo, à la carte",
    "日本語 テスト",
    "Привет, мир",
    "Ελληνικά",
    "it’s",
    "“à la carte”, l’été, «É», “CAFÉ”—ok",
)
SOUND = (
    *TEXTS,
    "“AMANHÔ ",
    "“CAFÉ”—a",
    "l’été",
    "2√π r, x ≈ ±2, ≈£5",
    "10 Å±0.1",
    "┌─┬┐\n├─┼┤\n└─┴┘",
    "├── été",
    "„Ö“ ‚so‘ ‹Ö› „Äpfel“",
    "İstanbul’a",
    "¿Qué? ¡Sí! À”…",
)


def garbled(text: str, encoding: str) -> str:
    """What a reader sees who takes the UTF-8 of a text for another encoding."""
    return "".join(_shown(byte, encoding) for byte in text.encode())


def _shown(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_garbled_once_or_twice_comes_back_exactly(text: str, encoding: str) -> None:
    once = garbled(text, encoding)
    assert once != text
    assert repair(once) == text
    assert repair(garbled(once, encoding)) == text


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_left_alone(text: str) -> None:
    assert find_misread(text) == ()
    assert repair(text) == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_short_doubtful_sequence_is_believed_beside_a_certain_one(encoding: str) -> None:
    alone, beside = garbled("Ö", encoding), garbled("Ö — it’s", encoding)
    assert repair(alone) == (alone if encoding != "latin-1" else "Ö")
    assert repair(beside) == "Ö — it’s"


@given(st.lists(st.sampled_from(["word", "café", "—", "“so”", "🤖", "it’s", "naïve", "…"]), min_size=1, max_size=12))
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_words_of_a_text_come_back_in_any_order(encoding: str, parts: list[str]) -> None:
    text = " ".join(parts)
    assert repair(text) == text
    assert repair(garbled(text, encoding)) == text


@given(st.text(max_size=80))
def test_any_text_is_read_and_repair_settles(text: str) -> None:
    for misread in find_misread(text):
        assert 0 <= misread.start < misread.end <= len(text)
    assert isinstance(repair(text), str)


def test_a_finding_names_the_signs_and_brings_the_repair() -> None:
    document = Document.from_text("linkedin", "Plain.\nA " + garbled("🤖", "mac_roman") + " here and a \uf8ff.")
    first, second = score(document).blockers
    assert (first.line, first.column, first.fix) == (2, 3, "🤖")
    assert (second.line, second.fix) == (2, None)
