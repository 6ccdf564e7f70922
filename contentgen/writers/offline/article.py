"""The whole article around its sections: title, opening, takeaways, table, checklist, last section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contentgen.channels.blog import sentences_of
from contentgen.citations import credit, said_by
from contentgen.model import (
    Article,
    Block,
    Brief,
    Evidence,
    Frozen,
    Listing,
    Outline,
    Paragraph,
    Research,
    Section,
    Sentence,
    Table,
)
from contentgen.store import safe_slug
from contentgen.verification.kind import is_instruction
from contentgen.writers.offline.bank import PhraseBank, Toned
from contentgen.writers.offline.brought import view
from contentgen.writers.offline.choice import (
    Limits,
    fitting_title,
    question_key,
    strength,
    with_keyphrase,
    word_limit,
)
from contentgen.writers.offline.section import framing
from contentgen.writers.offline.variety import Variety
from contentgen.writers.offline.wording import capital, listed, sentence_of

#: a quotation that begins with one of these leans on the sentence before it
DANGLING = frozenset(
    """
    however but this that these those it they he she also and so then such therefore thus both
    """.split()
)


class Shape(Frozen):
    """How many of each part an article has."""

    takeaways: int = 5
    table_rows: int = 5
    pair_rows: int = 3
    least_table_rows: int = 3
    rows_per_question: int = 2
    checklist_items: int = 8
    least_checklist_items: int = 3
    quote_words_in_list: int = 24
    description_characters: int = 156
    labels_in_scope: int = 3
    heading_characters: int = 70
    slug_words: int = 8


@dataclass(frozen=True)
class _Work:
    """What every part of the frame is made from."""

    brief: Brief
    research: Research
    outline: Outline
    bank: PhraseBank
    variety: Variety
    shape: Shape

    def says(self, phrases: Toned, key: str, **slots: object) -> str:
        """A phrase in the brief's tone with its slots filled."""
        return self.variety.pick(phrases.of(self.brief.tone), key).format(**slots)


def slug_of(title: str) -> str:
    """A slug of lower-case ASCII words joined by hyphens, at most eight words and never empty."""
    return safe_slug(" ".join(title.split()[: Shape().slug_words]))


def printed(outline: Outline, research: Research) -> list[Evidence]:
    """The evidence that the article prints, opening first, then by section."""
    ids = [*outline.opening, *(evidence_id for plan in outline.sections for evidence_id in plan.evidence)]
    return [research.evidence(evidence_id) for evidence_id in dict.fromkeys(ids)]


def brief_form(item: Evidence, shape: Shape) -> str:
    """A form short enough for a list: the editor's, or a short quotation; empty when there is none.

    What an author says of himself is none: "we" needs the author's name beside it.
    """
    if item.short or item.kind == "author-statement":
        return item.short
    words = item.quote.split()
    alone = bool(words) and words[0].strip(",").lower() not in DANGLING
    return f"“{item.quote.strip()}”" if alone and len(words) <= shape.quote_words_in_list else ""


def _labels(outline: Outline, bank: PhraseBank, most: int) -> str:
    seen = list(dict.fromkeys(bank.question(plan.question).label for plan in outline.sections))
    if len(seen) > most > 1:
        seen = [seen[round(n * (len(seen) - 1) / (most - 1))] for n in range(most)]
    return listed(seen[:most]) if seen else ""


def _intro(work: _Work) -> tuple[Block, ...]:
    """The striking finding, what its authors conclude, the thesis; then the second point and where the article goes."""
    bank, outline = work.bank, work.outline
    opening = [_opening_fact(work.research.evidence(e), work.research, n) for n, e in enumerate(outline.opening)]
    opening.append(framing(work.says(bank.bridge, "bridge", keyphrase=work.brief.keyphrase)))
    opening += view(work.brief, work.research, bank) if work.brief.thesis else (framing(outline.thesis),)
    rest = [framing(point) for point in _second_point(outline, bank)]
    labels = list(dict.fromkeys(bank.question(plan.question).label for plan in outline.sections))
    if len(labels) > 1:
        rest.append(framing(work.says(bank.scope, "scope", first=labels[0], last=labels[-1])))
    if work.brief.audience:
        rest.insert(0, framing(work.says(bank.audience, "audience", audience=work.brief.audience)))
    return (Paragraph(sentences=tuple(opening)), *([Paragraph(sentences=tuple(rest))] if rest else []))


def _second_point(outline: Outline, bank: PhraseBank) -> list[str]:
    """The first point of a section that is not the thesis, which the introduction says beside it."""
    points = (bank.question(plan.question).point for plan in outline.sections)
    return [point for point in points if point != outline.thesis][:1]


