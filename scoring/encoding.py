"""Bytes to text: UTF-8 as it should be, anything else detected and said, what is no text refused.

The order is that of the WHATWG encoding standard's decode step, a byte order mark before everything; after it valid
UTF-8, then UTF-16 by its zero bytes, then the one-byte encoding in which the high bytes read most like prose.

Source: https://encoding.spec.whatwg.org/#decode
"""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: one-byte encodings that people's editors have written, likeliest first
_ONE_BYTE = ("cp1252", "mac_roman", "cp437")
_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman", "cp437": "DOS code page 437"}
_SAMPLE = 65536
#: more control characters than this share of the sample are no text
_MOST_CONTROLS = 0.02
#: this share of zeros on one side of the byte pairs is UTF-16
_LEAST_ZEROS = 0.3
_BETWEEN_WORDS = frozenset("“”‘’–—…•«»€£©®™°·½¼¾×±§¿¡\u00a0")


class NotTextError(ValueError):
    """The bytes are no text in any encoding; the message says what they look like."""


@dataclass(frozen=True)
class Reading:
    """Text read from bytes. `said` is empty for UTF-8, else what was found and what to do; `line` is where it shows."""

    text: str
    encoding: str = "utf-8"
    said: str = ""
    line: int = 1


def read_bytes(data: bytes) -> Reading:
    r"""Read the bytes of a file, whatever they are; line ends of Windows and of old Macs become `\n`.

    Raises NotTextError for pictures, archives and other bytes that hold no text.

    >>> read_bytes("“Café”".encode("cp1252")).encoding, read_bytes(b"plain").said
    ('Windows-1252', '')
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start)
    if "\0" in text[:_SAMPLE]:
        return _wide(data)
    _refuse_controls(text)
    return Reading(_lines(text))


def _marked(data: bytes, name: str) -> Reading:
    if name == "utf-8":
        return read_bytes(data)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise NotTextError(f"begins like {name.upper()} but is not at byte {error.start}") from error
    return Reading(_lines(text), name, f"The file is {name.upper()}; save it as UTF-8, which every platform takes.")


def _wide(data: bytes) -> Reading:
    """Read UTF-16 without a mark: letters of the West have a zero on one side of each pair."""
    sample = data[:_SAMPLE]
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) >= _LEAST_ZEROS * max(1, len(zeros)):
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                _refuse_controls(text)
                said = f"The file is {name.upper()} without a mark; save it as UTF-8, which every platform takes."
                return Reading(_lines(text), name, said)
    raise NotTextError("holds zero bytes: it is a picture, an archive or another binary file")


def _not_utf8(data: bytes, at: int) -> Reading:
    if b"\0" in data[:_SAMPLE]:
        return _wide(data)
    read = {name: data.decode(name, errors="replace") for name in _ONE_BYTE}
    name = max(_ONE_BYTE, key=lambda each: _prose(read[each][:_SAMPLE]))
    _refuse_controls(read[name])
    line = data.count(b"\n", 0, at) + 1
    said = (
        f"Byte {at} (0x{data[at]:02X}) is no UTF-8; the text was read as {_NAMES[name]}. "
        "Save it as UTF-8 and look at the accents and dashes."
    )
    return Reading(_lines(read[name]), _NAMES[name], said, line)


def _prose(text: str) -> float:
    """How much the characters beyond ASCII read like prose: accents within words, signs between them."""
    points = 0.0
    for at, letter in enumerate(text):
        if letter.isascii():
            continue
        near = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
        in_word = any(each.isalpha() for each in near)
        if letter in _BETWEEN_WORDS or (
            letter.isalpha() and in_word and unicodedata.name(letter, "").startswith("LATIN SMALL")
        ):
            points += 1.0
        elif letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN"):
            points += 0.5 if not any(each.islower() for each in near[:1]) else -0.5
        else:
            points -= 1.0
    return points


def _refuse_controls(text: str) -> None:
    sample = text[:_SAMPLE]
    controls = sum(1 for letter in sample if letter < " " and letter not in "\t\n\r\f\v\x1b\b")
    if controls > _MOST_CONTROLS * len(sample):
        raise NotTextError("holds control characters: it is a binary file")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
