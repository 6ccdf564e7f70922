"""The table of an article, where its evidence can be compared: findings in tension, figures of one measure, terms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from contentgen.citations import credit
from contentgen.model import Evidence, Paragraph, Section, Sentence, Table
from contentgen.verification.overlap import content_stems, stem
from contentgen.writers.offline.bank import Toned
from contentgen.writers.offline.frame import Shape, Work, brief_form
from contentgen.writers.offline.items import is_own, question_key
from contentgen.writers.offline.section import framing
from contentgen.writers.offline.themes import rarity, share_of
from contentgen.writers.offline.wording import capital

_TERM = re.compile(
    r"^(?!(?:since|if|when|as|because|while|although|there|it|this|you|one|what|in|on|with|for|by|to|note)\b)"
    r"(?:(?:an?|the) )?(?P<term>[\w’'/-]+(?: [\w’'/-]+){0,3})(?:,? (?:also called|or) [\w’' -]+,?)? "
    r"(?:is (?:an?|the) |are |means? (?:that )?|refers to )",
    re.IGNORECASE,
)
#: what a share or a number of points may be a share of, so that two rows are of one measure
_MEASURES = frozenset(
    stem(word)
    for word in """
    accuracy success recall precision agreement rate error latency throughput cost price speed memory coverage failure
    hallucination refusal adoption energy tokens
    """.split()
)


def table(work: Work, taken: frozenset[str]) -> Section | None:
    """A table of what can be compared and no section has said; none where nothing can. `taken` are the takeaways' items."""
    return _pairs(work, taken) or _figures(work) or _terms(work)


def _pairs(work: Work, summed: frozenset[str]) -> Section | None:
    """Findings that an editor has set against each other, of which the sections show at most one side."""
    used = {item.id for item in work.printed()}
    items = [item for item in (*work.printed(), *work.left()) if item.id not in summed]
    known = {e.id: e for e in items if brief_form(e, work.shape) and e.weight > 2}
    pairs: list[tuple[Evidence, Evidence]] = []
    taken: set[str] = set()
    for item in known.values():
        for other in (known[e] for e in item.contrasts if e in known):
            both = {item.id, other.id}
            if item.source_id != other.source_id and not both & taken and not both <= used:
                pairs.append((item, other))
                taken |= both
    if len(pairs) < 2:
        return None
    words = work.bank.table
    rows = tuple(
        (_label_cell(work, a), _cell(a, work.shape), _cell(b, work.shape)) for a, b in pairs[: work.shape.pair_rows]
    )
    return _tabled(work, work.bank.headings["pairs"], words.pair_lead, Table(columns=words.pair_columns, rows=rows))


def _figures(work: Work) -> Section | None:
    """Figures of one measure in one unit, from different sources: the measure is a word that all of them have."""
    alike: defaultdict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for item in work.left():
        units = {figure.unit for figure in item.figures if figure.unit}
        for measure in content_stems(item.claim) & _MEASURES:
            for unit in units & {"%"}:
                alike[question_key(item), unit, measure].append(item)
    groups = [_one_a_source(group, work.shape) for _, group in sorted(alike.items())]
    best = max(groups, key=len, default=[])
    words = work.bank.table
    return _rows(work, best, work.bank.headings["figures"], words.figures_lead, words.figures_columns)


def _terms(work: Work) -> Section | None:
    """Terms with what they mean, where a term stands at the head of its definition."""
    found: dict[str, Evidence] = {}
    about = rarity(work.brief.topic, work.research.ledger)
    for item in work.left():
        if is_own(item) and share_of(item.claim, about) < work.shape.topic_share:
            continue
        match = _TERM.match(item.claim)
        if item.kind == "definition" and match and brief_form(item, work.shape):
            found.setdefault(match["term"].lower(), item)
    words = work.bank.table
    return _rows(work, list(found.values()), work.bank.headings["terms"], words.terms_lead, words.terms_columns)


def _one_a_source(items: Sequence[Evidence], shape: Shape) -> list[Evidence]:
    first: dict[str, Evidence] = {}
    for item in items:
        if brief_form(item, shape):
            first.setdefault(item.source_id, item)
    return list(first.values())


def _rows(work: Work, items: Sequence[Evidence], heading: str, lead: Toned, columns: tuple[str, str]) -> Section | None:
    chosen = list(items)[: work.shape.table_rows]
    if len(chosen) < work.shape.least_table_rows:
        return None
    for item in chosen:
        work.said.add(item)
    rows = tuple((_cell(e, work.shape), _credit_cell(work, e)) for e in chosen)
    return _tabled(work, heading, lead, Table(columns=columns, rows=rows))


def _cell(item: Evidence, shape: Shape) -> Sentence:
    return Sentence(text=capital(brief_form(item, shape)), kind="claim", evidence=(item.id,))


def _label_cell(work: Work, item: Evidence) -> Sentence:
    return Sentence(text=capital(work.bank.question(question_key(item)).takeaway_label), kind="opinion")


def _credit_cell(work: Work, item: Evidence) -> Sentence:
    return Sentence(text=credit(work.research.source(item.source_id)), kind="link")


def _tabled(work: Work, heading: str, lead: Toned, rows: Table) -> Section:
    opener = Paragraph(sentences=(framing(work.says(lead, "table")),))
    return Section(heading=heading, blocks=(opener, rows))
