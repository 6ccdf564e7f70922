"""Which sentences of a text may be quoted, of what kind they are and whether they stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.model import EvidenceKind
from contentgen.sources.base import Limits

_END = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s|$)""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|al|Fig|Figs|Eq|Sec|No|Nos|Vol|Dr|Mr|Mrs|Ms|Prof|St|approx|ca|resp|incl"
    r"|etc|Inc|Ltd|Co|Jr"
    r"|p|pp|ed|eds|Ch|Art|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|E\.U|z\.B|d\.h|bzw|usw)"
    r"|(?:^|\s|\()[A-Z](?:\.[A-Z])*)\.$"
)
_WORD = re.compile(r"[^\W_]+(?:['’.,:/-][^\W_]+)*")
_NOISE = re.compile(
    r"https?://|www\.|\S+@\S+\.\S|[{}<>|\\]|=>|\s=\s|`|::|[•▪●]|\(\)|;;|\$\(|\.{4,}|\bcookies?\b"
    r"|\ball rights reserved\b|©|\bsubscribe\b|"
    r"\bsign (?:up|in)\b|\bclick (?:here|below|on)\b|\bread more\b|\bprivacy policy\b"
    r"|\bterms of (?:use|service)\b|"
    r"\bnewsletter\b|\bjavascript\b|\blorem ipsum\b|\btable of contents\b|\bshare this\b",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?:this|these|those|that|it|its|they|their|them|he|she|his|her|such|so|here|there|then|thus"
    r"|hence|therefore|however|"
    r"but|and|or|yet|also|moreover|furthermore|additionally|in addition|instead|otherwise"
    r"|nevertheless|nonetheless|"
    r"for example|for instance|in contrast|by contrast|similarly|likewise|conversely|consequently"
    r"|as a result|finally|"
    r"first|second|third|next|lastly|meanwhile|again|now|further|both|another|as (?:above|mentioned|noted|shown)|"
    r"in (?:this|that|these|such) |at this|to this|for this|with this|the (?:above|former|latter"
    r"|following|same))\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|ours|my|mine|me|us|I['’](?:ve|m|d|ll)|we['’](?:ve|re|d|ll))\b")
_DEFINITION = re.compile(
    r"^(?:an? |the )?[\w\s()'’/-]{2,60}?\s(?:is (?:an? |the (?:process|practice|ability|degree|act"
    r"|term))|are (?:the )?\w+s that\b|"
    r"means\b|refers to\b|is defined as\b|denotes\b|describes the\b)",
    re.IGNORECASE,
)
_HOW_TO = re.compile(r"\b(?:should|must|ought to|needs? to|has to|have to|recommend(?:s|ed)?)\b", re.IGNORECASE)
_IMPERATIVE = re.compile(
    r"^(?:(?:always|never|do not|don['’]t|please) )?(?:use|keep|set|add|store|record|log|measure"
    r"|track|monitor|test|check|"
    r"run|start|avoid|choose|define|write|review|sample|mask|alert|compare|validate|verify|collect"
    r"|send|limit|make|"
    r"build|create|document|evaluate|grade|mix|bake|place|remove|replace|update|install|configure"
    r"|consider|ensure|"
    r"try|read|plan|prefer|separate|label|count|report|tell|give|let|put|take|apply|assign|attach|audit)\b",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"\b(?:but|however|although|though|despite|whereas|yet|not|no|never|cannot|fails?|nor)\b|n['’]t\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")


def split(text: str) -> Iterator[tuple[int, str]]:
    """Return the sentences of a text, a last one without an end included, and where each begins."""
    start = 0
    for match in _END.finditer(text):
        ends = match.group()[0] != "." or not _ABBREVIATION.search(text[start : match.start() + 1])
        if ends and not _goes_on(text, match.end()):
            yield from _piece(text, start, match.end())
            start = match.end()
    yield from _piece(text, start, len(text))


def _goes_on(text: str, position: int) -> bool:
    rest = text[position : position + 40].lstrip()
    return bool(rest) and rest[0].islower() and not _inner_capital(rest)


def _piece(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    raw = text[start:end]
    piece = raw.strip()
    if piece:
        yield start + len(raw) - len(raw.lstrip()), piece


def words(text: str) -> list[str]:
    """Return the words of a text, with inner hyphens, points and apostrophes."""
    return _WORD.findall(text)


def why_not_citable(sentence: str, limits: Limits) -> str:
    """Why a sentence cannot be quoted as evidence; empty if it can. Expects single spaces."""
    count = len(words(sentence))
    checks = (
        (count < limits.min_words, "too short"),
        (count > limits.max_words, "too long"),
        (bool(re.search(r"\s[.!]$", sentence)), "not prose"),
        (not re.search(r"""[.!…]["'”’»)\]]*$""", sentence), "no end of sentence"),
        (sentence.endswith(("...", "…")), "cut off"),
        (_starts_badly(sentence), "a fragment"),
        (bool(_NOISE.search(sentence)), "navigation, code or an address"),
        (_unbalanced(sentence), "brackets or quotation marks do not close"),
        (_share_of_letters(sentence) < 0.65, "not prose"),
        (sentence.isupper(), "a heading"),
    )
    return next((reason for failed, reason in checks if failed), "")


def _starts_badly(sentence: str) -> bool:
    first = sentence.lstrip("\"'“‘«([")[:40]
    if not first or not (first[0].isalnum() or first[0] in "$€£~<≥≤"):
        return True
    return first[0].islower() and not _inner_capital(first)


def _inner_capital(text: str) -> bool:
    """Whether the first word is a name that begins small: iOS, scikit-learn, k6."""
    head = text.split(maxsplit=1)[0].rstrip(".,;:")
    return any(char.isupper() or char.isdigit() or char == "-" for char in head[1:])


def _unbalanced(sentence: str) -> bool:
    pairs = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
    return sentence.count('"') % 2 == 1 or any(sentence.count(a) != sentence.count(b) for a, b in pairs)


def _share_of_letters(sentence: str) -> float:
    return sum(char.isalpha() or char == " " for char in sentence) / len(sentence)


def stands_alone(sentence: str) -> bool:
    """Whether a sentence is understood without its neighbours: no dangling pronoun at its start."""
    return not _DANGLING.match(sentence.lstrip("\"'“‘"))


def weight_of(sentence: str) -> int:
    """How much a sentence is worth printing: 4 with a figure, 3 without, 1 if it does not stand alone."""
    if not stands_alone(sentence):
        return 1
    return 4 if _FIGURE.search(sentence) and not _FIRST_PERSON.search(sentence) else 3


def kind_of(sentence: str) -> EvidenceKind:
    """Return the kind of a sentence by simple cues, the author's own voice first."""
    if _FIRST_PERSON.search(sentence):
        return "author-statement"
    if _IMPERATIVE.match(sentence) or _HOW_TO.search(sentence):
        return "how-to"
    if _DEFINITION.match(sentence):
        return "definition"
    if _FIGURE.search(sentence):
        return "fact"
    return "counter-evidence" if _COUNTER.search(sentence) else "fact"
