"""What every part around the sections is made from, and the short forms that lists and tables print."""

from __future__ import annotations

from dataclasses import dataclass, field

from contentgen.model import Brief, Evidence, Frozen, Outline, Research, Sentence
from contentgen.verification.first_person import speaks_of_itself
from contentgen.writers.offline.alike import Said
from contentgen.writers.offline.bank import PhraseBank, Toned
from contentgen.writers.offline.items import is_own, question_key
from contentgen.writers.offline.themes import heading_of, short_title
from contentgen.writers.offline.variety import Variety
from contentgen.writers.offline.wording import capital, in_sentence, inside_marks, proper_words, sentence_of

#: a quotation that begins with one of these leans on the sentence before it
DANGLING = frozenset(
    """
    however but this that these those it they he she also and so then such therefore thus both
    """.split()
)


class Shape(Frozen):
    """How many of each part an article has."""

    takeaways: int = 5
    least_takeaways: int = 2
    table_rows: int = 6
    pair_rows: int = 3
    least_table_rows: int = 3
    checklist_items: int = 8
    least_checklist_items: int = 3
    enough_checklist_items: int = 5
    quote_words_in_list: int = 24
    least_quote_words: int = 5
    topic_share: float = 0.15
    description_characters: int = 156
    labels_in_scope: int = 3
    heading_characters: int = 70
    slug_words: int = 8
    points_at_the_end: int = 2


@dataclass(frozen=True)
class Work:
    """What the parts of an article share: the brief, the plan, the phrases, and what has been said so far."""

    brief: Brief
    research: Research
    outline: Outline
    bank: PhraseBank
    variety: Variety
    shape: Shape = field(default_factory=Shape)
    said: Said = field(default_factory=Said)

    def says(self, phrases: Toned, key: str, **slots: object) -> str:
        """A phrase in the brief's tone with its slots filled."""
        return self.variety.pick(phrases.of(self.brief.tone), key).format(**slots)

    def printed(self) -> list[Evidence]:
        """The evidence that the opening and the sections print."""
        return printed(self.outline, self.research)

    def left(self) -> list[Evidence]:
        """The evidence that neither prints, on what the article is about, that says something new; the best first."""
        items = self.printed()
        used, questions = {item.id for item in items}, {question_key(item) for item in items}
        rest = [e for e in self.research.ledger if e.id not in used and question_key(e) in questions and e.weight > 2]
        return [e for e in sorted(rest, key=lambda e: (-e.relevance, -e.weight, e.id)) if not self.said.repeats(e)]


def printed(outline: Outline, research: Research) -> list[Evidence]:
    """The evidence that the article prints, opening first, then by section."""
    ids = [*outline.opening, *(evidence_id for plan in outline.sections for evidence_id in plan.evidence)]
    return [research.evidence(evidence_id) for evidence_id in dict.fromkeys(ids)]


def quoted(text: str) -> str:
    """A text between quotation marks, the marks inside it made single ones."""
    return f"“{inside_marks(text)}”"


def brief_form(item: Evidence, shape: Shape) -> str:
    """A form short enough for a list: the editor's, or a short quotation; empty when there is none.

    What an author says of himself is none: "we" needs the author's name beside it.
    """
    if item.short or item.kind == "author-statement":
        return item.short
    words = item.quote.split()
    alone = bool(words) and words[0].strip(",").lower() not in DANGLING
    return quoted(item.quote) if alone and len(words) <= shape.quote_words_in_list else ""


def label_of(item: Evidence, research: Research, bank: PhraseBank) -> str:
    """What an item is about in a word or two: the label of its question, or the heading over it in its document."""
    if not is_own(item):
        return bank.question(question_key(item)).takeaway_label
    heading = in_sentence(heading_of(item, research), proper_words(research.ledger))
    asked = heading.endswith("?") or speaks_of_itself(heading)
    return capital(short_title(str(research.source(item.source_id).csl.get("title", ""))) if asked else heading)


def fact(item: Evidence, text: str) -> Sentence:
    """A sentence that states the item."""
    return Sentence(text=sentence_of(text), kind="claim", evidence=(item.id,))
