"""One section: lead, strongest note, support, contrast or limit, consequence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from contentgen.citations import said_by
from contentgen.model import Brief, Evidence, Outline, Paragraph, Research, Section, Sentence
from contentgen.verification import kind_of
from contentgen.writers.offline.bank import PhraseBank
from contentgen.writers.offline.choice import question_key, strength
from contentgen.writers.offline.variety import Variety
from contentgen.writers.offline.wording import count_words, joined, lower_case_words, sentence_of

#: a frame whose verb is that of one author: "{source} notes", "Here is {source}"
_OF_ONE = re.compile(r"\{source\} \w+s\b|\bHere(?:'s| is) \{source\}")


def framing(text: str) -> Sentence:
    """A sentence from the phrase bank: never a claim, so that the check can hold it to that."""
    form = kind_of(text)
    return Sentence(text=text, kind="opinion" if form in ("claim", "personal") else form)


def _in_order(items: Sequence[Evidence]) -> list[Evidence]:
    """Strongest first; behind each what pulls the other way, then what its own source adds."""
    left = sorted(items, key=lambda e: (-strength(e), e.id))
    ordered: list[Evidence] = []
    while left:
        item = left.pop(0)
        ordered.append(item)
        opposite = next((other for other in left if other.id in item.contrasts or item.id in other.contrasts), None)
        if opposite:
            left.remove(opposite)
            ordered.append(opposite)
        more = [other for other in left if other.source_id == ordered[-1].source_id]
        left = [other for other in left if other not in more]
        ordered += more
    return ordered


class _Prose:
    """Writes the facts of one section; remembers its connectives and frames, and when it last named an author."""

    def __init__(self, brief: Brief, research: Research, bank: PhraseBank, heading: str) -> None:
        self.tone = brief.tone
        self.research = research
        self.bank = bank
        self.variety = Variety(f"{brief.topic}\0{heading}")
        self.common = lower_case_words(research.ledger)
        self.since_named = 2
        self.quoted_again = 0
        self.added = False

    def fact(self, item: Evidence, previous: Evidence | None) -> Sentence:
        """The item as a sentence: quoted and attributed, or in our words with a connective where it helps."""
        if item.quote:
            text = self._quoted(item, previous)
        else:
            text = self._stated(item)
            connective = self._connective(item, previous)
            text = joined(connective, text, self.common) if connective else text
        return Sentence(text=sentence_of(text), kind="claim", evidence=(item.id,))

    def _quoted(self, item: Evidence, previous: Evidence | None) -> str:
        again = previous is not None and previous.source_id == item.source_id and self.quoted_again < 1
        self.quoted_again = self.quoted_again + 1 if again else 0
        frames = self.bank.quote_again if again else self.bank.quote
        named = said_by(item, self.research.source(item.source_id))
        fitting = [f for f in frames.of(self.tone) if " and " not in named or not _OF_ONE.search(f)]
        frame = self.variety.pick(fitting or frames.of(self.tone), f"quote {again}")
        return frame.format(source=named, quote=item.quote.strip())

    def _stated(self, item: Evidence) -> str:
        self.since_named += 1
        if item.attributed and self.since_named > 2:
            self.since_named = 0
            return item.attributed
        return item.claim

    def _connective(self, item: Evidence, previous: Evidence | None) -> str:
        """A contrast where an editor has seen one; an addition only within one source, where it is one."""
        if previous is None:
            return ""
        if item.id in previous.contrasts or previous.id in item.contrasts:
            return self.variety.pick(self.bank.contrast.of(self.tone), "contrast")
        same = previous.source_id == item.source_id and not self.added
        self.added = self.added or same
        return self.variety.pick(self.bank.add.of(self.tone), "add") if same else ""


def write_section(brief: Brief, research: Research, outline: Outline, index: int, bank: PhraseBank) -> Section:
    """The section at `index` of the outline: one paragraph a question, opened and closed from the phrase bank."""
    plan = outline.sections[index]
    prose = _Prose(brief, research, bank, plan.heading)
    items = [research.evidence(evidence_id) for evidence_id in plan.evidence]
    groups = [(key, _in_order(list(group))) for key, group in groupby(items, key=question_key)]
    blocks: list[Paragraph] = []
    for number, (key, group) in enumerate(groups):
        question = bank.question(key)
        sentences = []
        turn = _turn(outline, research, index, key) + sum(key == earlier for earlier, _ in groups[:number])
        if number == 0 or len(group) > 1:
            sentences += _framed(question.lead.of(brief.tone), f"{brief.topic}\0{key} lead", turn)
        for position, item in enumerate(group):
            sentences.append(prose.fact(item, group[position - 1] if position else None))
        if number == len(groups) - 1 or len(group) > 2:
            sentences += _framed(question.consequence.of(brief.tone), f"{brief.topic}\0{key} close", turn)
        blocks += _paragraphs(sentences)
    return Section(heading=plan.heading, blocks=tuple(blocks))


def _turn(outline: Outline, research: Research, index: int, key: str) -> int:
    """How often the sections before this one take up the same question."""
    keys = [[question_key(research.evidence(e)) for e in plan.evidence] for plan in outline.sections[:index]]
    return sum(key == each for earlier in keys for each, _ in groupby(earlier))


def _framed(phrases: Sequence[str], seed: str, turn: int) -> list[Sentence]:
    """The phrase for this turn, so that sections of one question never say the same; none when all are used up."""
    variety = Variety(seed)
    return [framing(phrase) for phrase in [variety.pick(phrases, "") for _ in phrases][turn : turn + 1]]


def _paragraphs(sentences: Sequence[Sentence], most_words: int = 85) -> list[Paragraph]:
    """One paragraph, or two of about equal size where one would tire the reader."""
    words = [count_words(sentence.text) for sentence in sentences]
    if sum(words) <= most_words or len(sentences) < 4:
        return [Paragraph(sentences=tuple(sentences))]
    cut = min(range(2, len(sentences) - 1), key=lambda n: abs(sum(words[:n]) - sum(words[n:])))
    return [Paragraph(sentences=tuple(sentences[:cut])), Paragraph(sentences=tuple(sentences[cut:]))]
