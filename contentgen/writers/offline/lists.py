"""The two lists of an article: what it comes to in a few lines, and what its sources say to do."""

from __future__ import annotations

import re

from contentgen.model import Evidence, Listing, Paragraph, Section, Sentence
from contentgen.verification.kind import is_instruction
from contentgen.writers.offline.frame import Shape, Work, fact, label_of, quoted
from contentgen.writers.offline.items import is_own, question_key, strength
from contentgen.writers.offline.section import framing
from contentgen.writers.offline.themes import rarity, share_of
from contentgen.writers.offline.wording import capital, sentence_of

#: a quotation that advises in so many words
_SHOULD = re.compile(r"\b(?:you (?:should|need to|may need to)|recommended|make sure|be sure to)\b")


def takeaways(work: Work) -> tuple[Sentence, ...]:
    """One a section: its strongest item in the editor's short words. A quotation has no shorter form, and is not repeated."""
    lines: list[Sentence] = []
    for plan in work.outline.sections:
        own = [work.research.evidence(e) for e in plan.evidence]
        items = sorted([e for e in own if e.short], key=lambda e: (-strength(e), e.id))
        if items:
            lines.append(fact(items[0], f"{label_of(items[0], work.research, work.bank)}: {items[0].short}"))
    return tuple(lines[: work.shape.takeaways]) if len(lines) >= work.shape.least_takeaways else ()


def checklist(work: Work, taken: frozenset[str]) -> Section | None:
    """Advice on what the article is about, in the order of its sections: first what no other part has said.

    `taken` are the items of the takeaways and the table, which say the same.
    """
    chosen = _chosen(work, taken)
    if len(chosen) < work.shape.least_checklist_items:
        return None
    items = tuple(
        Sentence(text=sentence_of(advice(e, work.shape)), kind="instruction", evidence=(e.id,)) for e in chosen
    )
    named = capital(work.bank.headings["checklist"].format(keyphrase=work.brief.keyphrase))
    heading = named if len(named) <= work.shape.heading_characters else work.bank.headings["checklist_plain"]
    opener = Paragraph(sentences=(framing(work.says(work.bank.checklist.lead, "checklist")),))
    return Section(heading=heading, blocks=(opener, Listing(style="check", items=items)))


def _chosen(work: Work, taken: frozenset[str]) -> list[Evidence]:
    shape = work.shape
    fresh: list[Evidence] = []
    about = rarity(work.brief.topic, work.research.ledger)
    left = [e for e in work.left() if not is_own(e) or share_of(f"{e.claim} {e.heading}", about) >= shape.topic_share]
    for item in left:
        if (
            item.id not in taken
            and advice(item, shape)
            and not work.said.repeats(item)
            and len(fresh) < shape.checklist_items
        ):
            work.said.add(item)
            fresh.append(item)
    if len(fresh) < shape.enough_checklist_items:
        fresh += _of_sections(work, taken)[: shape.enough_checklist_items - len(fresh)]
    order = {question_key(e): n for n, e in enumerate(work.printed())}
    return sorted(fresh, key=lambda e: (order.get(question_key(e), 0), e.id))


def _of_sections(work: Work, taken: frozenset[str]) -> list[Evidence]:
    """What the sections state and an editor has put as advice: the same matter as something to do."""
    items = [e for e in work.printed() if e.advice and e.id not in taken and e.id not in work.outline.opening]
    return sorted(items, key=lambda e: (-strength(e), e.id))


def advice(item: Evidence, shape: Shape) -> str:
    """What to do by this item: the editor's line, or an instruction that its source gives in so many words."""
    if item.advice or not item.quote:
        return item.advice
    words = item.quote.split()
    advises = is_instruction(item.quote) or bool(_SHOULD.search(item.quote))
    told = item.kind == "how-to" and advises and shape.least_quote_words <= len(words) <= shape.quote_words_in_list
    return quoted(item.quote) if told else ""
