"""What an author may say of himself: only what a fact of the profile holds, in its words or in others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from contentgen.model import Proof
from contentgen.verification.direction import reversals
from contentgen.verification.experience import experience, reports
from contentgen.verification.first_person import plain, speaks_of_itself
from contentgen.verification.kind import is_instruction
from contentgen.verification.name import names, vocabulary
from contentgen.verification.overlap import STOP, stem
from contentgen.verification.pairing import swapped
from contentgen.verification.paraphrase import classes_of, paraphrases, tokens, unheld
from contentgen.verification.period import other_time
from contentgen.verification.quantity import Quantity, changes, follows, stated
from contentgen.verification.unit import other_units

#: words that say more than a fact without them
STRONGER = frozenset(
    """
    all always any anyone best biggest completely countless each entire entirely every everybody everyone everywhere exclusive
    exclusively fastest finest first foremost forever fully greatest highest largest leading most multiple never nobody none numerous
    often only
    permanently regularly routinely typically usually
    single single-handed single-handedly singlehandedly sole solely top totally unique unrivalled alone wholly zero
    """.split()
)
_NO_RANK = re.compile(
    r"\bat (?:first|most|all)\b|\bfirst (?=thing|to )|\b(?:am|is|was|were|been|be|while|by|after|from) leading\b"
)
_SHARED = re.compile(r"\b(?:help\w*|(?:my|our) team|contribut\w+|assist\w*|support\w*|together)\b", re.IGNORECASE)
_NOT_ALONE = re.compile(
    r"\b(?:we|our|us|team|help\w*|co-?\w+ed|contribut\w+|assist\w*|support\w*|together|part|with|and I|under my"
    r"|worked|advis\w+|taught)\b",
    re.IGNORECASE,
)
_ON_ONES_OWN = re.compile(
    r"\b(?:on (?:my|our) own|by (?:myself|ourselves)|without (?:any )?help|from scratch|from the ground up)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:chapters?|sections?|parts?|modules?|drafts?|contribut\w+) (?:on|of|in|to|for|about)\b", re.IGNORECASE
)
_MAKES = re.compile(r"\b(?:wr(?:ote|itten|ite)|author|buil[td]|created?|made|developed)\b", re.IGNORECASE)
_CURRENCY = re.compile(r"[$€£¥]|\b(?:dollars?|euros?|pounds?)\b", re.IGNORECASE)
_A_TIME = re.compile(r"\b(?:a|an|per|each|every) (second|minute|hour|day|week|month|quarter|year)\b", re.IGNORECASE)
_UP_TO = re.compile(r"\bup to\b|\bas (?:much|many) as\b", re.IGNORECASE)
_CREDENTIAL = re.compile(
    r"^(?P<claim>(?:as|with|having|holding) [^,]+), (?:I|we) (?!have|had|was|were|'ve|did)", re.IGNORECASE
)
_BEFORE_A_NOUN = frozenset(
    "my our the these those their of in on for with at from by to as all some many two three four five six seven eight nine ten".split()
)
_CHANGES = re.compile(
    r"\d|\bhalv|\bdoubl|\btripl|\bcut\b|\breduc|\bfewer\b|\blower|\bfell\b|\bincreas|\bgrew\b|\brais", re.IGNORECASE
)


#: shares that are the same figure
ALIKE = 0.0051


def _many(text: str, fact: str) -> str:
    """A word in the plural of which the fact has only one."""
    known = set(tokens(fact))
    words = paraphrases()
    said = tokens(text)
    for before, word in zip(["", *said], said, strict=False):
        one = re.sub(r"ies$", "y", word) if word.endswith("ies") else word.removesuffix("s")
        if word == one or word in known or word in STOP or word.endswith("ss"):
            continue
        if stem(word) in words.classes and before and before not in _BEFORE_A_NOUN:
            continue
        single = one in known or (one not in known and stem(one) in {stem(k) for k in known} and one.endswith("er"))
        if single and not re.search(rf"\b[A-Z]\w+ {word}\b", text) and f"{one}'s" not in text.lower():
            return f"speaks of several '{word}' where the profile has one"
    return ""


def _widened(text: str, fact: str) -> str:
    """A measure without the word that narrows it in the fact: false alerts made alerts."""
    if not (_CHANGES.search(text) and _CHANGES.search(fact)):
        return ""
    said = set(tokens(text))
    known = [w.lower() if w[0].islower() else "" for w in re.findall(r"[^\W_]+(?:[-'][^\W_]+)*|[^\w\s]", fact)]
    words = paraphrases()
    for narrow, head, after in zip(known, known[1:], [*known[2:], ""], strict=False):
        inside = all(
            w.isalpha() and w not in STOP and stem(w) not in words.empty and stem(w) not in words.classes
            for w in (narrow, head)
            if w
        )
        ends = not after or after in STOP or not after.isalpha()
        left_out = head in said and narrow not in said and stem(narrow) not in {stem(w) for w in said}
        if narrow and head and inside and ends and left_out:
            return f"leaves out '{narrow}' of '{narrow} {head}'"
    return ""


def _credit(text: str, fact: str) -> str:
    if _SHARED.search(fact) and not _NOT_ALONE.search(text) and re.search(r"\bI\b", text):
        return "takes alone what the profile shares with others"
    if _PART.search(fact) and _MAKES.search(text) and not _PART.search(text) and _MAKES.search(fact):
        return "makes a whole of what the profile calls a part"
    return ""


def _stronger(text: str, fact: str) -> list[str]:
    known = set(tokens(fact)) | set(re.findall(r"[\w-]+", fact.lower()))
    share = any(q.value > 0.5 for q in stated(fact) if q.kind == "share") or " of the " in fact
    found = [
        word
        for word in dict.fromkeys(re.findall(r"[a-z]+(?:-[a-z]+)*", _NO_RANK.sub("", text.lower())))
        if word in STRONGER and word not in known and not (word == "most" and share and " of the " in text)
    ]
    for rank in re.finditer(r"\b(?:best|first|only|top|largest|leading) ([a-z]+)", text):
        ranked = re.findall(rf"\b{rank[0].split()[0]} ([a-z]+)", fact.lower())
        if ranked and stem(rank[1]) not in {stem(word) for word in ranked}:
            found.append(rank[0])
    found += [m[0] for m in _ON_ONES_OWN.finditer(text) if m[0].lower() not in fact.lower()]
    return [f"'{word}' is not in the profile" for word in found]


def faults_against(text: str, fact: str, period: str, allowed: str = "") -> tuple[str, ...]:
    """Why this fact of the profile does not hold the sentence; empty when it does. `allowed` are names known besides."""
    said = text.replace("’", "'")
    whole = f"{fact} {period}"
    known = vocabulary(f"{whole} {allowed}")
    figures = [q for q in stated(said) if q.kind != "year" and not (follows(q, fact) and not _misplaced(q, fact))]
    faults = [
        f"{q.text.strip()!r} does not follow from the profile"
        for q in figures
        if not _duration(q.value, said, q.text, period)
    ]
    faults += [f"name '{name}' is not in the profile" for name in sorted(names(said) - known)]
    faults += [f"'{word}' is not in the profile" for word in unheld(said, f"{whole} {allowed}")[:3]]
    faults += [*_stronger(said, whole), *other_time(said, fact, period)]
    faults += [*reversals(said, whole), *swapped(said, fact), *other_units(said, whole)]
    faults += [
        fault for fault in (_many(said, f"{whole} {allowed}"), _widened(said, fact), _credit(said, fact)) if fault
    ]
    faults += [f"'{m[0]}' is not in the profile" for m in _CURRENCY.finditer(said) if m[0].lower() not in fact.lower()]
    faults += [f"'{m[0]}' is not in the profile" for m in _A_TIME.finditer(said) if not _has_unit(m[1], fact, said)]
    if (up_to := _UP_TO.search(said)) and up_to[0].lower() not in fact.lower():
        faults.append(f"'{up_to[0]}' makes a promise of one result")
    if not _shares(said, whole):
        faults.append("tells nothing of the kind")
    if re.search(r"\bgone\b", said) and not list(stated(said)):
        faults.append("'gone' says all of it")
    return tuple(dict.fromkeys(faults))


def _misplaced(said: Quantity, fact: str) -> bool:
    """A figure that the fact reaches ("from 30% to 21%") said as its change ("by 21%"), or the other way about."""
    same = [q for q in stated(fact) if q.kind == said.kind and abs(q.value - said.value) < ALIKE]
    if said.link == "by":
        return (
            bool(same)
            and all(q.link in ("to", "from") for q in same)
            and not any(abs(said.value - true) < ALIKE for true in changes(fact))
        )
    if said.link == "to" and said.kind == "number":
        return bool(changes(fact)) and not any(follows(said, q.text) for q in stated(fact))
    return said.link == "to" and bool(same) and all(q.link == "by" for q in same)


def _shares(text: str, fact: str) -> bool:
    """Whether a sentence has any word in common with a fact that says what it is about."""
    words, stems = paraphrases(), {stem(word) for word in tokens(fact)}
    said = [word for word in tokens(text) if word not in STOP]
    return any(stem(word) in stems - words.empty for word in said) or bool(classes_of(said) & classes_of(tokens(fact)))


def _has_unit(unit: str, fact: str, text: str) -> bool:
    """Whether the fact counts by this unit of time; "by a quarter" is a share."""
    return unit.lower() in fact.lower() or bool(
        re.search(rf"\b(?:by|of|than|nearly|almost|about) an? {unit}\b", text, re.IGNORECASE)
    )


def _duration(value: float, text: str, number: str, period: str) -> bool:
    """Whether a number of years is the length of the period."""
    years = [int(y) for y in re.findall(r"(?:19|20)\d\d", period)]
    spoken = re.search(rf"{re.escape(number.strip())}[ -]years?\b", text)
    return bool(spoken) and len(years) > 1 and years[-1] - years[0] <= value <= years[-1] - years[0] + 1


def _same(text: str, fact: Proof) -> bool:
    """Whether the sentence is the fact itself, word for word, with or without its period."""
    said, told = (" ".join(re.findall(r"[^\W_]+|%", words.lower())) for words in (text, fact.statement))
    period = " ".join(re.findall(r"[^\W_]+", fact.period.lower()))
    return said in (told, f"{told} {period}".strip())


def held(text: str, proof: Sequence[Proof], allowed: str = "") -> tuple[str, ...]:
    """The least faults that any fact, or two facts told together, leave; empty when one holds the sentence."""
    best: tuple[str, ...] | None = None
    for fact in proof:
        if _same(text, fact):
            return ()
        faults = faults_against(text, fact.statement, fact.period, allowed)
        if not faults:
            return ()
        best = faults if best is None or len(faults) < len(best) else best
    for one, other in combinations(proof, 2):
        if _joined(text, one, other, allowed):
            return ()
    return best or ("the profile holds no fact",)


def _joined(text: str, one: Proof, other: Proof, allowed: str) -> bool:
    """Whether two facts hold a sentence together: all its words and names, and each part with a figure by one of them."""
    facts = f"{one.statement} {other.statement}"
    parts = [part for part in re.split(r"[,;:] | and (?!I )| but | while | where ", text) if part.strip()]
    if unheld(text, f"{facts} {allowed}") or names(text) - vocabulary(f"{facts} {one.period} {other.period} {allowed}"):
        return False
    context = f"{allowed} {' '.join(sorted(names(facts)))}"
    return len(parts) > 1 and all(
        any(not faults_against(part, p.statement, p.period, context) for p in (one, other)) for part in parts
    )


def personal_faults(text: str, proof: Sequence[Proof] = (), known: str = "") -> tuple[str, ...]:
    """Why a sentence may not stand as its author's own; empty when nothing speaks against it.

    A sentence that claims no experience, result, client or credential of its author is free. One that does must be held by
    one fact of the profile, or by two told together.

    Args:
        text: the sentence.
        proof: the profile's facts.
        known: other words of the profile that a sentence may use: the author's name, the organisation.

    Example:
        >>> facts = (Proof(statement="I cut false alerts at Umbrella by 40%", period="2023"),)
        >>> personal_faults("At Umbrella I brought the number of false alerts down.", facts)
        ()
        >>> personal_faults("I cut false alerts at Umbrella by 60%.", facts)[-1]
        "'60%' does not follow from the profile"

    """
    told = tells_of_author(text, proof)
    return faults_of_telling(text, told, proof, known) if told else ()


def tells_of_author(text: str, proof: Sequence[Proof]) -> tuple[str, ...]:
    """What a sentence tells of its author, by its form or by the names that the profile has; empty when nothing."""
    return experience(text) or _of_the_authors(text, proof)


def faults_of_telling(text: str, told: Sequence[str], proof: Sequence[Proof], known: str = "") -> tuple[str, ...]:
    """Why no fact of the profile holds what the sentence tells of its author; empty when one does."""
    lead = _CREDENTIAL.match(text)
    if lead and not experience(text[lead.end("claim") :]):
        text = lead["claim"].replace("As ", "I am ", 1) if text.startswith("As ") else lead["claim"]
    faults = held(text, proof, known)
    spoken = "first person: " if speaks_of_itself(text) else ""
    return (f"{spoken}{told[0]}, and no fact of the profile holds it", *faults) if faults else ()


def _capitalised(text: str) -> frozenset[str]:
    """The words with a capital, lower case, at the start of a sentence as well."""
    return frozenset(re.sub(r"'s$", "", word).lower() for word in re.findall(r"\b[A-Z][\w'-]+", text))


def _of_the_authors(text: str, proof: Sequence[Proof]) -> tuple[str, ...]:
    """A statement about what the profile names (a client, the author's firm) is one about the author's work."""
    told = " ".join(fact.statement for fact in proof)
    own = {name for name in names(told) if re.search(rf"\b{re.escape(name[0].upper() + name[1:])}\b", told)}
    words = plain(text)
    free = is_instruction(text) or text.rstrip().endswith("?") or not own & _capitalised(words)
    return () if free or not reports(words) else ("speaks of the author's own work",)
