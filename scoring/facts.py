"""Facts found in sentences: figures, dates, citation numbers, hashtags, asks, and where a phrase occurs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scoring.emoji import find_emoji
from scoring.structure import Block, Mark, Reference, Sentence
from scoring.text import sentence_spans, words
from scoring.vocabulary import content_words, stem, word_set

CITATION = re.compile(r"\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)\](?!\()")
_HASHTAG = re.compile(r"(?<![\w&/#])#([^\W\d_]\w*)")
_YEAR = re.compile(
    r"(?<![\w.,/-])(?:(?:Jan|Febr?|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? )?"
    r"(?:1[89]|20)\d{2}(?![\w%])(?!,\d)"
)
_FIGURE = re.compile(
    r"(?<![\w./#@-])(?:[$€£]\s?)?\d+(?:,\d{3})*(?:\.\d+)?"
    r"(?:\s?(?:%|per ?cent|percent|times|fold|x\b|ms\b|[kKMB]\b|GB|MB|million|billion|thousand))?"
    r"(?![\w/]|\.\w)"
)
_WORDED = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten) (?:in|out of|of) (?:an? )?"
    r"(?:ten|hundred|thousand|million|two|three|four|five|\d+)\b",
    re.IGNORECASE,
)
_LIST_NUMBER = re.compile(r"(?<!\s)\s*(?:\[\d{1,3}\]|\d{1,3}[.)])\s+")
_ENTRY = re.compile(r"\s*(?:\[(\d{1,3})\]|(\d{1,3})[.)])\s+(.+)")
_LOCATOR = re.compile(r"https?://|doi\.org|\bdoi:|arxiv:|\bISBN\b|\bpp?\. \d", re.IGNORECASE)
_SECOND_PERSON_ASK = re.compile(
    r"\b(?:let['’]?s (?:connect|talk|chat|discuss)|dm me|message me|reach out|get in touch|follow me|"
    r"share your|tell me|let me know|sign up|link in (?:bio|comments?|the comments?)|connect with me|"
    r"drop (?:a|your) comment|book a (?:call|demo))\b",
    re.IGNORECASE,
)

_TOWARDS_AUTHOR = re.compile(
    r"\b(?:me|us|our|my|here|below|comments?|newsletter|call|demo|link|now|today|post|article|guide|free)\b|->|→",
    re.IGNORECASE,
)


def read_sentences(blocks: Iterable[Block]) -> tuple[Sentence, ...]:
    """Split blocks into sentences; each knows its line, also inside a paragraph of several lines."""
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        for start, end in sentence_spans(block.text):
            text = block.text[start:end]
            line = block.line + block.text.count("\n", 0, start)
            spoken = words(CITATION.sub(" ", text))
            if spoken:
                found.append(Sentence(text, min(line, block.end_line), number, tuple(spoken)))
    return tuple(found)


def said_once(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Leave out the blocks that say word for word what one before them said."""
    seen: set[tuple[str, ...]] = set()
    new: list[Block] = []
    for block in blocks:
        spoken = tuple(word.lower() for word in words(block.text))
        if spoken not in seen:
            new.append(block)
        seen.add(spoken)
    return tuple(new)


def find_figures(sentences: Iterable[Sentence]) -> tuple[Mark, ...]:
    """Find measured numbers: not years, list numbers, citation numbers, versions or names with digits."""
    found: list[Mark] = []
    for sentence in sentences:
        text = CITATION.sub(" ", _LIST_NUMBER.sub("", sentence.text, count=1))
        rest = _YEAR.sub(" ", text)
        found.extend(Mark(match.group().strip(), sentence.line) for match in _FIGURE.finditer(rest))
        found.extend(Mark(match.group(), sentence.line) for match in _WORDED.finditer(rest))
    return tuple(found)


def find_dates(sentences: Iterable[Sentence]) -> tuple[Mark, ...]:
    """Find years, with their month where one is given."""
    return tuple(Mark(match.group(), each.line) for each in sentences for match in _YEAR.finditer(each.text))


