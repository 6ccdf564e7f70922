"""What kind of sentence this is, by its form: a question, an instruction, a personal statement, or a claim."""

from __future__ import annotations

import re

from contentgen.model import SentenceKind
from contentgen.verification.first_person import speaks_of_itself
from contentgen.verification.name import names
from contentgen.verification.number import numbers

#: the reader is asked to speak to the author, who says nothing by it
_ADDRESSED = re.compile(r"\b(?:tell|show|ask|give) (?:me|us)\b", re.IGNORECASE)
REPORTING = re.compile(
    r"\b(?:studies (?:show|find|suggest)|(?:a|one|the|recent) study|research(?:ers)? (?:show|find|suggest|has|have)\w*|surveys? "
    r"(?:show|find)\w*|experts? (?:say|agree|warn)\w*|report(?:s|ed)? that|according to|found that|it is (?:proven|known) that|"
    r"proven|proves|evidence (?:shows|suggests) that|data (?:shows?|suggests?) that|per ?cent|statistics show)\b",
    re.IGNORECASE,
)
#: a statement about how often or how much things happen, which nobody knows without counting
QUANTIFIED = re.compile(
    r"\b(?:most|nearly (?:all|every)|almost (?:all|every)|the majority of|half of|every|all|few|no) (?:\w+ ){0,2}?"
    r"(?:teams?|compan(?:y|ies)|organi[sz]ations?|engineers?|users?|customers?|developers?|outages?|incidents?|failures?|projects?)\b"
    r"(?! (?:should|must|may|might|can|could|needs?|deserves?|wants?|gets?)\b)"
    r"|\b(?:(?:a|one|two|three|four)[ -])(?:third|quarter|fifth|tenth)s? of (?:the|all|its|their|these|those) \w+"
    r"|\b(?:halv|doubl|tripl|quadrupl)(?:e|es|ed|ing)\b|\b(?:twice|three times|ten times) as\b"
    r"|\bcauses? (?:most|of (?:most|nearly|almost|all|every))\b|\bworldwide\b"
    r"|(?<!no )(?<!not be )(?<!cannot be )(?<!not )(?<!cannot )\bguarante\w+\b",
    re.IGNORECASE,
)
IMPERATIVE = frozenset(
    """
    accept add agree aim alert answer apply ask assign attach audit avoid be begin break bring build call change
    check choose collect compare compute connect consider count create cut date decide define deploy derive
    describe design do document don't draw drop estimate evaluate expect export expect fail fix follow give
    grade group have hold identify include insist inspect instrument investigate keep know label learn leave let
    limit link list log look make map mark mask measure mind monitor name never note open pair page pass pick
    pin place plan prefer print publish put question read recall record reject release remember remove repeat
    replace report require rerun reserve resist retain review rotate route run sample save score select send
    separate set share show sign skip sort split spend start state stop store take tell test then tie track
    trace train treat trust try turn use validate verify wait watch weigh write
    """.split()
)
_LEADING = re.compile(
    r"^(?:(?:so|then|first|second|third|next|finally|instead|also|and|but|therefore|now|always|"
    r"(?:before|if|when|for|where|until|once|after) [^,]+),? )+",
    re.IGNORECASE,
)


def is_instruction(text: str) -> bool:
    """Whether the sentence tells the reader to do something."""
    rest = _LEADING.sub("", text.strip("-•→[] ").replace("’", "'"))
    first = re.match(r"[A-Za-z']+", rest)
    return bool(first) and first[0].lower() in IMPERATIVE  # type: ignore[index]


def kind_of(text: str) -> SentenceKind:
    """The kind by form alone. What cannot be told to be something else is a claim and needs evidence.

    Example:
        >>> kind_of("Which alert would have noticed?"), kind_of("Mask prompts before export."), kind_of("Drift hurts.")
        ('question', 'instruction', 'claim')

    """
    stripped = text.strip().rstrip("\"”'’)")
    if re.fullmatch(r"https?://\S+", stripped):
        return "link"
    if speaks_of_itself(_ADDRESSED.sub(" ", text)):
        return "personal"
    if stripped.endswith("?"):
        return "question"
    return "instruction" if is_instruction(text) else "claim"


def is_factual(
    text: str, known_names: frozenset[str] = frozenset(), known_numbers: frozenset[str] = frozenset()
) -> bool:
    """Whether the sentence needs a source even if its writer calls it an opinion or an instruction.

    That is so when it holds a figure, a name that the brief and the cited evidence do not know, counts without saying
    what was counted ("most outages"), or speaks of studies.
    """
    spoken = REPORTING.search(text) or QUANTIFIED.search(text)
    return bool(spoken or numbers(text) - known_numbers or names(text) - known_names)
