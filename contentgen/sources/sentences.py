"""Which sentences of a text may be quoted, of what kind they are and whether they stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.model import EvidenceKind
from contentgen.sources.base import Limits
from contentgen.sources.leaning import is_apparatus_line, is_part, leans, points_elsewhere
from contentgen.sources.manual import is_manual_line

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
_FIRST_PERSON = re.compile(
    r"\b(?:[Ww]e|[Oo]urs?|[Mm]y|mine|me|us|[Mm]yself|[Oo]urselves|[Ww]e['’](?:ve|re|d|ll))\b"
    r"|(?<!Type )(?<!Phase )(?<!Part )(?<!Level )(?<!Class )(?<!Annex )(?<!Article )\bI(?:['’](?:ve|m|d|ll))?(?![\w/.-])"
)
_DEFINITION = re.compile(
    r"^(?:an? |the )?[\w\s()'’/-]{2,60}?\s(?:is (?:an? |the (?:process|practice|ability|degree|act"
    r"|term)|the \w+ (?:of|that|which|in which|at which)\b)|are (?:the )?\w+s that\b|"
    r"means\b|refers to\b|is defined as\b|denotes\b|describes the\b)",
    re.IGNORECASE,
)
_HOW_TO = re.compile(
    r"\b(?:should|must|ought to|needs? to|has to|have to|recommend(?:s|ed)?)\b(?! (?:have|not have)\b)", re.IGNORECASE
)
_IMPERATIVE = re.compile(
    r"^(?:(?:always|never|do not|don['’]t|please) )?(?:use|keep|add|avoid|choose|define|verify|validate|collect|compare|send|make"
    r"|build|create|evaluate|bake|remove|replace|install|configure|consider|ensure|try|prefer|tell|give|let|put|take|apply|assign"
    r"|attach|decide|delete|drop|agree|ask|begin|bring|follow|find|learn|leave|treat|warn|write)\b(?!-)",
    re.IGNORECASE,
)
# Verbs that are nouns as well: an order only before what no noun has behind it ("Test restores weekly", "Alert the team").
_NOUN_OR_VERB = re.compile(
    r"^(?:(?:always|never|do not|don['’]t|please) \w+\b(?!-)|(?:set|store|record|log|measure|track|monitor|test|check|run|start"
    r"|review|sample|mask|alert|limit|document|grade|mix|place|update|read|plan|separate|label|count|report|audit|cache|rotate|cut"
    r"|limit|group|name|note|order|page|pin|pause|practise|rehearse|schedule|silence|watch|warm) "
    r"(?:(?:the|an?|each|every|your|all|any|no|one|only|both|what|when|whether|how|which|who|for|down|up|out|in|twice)\b"
    r"|\w+[^s\W]s (?:by|for|from|in|into|on|at|to|with|without|before|after|per|until|when|if|that|which|as|and|or|twice|once"
    r"|weekly|daily|monthly|\w+ly)\b|\w+[^s\W]s[.,]))",
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


def why_not_citable(sentence: str, limits: Limits, *, language: str = "en") -> str:
    """Why a sentence cannot be quoted as evidence; empty if it can. Expects single spaces."""
    count = len(words(sentence))
    if not limits.min_words <= count <= limits.max_words or len(sentence) > limits.max_sentence_characters:
        return "too short" if count < limits.min_words else "too long"
    checks = (
        ("\ufffd" in sentence, "letters that cannot be read"),
        (bool(re.search(r"\s[.!]$", sentence)), "not prose"),
        (not re.search(r"""[.!…]["'”’»)\]]*$""", sentence), "no end of sentence"),
        (sentence.endswith(("...", "…")), "cut off"),
        (_starts_badly(sentence), "a fragment"),
        (bool(_NOISE.search(sentence)), "navigation, code or an address"),
        (_unbalanced(sentence), "brackets or quotation marks do not close"),
        (_share_of_letters(sentence) < 0.65, "not prose"),
        (sentence.isupper(), "a heading"),
        (is_apparatus_line(sentence), "a caption or a way through the document"),
        (points_elsewhere(sentence), "points at another place of its document"),
        (leans(sentence), "leans on the sentence before it"),
        (language == "en" and is_manual_line(sentence), "a line of a manual that its place explains"),
        (language == "en" and is_part(sentence) and not _tells_to_do(sentence), "no whole sentence"),
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


def weight_of(sentence: str) -> int:
    """How much a sentence is worth printing: figures, definitions and advice most, what one author thinks least."""
    figure = bool(_FIGURE.search(sentence))
    if speaks_of_itself(sentence):
        return 3 if figure else 2
    return 4 if figure or kind_of(sentence) in ("definition", "how-to") else 3


def speaks_of_itself(sentence: str) -> bool:
    """Whether a sentence is in the first person, so that only its author can be named as saying it."""
    return bool(_FIRST_PERSON.search(sentence))


def _tells_to_do(sentence: str) -> bool:
    return bool(_IMPERATIVE.match(sentence) or _NOUN_OR_VERB.match(sentence))


def kind_of(sentence: str) -> EvidenceKind:
    """Return the kind of a sentence by simple cues, the author's own voice first."""
    if speaks_of_itself(sentence):
        return "author-statement"
    if _tells_to_do(sentence) or _HOW_TO.search(sentence):
        return "how-to"
    if _DEFINITION.match(sentence):
        return "definition"
    if _FIGURE.search(sentence):
        return "fact"
    return "counter-evidence" if _COUNTER.search(sentence) else "fact"
