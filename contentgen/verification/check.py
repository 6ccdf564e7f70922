"""One sentence against its evidence: numbers, names, direction, wording."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.model import Evidence, Frozen, Proof, Sentence, Source, Verdict
from contentgen.verification.agreement import disagreements, stated_otherwise, without_units
from contentgen.verification.assertion import assertions
from contentgen.verification.direction import reversals
from contentgen.verification.kind import is_factual, kind_of
from contentgen.verification.name import names, vocabulary
from contentgen.verification.number import SMALL, WORDS, numbers, numbers_allowed
from contentgen.verification.overlap import content_stems, share_covered, stem
from contentgen.verification.pairing import swapped
from contentgen.verification.personal import faults_of_telling, tells_of_author
from contentgen.verification.quotation import quotations, without_quotations
from contentgen.verification.unit import other_units

#: a number word that counts sources rather than what they report
_OF_SOURCES = re.compile(
    r"\b(?:two|three|four|five|six) (?:studies|sources|papers|works|findings|surveys)\b", re.IGNORECASE
)
#: "three ends: a, b and c"
_LISTED = re.compile(r"\b(two|three|four|five|six) (?:[\w-]+ ){0,2}[\w-]+: ([^:;]+)$", re.IGNORECASE)
_AND = re.compile(r",\s*(?:and|or)\s+|,\s+|\s+(?:and|or)\s+(?=[^,]*$)")


class Thresholds(Frozen):
    """When wording counts as taken from the evidence.

    `least_overlap` is the share of a claim's content stems that its evidence must hold. It was set on sentences written
    by hand from notes: `benchmarks/claim_overlap.py` prints the share accepted at each value.
    """

    least_overlap: float = 0.5


def bibliography(source: Source) -> str:
    """The words of the source's own record that a sentence may use: people, title, home, year."""
    csl = source.csl
    people = (csl.get("author") or []) + (csl.get("editor") or [])
    parts = [str(person.get(key, "")) for person in people for key in ("family", "given", "literal")]
    parts += [
        str(csl.get(key, "")) for key in ("title", "title-short", "container-title", "publisher", "version", "number")
    ]
    issued = (csl.get("issued") or {}).get("date-parts") or [[]]
    return " ".join([*parts, *(str(part) for part in issued[0])])


def _other_words(source: Source) -> str:
    """The names of a work may come from any of its passages; its numbers may not."""
    return " ".join([source.caveat, *(passage.text for passage in source.passages)])


def check_claim(
    sentence: Sentence,
    evidence: Sequence[Evidence],
    sources: Sequence[Source],
    topic: str,
    limits: Thresholds,
) -> Verdict:
    """The verdict on a sentence that states something, whoever speaks in it; its kind and its author are not looked at."""
    said = " ".join(item.checkable_text for item in evidence)
    known = f"{said} {' '.join(bibliography(source) for source in sources)} {topic}"
    around = " ".join([known, *(item.locator for item in evidence), *(_other_words(source) for source in sources)])
    reasons = [
        *_unknown_numbers(sentence, known, len(evidence)),
        *(reason for item in evidence for reason in swapped(sentence.text, item.claim)[:1]),
        *other_units(sentence.text, known),
        *_unknown_names(sentence.text, around),
        *(f"the quotation “{quote}” is not in the evidence" for quote in quotations(sentence.text, around)),
    ]
    plain = without_quotations(sentence.text)
    apart = disagreements(plain, said, claim=sentence.kind == "claim")
    reasons += apart.unsupported
    turned = (*(reversals(sentence.text, around) if sentence.kind == "claim" else ()), *apart.contradicted)
    covered = share_covered(sentence.text, known) if limits.least_overlap > 0 else 1.0
    if covered < limits.least_overlap:
        reasons.append(f"only {covered:.0%} of the wording is in the evidence (needs {limits.least_overlap:.0%})")
    if turned:
        return Verdict(status="contradicted", judged_by="rules", reasons=(*turned, *reasons))
    return Verdict(
        status="unsupported" if reasons else "supported",
        judged_by="rules",
        evidence_id=evidence[0].id,
        reasons=tuple(reasons),
    )


