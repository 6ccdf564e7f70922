"""The whole article around its sections: title, opening, takeaways, table, checklist, last section."""

from __future__ import annotations

from contentgen.channels.blog import sentences_of
from contentgen.model import Article, Block, Brief, Outline, Paragraph, Research, Section, Sentence
from contentgen.store import safe_slug
from contentgen.writers.offline.alike import Said
from contentgen.writers.offline.bank import PhraseBank
from contentgen.writers.offline.brought import view
from contentgen.writers.offline.choice import Limits, word_limit
from contentgen.writers.offline.frame import Shape, Work
from contentgen.writers.offline.items import is_own, question_key
from contentgen.writers.offline.lists import checklist, takeaways
from contentgen.writers.offline.patterns import pattern_of
from contentgen.writers.offline.section import Prose, framing
from contentgen.writers.offline.table import table
from contentgen.writers.offline.titles import fitting_title, is_clause, subjects, with_keyphrase
from contentgen.writers.offline.variety import Variety
from contentgen.writers.offline.wording import capital, listed, lower_case_words, lowered


def slug_of(title: str) -> str:
    """A slug of lower-case ASCII words joined by hyphens, at most eight words and never empty."""
    return safe_slug(" ".join(title.split()[: Shape().slug_words]))


def _subjects(work: Work) -> list[str]:
    return subjects(work.outline, work.bank, work.research, f"{work.brief.topic} {work.brief.keyphrase}")


def _intro(work: Work) -> tuple[Block, ...]:
    """The opening fact, what its authors conclude, what follows for the topic; then whom and what the article is for."""
    bank, outline = work.bank, work.outline
    prose = Prose(work.brief, work.research, bank, "\0opening")
    opening = [prose.opening(work.research.evidence(e), n) for n, e in enumerate(outline.opening)]
    if work.brief.thesis:
        opening += view(work.brief, work.research, bank)
    else:
        opening += [framing(text) for text in bridged(work.brief, work.research, bank, outline, work.variety)]
    rest = [framing(work.says(bank.audience, "audience", audience=work.brief.audience))] if work.brief.audience else []
    names = _subjects(work)
    if len(names) > 1 and not of_documents(outline, work.research):
        frames = pattern_of(work.brief.topic, bank.patterns).scope
        rest.append(framing(work.variety.pick(frames, "scope").format(a=names[0], z=names[-1])))
    return (Paragraph(sentences=tuple(opening)), *([Paragraph(sentences=tuple(rest))] if rest else []))


def of_documents(outline: Outline, research: Research) -> bool:
    """Whether the article opens on a document of the user's, whose questions nobody has filed."""
    first = research.evidence(outline.opening[0]) if outline.opening else None
    return first is not None and is_own(first) and not research.source(first.source_id).by_author


def bridged(brief: Brief, research: Research, bank: PhraseBank, outline: Outline, variety: Variety) -> list[str]:
    """What leads from the first fact to the topic: the point that follows for it, or what the documents are read for.

    A topic that is a question is asked, since it cannot stand where a noun must.
    """
    key = brief.keyphrase
    if of_documents(outline, research):
        frames = pattern_of(brief.topic, bank.patterns).of_documents
        return [variety.pick(frames, "of documents").format(keyphrase=key)]
    if is_clause(brief, bank):
        return [variety.pick(bank.asking.of(brief.tone), "asking").format(keyphrase=key), outline.thesis]
    said = lowered(outline.thesis, lower_case_words(research.ledger) | {outline.thesis.split(" ")[0].lower()})
    frame = variety.pick(bank.bridge.of(brief.tone), "bridge")
    return [frame.format(keyphrase=key, point=said), *([] if "{point}" in frame else [outline.thesis])]


def _conclusion(work: Work) -> Section:
    """What to keep of the sections whose point has not been made yet, and the step to begin with."""
    outline, bank = work.outline, work.bank
    points = [bank.question(plan.question).point for plan in outline.sections if not plan.question.startswith("kind:")]
    texts = [point for point in dict.fromkeys(points) if point != outline.thesis][: work.shape.points_at_the_end]
    if of_documents(outline, work.research):
        texts += pattern_of(work.brief.topic, bank.patterns).closing
    else:
        last = outline.sections[-1].question if outline.sections else question_key(work.printed()[0])
        texts.append(bank.question(last).next_step)
    heading = with_keyphrase(bank.headings["conclusion"], work.brief, bank) or bank.headings["conclusion_plain"]
    return Section(heading=heading, blocks=(Paragraph(sentences=tuple(framing(text) for text in texts)),))


def _description(work: Work, sources: int) -> str:
    """As many subjects as fit the length that a result page shows."""
    frame = work.variety.pick(work.bank.description.of(work.brief.tone), "description")
    most, names = work.shape.description_characters, _subjects(work)
    names = names or [work.bank.question(question_key(item)).label for item in work.printed()][:1]
    texts = [
        capital(frame.format(keyphrase=work.brief.keyphrase, n=sources, labels=listed(names[:count])))
        for count in range(min(len(names), work.shape.labels_in_scope), 0, -1)
    ]
    short = [text for text in texts if len(text) <= most]
    return short[0] if short else texts[-1].split(". ")[0][:most].rstrip(" ,:")


def _work(brief: Brief, research: Research, outline: Outline, bank: PhraseBank) -> Work:
    work = Work(brief, research, outline, bank, Variety(brief.topic), said=Said(brief.topic))
    for item in work.printed():
        work.said.add(item)
    return work


def description(brief: Brief, research: Research, outline: Outline, bank: PhraseBank, sources: int) -> str:
    """The description of an article on this outline."""
    return _description(_work(brief, research, outline, bank), sources)


def tags_of(brief: Brief, outline: Outline) -> tuple[str, ...]:
    """The keyphrase and the questions of the article, as tags."""
    keys = [plan.question for plan in outline.sections if plan.question and not plan.question.startswith("kind:")]
    return tuple(dict.fromkeys([slug_of(brief.keyphrase), *keys]))[:5]


def assemble(
    brief: Brief, research: Research, outline: Outline, sections: tuple[Section, ...], bank: PhraseBank
) -> Article:
    """The article from its finished sections. Sections may come from any writer; the frame rests on the ledger."""
    work = _work(brief, research, outline, bank)
    words = word_limit(brief, research.ledger, Limits())
    summary = takeaways(work)
    summed = frozenset(e for sentence in summary for e in sentence.evidence)
    compared = table(work, summed) if words >= Limits().least_words_for_extras else None
    taken = summed | {e for sentence in _lines((compared,) if compared else ()) for e in sentence.evidence}
    actions = checklist(work, taken)
    parts = (*sections, *(part for part in (compared, actions) if part), _conclusion(work))
    intro = _intro(work)
    lines = [s for block in intro for s in sentences_of(block)] + _lines(parts)
    cited = len({research.evidence(e).source_id for s in (*lines, *summary) for e in s.evidence})
    title = fitting_title(brief, bank, cited, outline, research)
    notes = (
        (work.says(bank.short_note, "short", n=cited),)
        if words < brief.length and cited >= Limits().least_to_count
        else ()
    )
    return Article(
        title=title,
        description=_description(work, cited),
        slug=slug_of(title),
        tags=tags_of(brief, outline),
        intro=intro,
        takeaways=summary,
        sections=parts,
        notes=notes,
    )


def _lines(sections: tuple[Section, ...]) -> list[Sentence]:
    return [s for section in sections for block in section.blocks for s in sentences_of(block)]
