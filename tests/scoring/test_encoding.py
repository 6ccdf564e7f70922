"""Bytes of any kind: read as they were meant, or refused by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.encoding import NotTextError, Reading, read_bytes

TEXT = "“Café” — it’s 30–40 % … naïve Ünlü São Österreich\nsecond £5 line"
DOS = "Café naïve über große señor ½ £5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_and_nothing_said(encoding: str) -> None:
    assert read_bytes(TEXT.encode(encoding)) == Reading(TEXT)


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (TEXT, "utf-16", "utf-16-le"),
        (TEXT, "utf-16-le", "utf-16-le"),
        (TEXT, "utf-16-be", "utf-16-be"),
        (TEXT, "utf-32", "utf-32-le"),
        (TEXT, "cp1252", "Windows-1252"),
        (TEXT, "mac_roman", "Mac OS Roman"),
        (DOS, "cp437", "DOS code page 437"),
        (DOS, "latin-1", "Windows-1252"),
    ],
)
def test_another_encoding_is_read_and_said(text: str, encoding: str, name: str) -> None:
    reading = read_bytes(text.encode(encoding))
    assert (reading.text, reading.encoding) == (text, name)
    assert "ave it as UTF-8" in reading.said


def test_what_is_said_names_the_byte_and_the_line() -> None:
    reading = read_bytes(b"Plain.\nCaf\xe9 again.")
    assert reading.line == 2
    assert reading.said.startswith("Byte 10 (0xE9) is no UTF-8; the text was read as Windows-1252.")


def test_line_ends_become_one_kind() -> None:
    assert read_bytes(b"a\r\nb\rc\n").text == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 9, "zero bytes"),
        (b"PK\x03\x04\x14\x00\x00", "zero bytes"),
        (b"\xff\xfe\x00", "begins like UTF-16-LE"),
        (bytes(range(1, 32)) * 9, "control characters"),
        (bytes(range(1, 256)) * 9, "control characters"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, why: str) -> None:
    with pytest.raises(NotTextError, match=why):
        read_bytes(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        reading = read_bytes(data)
    except NotTextError:
        return
    assert "\r" not in reading.text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=80))
def test_text_saved_as_utf8_comes_back(text: str) -> None:
    assert read_bytes(text.encode()) == Reading(text)