def find_citations(blocks: Iterable[Block]) -> tuple[Mark, ...]:
    """Find each number cited as `[3]`, `[3, 4]` or `[3-5]` outside code and the reference list."""
    found: list[Mark] = []
    for block in blocks:
        if block.in_references:
            continue
        for match in CITATION.finditer(block.text):
            line = block.line + block.text.count("\n", 0, match.start())
            found.extend(Mark(str(number), line) for number in _numbers(match.group(1)))
    return tuple(found)


def _numbers(written: str) -> list[int]:
    numbers: list[int] = []
    for part in re.split(r"\s?[,;]\s?", written):
        low, _, high = part.replace("–", "-").partition("-")
        first, last = int(low), int(high or low)
        numbers.extend(range(first, last + 1) if first <= last <= first + 50 else (first, last))
    return numbers


def find_hashtags(lines: Sequence[str], first_line: int) -> tuple[Mark, ...]:
    """Find hashtags, without their sign."""
    numbered = enumerate(lines, start=first_line)
    return tuple(Mark(match.group(1), number) for number, line in numbered for match in _HASHTAG.finditer(line))


def find_pictures(lines: Sequence[str], first_line: int) -> tuple[Mark, ...]:
    """Find the emoji that readers see as pictures."""
    numbered = [(number, line) for number, line in enumerate(lines, start=first_line) if not line.isascii()]
    return tuple(Mark(text, number) for number, line in numbered for _, text in find_emoji(line))


def read_references(lines: Sequence[str], first_line: int, start: int, end: int) -> tuple[Reference, ...]:
    """Read the numbered entries that stand on the file lines `start` to `end`."""
    found: list[Reference] = []
    for number in range(start, end + 1):
        entry = _ENTRY.match(lines[number - first_line])
        if entry:
            found.append(Reference(int(entry.group(1) or entry.group(2)), entry.group(3), number))
    return tuple(found)


def listed_references(blocks: Iterable[Block]) -> tuple[Reference, ...]:
    """Number the entries of a page's list of references; one that brings its own number keeps it."""
    found: list[Reference] = []
    for place, block in enumerate(blocks, start=1):
        entry = _ENTRY.match(block.text)
        number = int(entry.group(1) or entry.group(2)) if entry else place
        found.append(Reference(number, entry.group(3) if entry else block.text, block.line))
    return tuple(found)


def has_locator(text: str) -> bool:
    """Tell whether a reference says where to find the source: an address, DOI, ISBN or pages."""
    return bool(_LOCATOR.search(text))


def phrase_hits(phrase: str, sentences: Iterable[Sentence]) -> tuple[Mark, ...]:
    """Find where the words of `phrase` follow each other, in any inflection that `stem` joins."""
    wanted = [stem(word) for word in words(phrase)]
    found: list[Mark] = []
    for sentence in sentences:
        found.extend(Mark(phrase, sentence.line) for _ in range(_count_run(wanted, sentence.words)))
    return tuple(found)


def holds_phrase(phrase: str, text: str) -> bool:
    """Tell whether `text` has the words of `phrase` in a row."""
    wanted = [stem(word) for word in words(phrase)]
    return _count_run(wanted, tuple(words(text))) > 0


def coverage(phrase: str, text: str) -> float:
    """Find the share of the phrase's content words that `text` holds, in any order."""
    wanted = {stem(word) for word in content_words(words(phrase))} or {stem(word) for word in words(phrase)}
    if not wanted:
        return 0.0
    present = {stem(word) for word in words(text)} | {stem(word) for word in words(text.replace("-", " "))}
    return len(wanted & present) / len(wanted)


def _count_run(wanted: list[str], spoken: Sequence[str]) -> int:
    if not wanted:
        return 0
    stems = [stem(word) for word in spoken]
    width = len(wanted)
    return sum(1 for at in range(len(stems) - width + 1) if stems[at : at + width] == wanted)


def is_ask(sentence: Sentence) -> bool:
    """Tell whether a sentence asks the reader to act towards the author: comment, connect, book, sign up."""
    if _SECOND_PERSON_ASK.search(sentence.text):
        return True
    return sentence.words[0].lower() in word_set("ask_verbs") and bool(_TOWARDS_AUTHOR.search(sentence.text))
