"""What the title and the headings say: what the sections are about, in words that their evidence has."""

from __future__ import annotations

from itertools import pairwise

from contentgen.model import Brief, Evidence, Outline, Research, SectionPlan
from contentgen.verification.first_person import speaks_of_itself
from contentgen.verification.name import names as names_in
from contentgen.verification.name import vocabulary
from contentgen.verification.number import numbers
from contentgen.verification.overlap import content_stems
from contentgen.writers.offline.bank import PhraseBank
from contentgen.writers.offline.items import is_own, question_key
from contentgen.writers.offline.patterns import pattern_of
from contentgen.writers.offline.themes import rarity, worth_of
from contentgen.writers.offline.variety import Variety
from contentgen.writers.offline.wording import capital, in_sentence, proper_words

#: a title names one of the first two subjects, or none: a later one would not say what the article is about
MOST_TRIED = 2
#: fewer sources than these are no number to name
LEAST_TO_COUNT = 2
#: a heading with so many words of the topic, and no more of its own, says the topic again
MOST_AGAIN = 2


def is_clause(brief: Brief, bank: PhraseBank) -> bool:
    """Whether the keyphrase is a clause ("why agents fail"), which cannot stand where a noun must."""
    return brief.keyphrase.lower().split(" ")[0] in bank.clause_openers


def headings_of(sections: list[list[Evidence]], brief: Brief, bank: PhraseBank) -> list[str]:
    """One heading a section, none twice; about every second one names the keyphrase."""
    variety = Variety(brief.topic)
    headings: list[str] = []
    for index, items in enumerate(sections):
        question = bank.question(question_key(items[0]))
        named = with_keyphrase(question.keyphrase_heading, brief, bank)
        if index % 2 == 0 and named and named not in headings:
            headings.append(named)
        else:
            headings.append(
                variety.pick([h for h in question.headings if h not in headings] or question.headings, question.label)
            )
    for index, (one, other) in enumerate(pairwise(headings)):
        if one == other:
            headings[index + 1] = f"{other}, continued"
    return headings


def with_keyphrase(frame: str, brief: Brief, bank: PhraseBank, most: int = 70) -> str:
    """The heading with the keyphrase in its slot; empty where it is too long, needs a noun or says a word twice."""
    heading = capital(frame.format(keyphrase=brief.keyphrase))
    clause = is_clause(brief, bank)
    around, inside = content_stems(frame.format(keyphrase="")), content_stems(brief.keyphrase)
    return "" if len(heading) > most or clause or around & inside else heading


def fitting_title(
    brief: Brief, bank: PhraseBank, sources: int, plan: Outline, research: Research, most: int = 65
) -> str:
    """A title that says what the article is most about; the first that fits, else one that counts the sources."""
    pattern = pattern_of(brief.topic, bank.patterns)
    names = subjects(plan, bank, research, f"{brief.topic} {brief.keyphrase}")
    own = (
        capital(frame.format(keyphrase=brief.keyphrase, a=name))
        for frame in pattern.title
        for name in names[:MOST_TRIED]
    )
    return next((title for title in own if len(title) <= most), counted_title(brief, bank, sources, most))


def counted_title(brief: Brief, bank: PhraseBank, sources: int, most: int = 65) -> str:
    """The first title of this tone that fits, else the shortest; it says no more than how many sources are cited.

    One source is not counted: the keyphrase stands alone.
    """
    if sources < LEAST_TO_COUNT:
        return capital(brief.keyphrase)
    titles = [capital(t.format(keyphrase=brief.keyphrase, n=sources)) for t in bank.title.of(brief.tone)]
    return next((title for title in titles if len(title) <= most), min(titles, key=len))


def subjects(plan: Outline, bank: PhraseBank, research: Research, topic: str) -> list[str]:
    """What the sections are about, in words that may stand anywhere: the opening's question first.

    A heading of a document counts only where most of it is not the topic again, and it has no name that its article has not.
    """
    about, proper = content_stems(topic), proper_words(research.ledger)
    printed = " ".join([topic, *(research.evidence(e).claim for section in plan.sections for e in section.evidence)])
    opened = [question_key(research.evidence(e)) for e in plan.opening[:1] if research.evidence(e).question]
    names = [bank.question(key).label for key in opened]
    for section in _telling_first(plan, research, topic):
        if not section.question.startswith("kind:"):
            names.append(bank.question(section.question).label)
        else:
            heading = in_sentence(section.heading, proper)
            stems = content_stems(heading)
            of_kind = section.heading in bank.question(section.question).headings
            again = len(stems & about) >= MOST_AGAIN and len(stems & about) >= len(stems - about)
            told = not of_kind and not again and bool(about - stems) and bool(stems - about)
            names += [heading] if told and is_known(heading, printed) else []
    return list(dict.fromkeys(names))


def _telling_first(plan: Outline, research: Research, topic: str) -> list[SectionPlan]:
    """Sections of questions in their order, then those of documents, the ones nearest to the topic first."""
    about = rarity(topic, research.ledger)

    def nearness(section: SectionPlan) -> float:
        items = [research.evidence(e) for e in section.evidence]
        if not is_own(items[0]):
            return -float(len(plan.sections))
        title = str(research.source(items[0].source_id).csl.get("title", ""))
        return -sum(worth_of(item, title, about) for item in items) / len(items)

    return sorted(plan.sections, key=nearness)


def is_known(heading: str, known: str) -> bool:
    """Whether a heading has no name and no figure that `known` does not have, and asks nothing in somebody's voice."""
    asked = heading.endswith("?") or speaks_of_itself(heading)
    return not asked and not names_in(f"about {heading}") - vocabulary(known) and not numbers(heading) - numbers(known)