def _opening_fact(item: Evidence, research: Research, position: int) -> Sentence:
    """The first fact stands alone; a second is what its authors conclude, said as theirs."""
    if item.quote:
        return _fact(item, f"{said_by(item, research.source(item.source_id))}: “{item.quote.strip()}”")
    return _fact(item, item.attributed if position and item.attributed else item.claim)


def _fact(item: Evidence, text: str) -> Sentence:
    return Sentence(text=sentence_of(text), kind="claim", evidence=(item.id,))


def _takeaways(work: _Work) -> tuple[Sentence, ...]:
    """One a section: its strongest item in short; of quoted sources one that the section itself does not quote."""
    lines = []
    labels: set[str] = set()
    used = {e.id for e in printed(work.outline, work.research)}
    for plan in work.outline.sections:
        own = [work.research.evidence(e) for e in plan.evidence]
        rest = [
            e
            for e in work.research.ledger
            if e.id not in used and question_key(e) == question_key(own[0]) and e.weight > 2
        ]
        items = sorted([e for e in own if not e.quote] or rest, key=lambda e: (-strength(e), e.id))
        item = next((e for e in items if brief_form(e, work.shape)), None)
        label = work.bank.question(question_key(item)).takeaway_label if item else ""
        if item and label not in labels:
            labels.add(label)
            lines.append(_fact(item, f"{label}: {brief_form(item, work.shape)}"))
    return tuple(lines[: work.shape.takeaways])


def _pairs(work: _Work, items: Sequence[Evidence]) -> list[tuple[Evidence, Evidence]]:
    """Items of different sources that an editor has set against each other, each used once."""
    known = {e.id: e for e in items if brief_form(e, work.shape)}
    found: list[tuple[Evidence, Evidence]] = []
    taken: set[str] = set()
    for item in known.values():
        for other in (known[e] for e in item.contrasts if e in known):
            if item.source_id != other.source_id and not {item.id, other.id} & taken:
                found.append((item, other))
                taken |= {item.id, other.id}
    return found[: work.shape.pair_rows]


def _cell(item: Evidence, shape: Shape) -> Sentence:
    return Sentence(text=capital(brief_form(item, shape)), kind="claim", evidence=(item.id,))


def _label_cell(work: _Work, item: Evidence) -> Sentence:
    return Sentence(text=capital(work.bank.question(question_key(item)).takeaway_label), kind="opinion")


def _table(work: _Work) -> Section | None:
    """Findings in tension of which the sections show one side; else findings that they leave out; none if too few."""
    items = printed(work.outline, work.research)
    questions, used = {question_key(e) for e in items}, {e.id for e in items}
    ranked = sorted(work.research.ledger, key=lambda e: (-strength(e), e.id))
    related = [e for e in ranked if question_key(e) in questions and e.weight > 2 and brief_form(e, work.shape)]
    pairs = [pair for pair in _pairs(work, related) if not {e.id for e in pair} <= used]
    words, headings = work.bank.table, work.bank.headings
    if len(pairs) > 1:
        rows = tuple((_label_cell(work, a), _cell(a, work.shape), _cell(b, work.shape)) for a, b in pairs)
        return _tabled(work, headings["pairs"], words.pair_lead, Table(columns=words.pair_columns, rows=rows))
    left = _few_of_each([e for e in related if e.id not in used], work.shape)
    if len(left) < work.shape.least_table_rows:
        return None
    rows_of_two = tuple((_cell(e, work.shape), _credit_cell(work, e)) for e in left)
    return _tabled(work, headings["table"], words.lead, Table(columns=words.columns, rows=rows_of_two))


def _few_of_each(items: Sequence[Evidence], shape: Shape) -> list[Evidence]:
    """The first items, no question with more rows than its share."""
    kept: list[Evidence] = []
    for item in items:
        if sum(question_key(k) == question_key(item) for k in kept) < shape.rows_per_question:
            kept.append(item)
    return kept[: shape.table_rows]


def _credit_cell(work: _Work, item: Evidence) -> Sentence:
    return Sentence(text=credit(work.research.source(item.source_id)), kind="link")


def _tabled(work: _Work, heading: str, lead: Toned, table: Table) -> Section:
    opener = Paragraph(sentences=(framing(work.says(lead, "table")),))
    return Section(heading=heading, blocks=(opener, table))


