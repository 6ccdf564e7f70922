"""One section: lead, strongest note, support, contrast or limit, consequence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from contentgen.citations import is_note_on, said_by
from contentgen.model import Brief, Evidence, Outline, Paragraph, Research, Section, Sentence
from contentgen.verification import kind_of
from contentgen.writers.offline.bank import PhraseBank
from contentgen.writers.offline.items import is_own, question_key, strength
from contentgen.writers.offline.themes import place
from contentgen.writers.offline.variety import Variety
from contentgen.writers.offline.wording import count_words, inside_marks, joined, lower_case_words, sentence_of

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


class Prose:
    """Writes the facts of one section; remembers its connectives and frames, and when it last named an author."""

    def __init__(self, brief: Brief, research: Research, bank: PhraseBank, heading: str) -> None:
        self.tone = brief.tone
        self.research = research
        self.bank = bank
        self.variety = Variety(f"{brief.topic}\0{heading}")
        self.common = lower_case_words(research.ledger)
        self.since_named = 2
        self.added = False
        self.speaking = ""

    def opening(self, item: Evidence, position: int) -> Sentence:
        """The first fact stands alone; a second is what its authors conclude, said as theirs."""
        if item.quote:
            return self._quoted([item])
        return _cited([item], item.attributed if position and item.attributed else item.claim)

    def facts(self, items: Sequence[Evidence]) -> list[Sentence]:
        """The items as sentences: neighbours of one document in one quotation, notes with a connective where it helps."""
        sentences: list[Sentence] = []
        previous: Evidence | None = None
        for run in _runs(items):
            sentences.append(self._quoted(run) if run[0].quote else self._noted(run[0], previous))
            previous = run[-1]
        return sentences

    def _noted(self, item: Evidence, previous: Evidence | None) -> Sentence:
        text = self._stated(item)
        connective = self._connective(item, previous)
        self.speaking = ""
        return _cited([item], joined(connective, text, self.common) if connective else text)

    def _quoted(self, run: Sequence[Evidence]) -> Sentence:
        """A quotation. Its document is named where it begins to speak, and again where an author speaks of himself."""
        item = run[0]
        named = said_by(item, self.research.source(item.source_id))
        goes_on = self.speaking == named and all(each.kind != "author-statement" for each in run)
        self.speaking = named
        frames = self.bank.quote_again if goes_on else self.bank.quote
        fitting = [f for f in frames.of(self.tone) if " and " not in named or not _OF_ONE.search(f)]
        frame = self.variety.pick(fitting or frames.of(self.tone), f"quote {goes_on}")
        said = " ".join(inside_marks(each.quote) for each in run)
        return _cited(run, frame.format(source=named, quote=said))

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

    def new_paragraph(self) -> None:
        """Name the document again that speaks in the next paragraph."""
        self.speaking = ""


def _cited(items: Sequence[Evidence], text: str) -> Sentence:
    return Sentence(text=sentence_of(text), kind="claim", evidence=tuple(item.id for item in items))


def _runs(items: Sequence[Evidence], most_words: int = 60) -> list[list[Evidence]]:
    """Items one by one, but two sentences that follow each other in a document as one."""
    runs: list[list[Evidence]] = []
    for item in items:
        last = runs[-1] if runs else []
        follows = len(last) == 1 and _follows(last[0], item)
        if follows and count_words(f"{last[0].quote} {item.quote}") <= most_words:
            last.append(item)
        else:
            runs.append([item])
    return runs


def _follows(one: Evidence, other: Evidence) -> bool:
    """Whether one sentence stands right behind another; what an author says of himself stands by itself."""
    both = bool(one.quote and other.quote) and one.source_id == other.source_id and one.heading == other.heading
    both = both and is_note_on(one) == is_note_on(other)
    spoken = "author-statement" in (one.kind, other.kind)
    return both and not spoken and not one.quote.endswith("...") and place(other) == place(one) + 1


def write_section(brief: Brief, research: Research, outline: Outline, index: int, bank: PhraseBank) -> Section:
    """The section at `index` of the outline: one paragraph a question, opened and closed from the phrase bank.

    What documents say under one heading stays in their order and has no words of ours around it.
    """
    plan = outline.sections[index]
    prose = Prose(brief, research, bank, plan.heading)
    items = [research.evidence(evidence_id) for evidence_id in plan.evidence]
    if all(is_own(item) for item in items):
        return Section(heading=plan.heading, blocks=tuple(_paragraphs(prose.facts(items), most_words=110)))
    groups = [(key, _in_order(list(group))) for key, group in groupby(items, key=question_key)]
    blocks: list[Paragraph] = []
    for number, (key, group) in enumerate(groups):
        question = bank.question(key)
        sentences = []
        turn = _turn(outline, research, index, key) + sum(key == earlier for earlier, _ in groups[:number])
        if number == 0 or len(group) > 1:
            sentences += _framed(question.lead.of(brief.tone), f"{brief.topic}\0{key} lead", turn)
        prose.new_paragraph()
        sentences += prose.facts(group)
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