def _unknown_numbers(sentence: Sentence, known: str, cited: int) -> list[str]:
    """A claim's "two" and "three" count as well, but may be the count of what it cites ("two studies") or names itself."""
    stated = numbers(sentence.text, small=1 if sentence.kind == "claim" else SMALL)
    counted = {str(cited)} if _OF_SOURCES.search(sentence.text) else set()
    if (listed := _LISTED.search(sentence.text)) and len(_AND.split(listed[2])) == WORDS[listed[1].lower()]:
        counted.add(str(WORDS[listed[1].lower()]))
    missing = stated - numbers_allowed(known) - counted if stated else stated
    if missing:
        missing -= stated_otherwise(sentence.text, known)
    return [f"number {n} is not in the evidence" for n in sorted(missing)]


def _unknown_names(text: str, around: str) -> list[str]:
    said = names(text)
    missing = said - vocabulary(around) if said else said
    stems = content_stems(around) if missing else frozenset()
    if missing:
        missing &= names(without_units(text))
    unknown = [name for name in sorted(missing) if stem(name) not in stems and not _in_parts(name, around)]
    return [f"name '{name}' is not in the evidence" for name in unknown]


def _in_parts(name: str, known: str) -> bool:
    """A hyphenated or slashed name counts when each of its parts is known."""
    words = vocabulary(known)
    parts = [part for part in name.replace("/", "-").replace("^", "-").split("-") if part]
    return len(parts) > 1 and all(part in words or part.rstrip("s") in words for part in parts)


def _uncited(
    sentence: Sentence,
    topic: str,
    known_names: frozenset[str],
    known_numbers: frozenset[str],
    proof: Sequence[Proof],
    author: str,
) -> Verdict:
    """A sentence without evidence: an opinion, instruction, question or personal statement, or it fails."""
    if own := _of_the_author(sentence, proof, author):
        return own
    if sentence.kind == "claim":
        return Verdict(status="unsupported", judged_by="rules", reasons=("a factual sentence without evidence",))
    if is_factual(sentence.text, known_names, known_numbers):
        return Verdict(
            status="unsupported",
            judged_by="rules",
            reasons=(f"called {sentence.kind} but states a fact without evidence",),
        )
    if asserted := assertions(sentence.text):
        reasons = tuple(f"{what} without evidence; mark it as a view or cite" for what in asserted)
        return Verdict(status="unsupported", judged_by="rules", reasons=reasons)
    if quotations(sentence.text, topic):
        return Verdict(status="unsupported", judged_by="rules", reasons=("a quotation without evidence",))
    return Verdict(status="supported", judged_by="form")


def _of_the_author(sentence: Sentence, proof: Sequence[Proof], author: str) -> Verdict | None:
    """The verdict on what speaks of its author: held by the profile or not; None where it says nothing of the kind.

    An opinion in the first person is left to the other rules where the profile names who holds it; otherwise nobody speaks.
    A sentence that cites evidence and has no "I" or "we" is left to its evidence.
    """
    spoken = kind_of(sentence.text) == "personal"
    if (spoken or not sentence.evidence) and (told := tells_of_author(sentence.text, proof)):
        faults = faults_of_telling(sentence.text, told, proof, author)
        return Verdict(status="unsupported" if faults else "supported", judged_by="profile", reasons=faults)
    if spoken and not author:
        reasons = ("first person, and the profile names nobody who could speak",)
        return Verdict(status="unsupported", judged_by="profile", reasons=reasons)
    return None


def check_sentence(
    sentence: Sentence,
    evidence: Sequence[Evidence],
    sources: Sequence[Source],
    *,
    topic: str = "",
    known_names: frozenset[str] = frozenset(),
    known_numbers: frozenset[str] = frozenset(),
    proof: Sequence[Proof] = (),
    author: str = "",
    thresholds: Thresholds | None = None,
) -> Verdict:
    """The verdict on one sentence.

    Args:
        sentence: the sentence with its kind; its ids must be those of `evidence`.
        evidence: the ledger's items that it cites, in its order.
        sources: the sources of these items.
        topic: words of the brief that any sentence may use.
        known_names: names that an opinion or instruction may use without a source (topic, names cited nearby).
        known_numbers: numbers that it may use likewise.
        proof: the profile's facts, the only ground for what a sentence tells of its author.
        author: who speaks, by name and organisation as the profile has them; without one, nobody says "I" or "we".
        thresholds: when wording counts as taken over.

    """
    limits = thresholds or Thresholds()
    if sentence.kind == "link":
        return Verdict(status="supported", judged_by="form")
    if not evidence:
        return _uncited(sentence, topic, known_names, numbers_allowed(topic) | known_numbers, proof, author)
    return _of_the_author(sentence, proof, author) or check_claim(sentence, evidence, sources, topic, limits)