def _checklist(work: _Work) -> Section | None:
    """Advice that sources give on the questions of this article, in the order of its sections."""
    order = {question_key(e): n for n, e in enumerate(printed(work.outline, work.research))}
    usable = [e for e in work.research.ledger if _advice(e, work.shape) and question_key(e) in order and e.weight > 2]
    advice = sorted(usable, key=lambda e: (-strength(e), e.id))[: work.shape.checklist_items]
    if len(advice) < work.shape.least_checklist_items:
        return None
    advice.sort(key=lambda e: (order[question_key(e)], e.id))
    items = tuple(
        Sentence(text=sentence_of(_advice(e, work.shape)), kind="instruction", evidence=(e.id,)) for e in advice
    )
    named = capital(work.bank.headings["checklist"].format(keyphrase=work.brief.keyphrase))
    heading = named if len(named) <= work.shape.heading_characters else work.bank.headings["checklist_plain"]
    opener = Paragraph(sentences=(framing(work.says(work.bank.checklist.lead, "checklist")),))
    return Section(heading=heading, blocks=(opener, Listing(style="check", items=items)))


def _advice(item: Evidence, shape: Shape) -> str:
    """What to do by this item: the editor's line, or an instruction that its source gives in so many words."""
    if item.advice or not item.quote:
        return item.advice
    return brief_form(item, shape) if item.kind == "how-to" and is_instruction(item.quote) else ""


def _conclusion(work: _Work, taken: set[str]) -> Section:
    """The finding to act on first, the step that follows from it, and the point behind both."""
    order = sorted(
        printed(work.outline, work.research),
        key=lambda e: (not _advice(e, work.shape), -e.weight, e.id in taken, -strength(e), e.id),
    )
    item = next((e for e in order if brief_form(e, work.shape)), order[0])
    question = work.bank.question(question_key(item))
    said = {work.outline.thesis, *_second_point(work.outline, work.bank)}
    sentences = []
    if brief_form(item, work.shape):
        text = work.says(work.bank.conclusion.finding, "finding", finding=brief_form(item, work.shape))
        sentences.append(_fact(item, text))
    sentences += [framing(question.point)] if question.point not in said else []
    sentences.append(framing(question.next_step))
    heading = with_keyphrase(work.bank.headings["conclusion"], work.brief, work.bank)
    return Section(
        heading=heading or work.bank.headings["conclusion_plain"], blocks=(Paragraph(sentences=tuple(sentences)),)
    )


def _description(work: _Work, sources: int) -> str:
    """As many labels as fit the length that a result page shows."""
    frame = work.variety.pick(work.bank.description.of(work.brief.tone), "description")
    most = work.shape.description_characters
    texts = [
        capital(
            frame.format(keyphrase=work.brief.keyphrase, n=sources, labels=_labels(work.outline, work.bank, labels))
        )
        for labels in range(work.shape.labels_in_scope, 0, -1)
    ]
    short = [text for text in texts if len(text) <= most]
    return short[0] if short else texts[-1].split(". ")[0][:most].rstrip(" ,:")


def description(brief: Brief, research: Research, outline: Outline, bank: PhraseBank, sources: int) -> str:
    """The description of an article on this outline."""
    return _description(_Work(brief, research, outline, bank, Variety(brief.topic), Shape()), sources)


def tags_of(brief: Brief, outline: Outline) -> tuple[str, ...]:
    """The keyphrase and the questions of the article, as tags."""
    keys = [plan.question for plan in outline.sections if plan.question and not plan.question.startswith("kind:")]
    return tuple(dict.fromkeys([slug_of(brief.keyphrase), *keys]))[:5]


def assemble(
    brief: Brief, research: Research, outline: Outline, sections: tuple[Section, ...], bank: PhraseBank
) -> Article:
    """The article from its finished sections. Sections may come from any writer; the frame rests on the ledger."""
    work = _Work(brief, research, outline, bank, Variety(brief.topic), Shape())
    words = word_limit(brief, research.ledger, Limits())
    takeaways = _takeaways(work)
    with_table = words >= Limits().least_words_for_extras
    extras = [part for part in (_table(work) if with_table else None, _checklist(work)) if part]
    shown = [s for extra in extras for block in extra.blocks for s in sentences_of(block)]
    taken = {e for sentence in (*takeaways, *shown) for e in sentence.evidence} | set(outline.opening)
    intro, parts = _intro(work), (*sections, *extras, _conclusion(work, taken))
    lines = [s for block in (*intro, *(b for part in parts for b in part.blocks)) for s in sentences_of(block)]
    cited = len({research.evidence(e).source_id for s in (*lines, *takeaways) for e in s.evidence})
    title = fitting_title(brief, bank, cited)
    notes = (work.says(bank.short_note, "short", n=cited),) if words < brief.length else ()
    return Article(
        title=title,
        description=_description(work, cited),
        slug=slug_of(title),
        tags=tags_of(brief, outline),
        intro=intro,
        takeaways=takeaways,
        sections=parts,
        notes=notes,
    )
