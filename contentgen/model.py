"""Every value that passes between stages: frozen, closed, and readable from JSON as it was written.

The flow is one-way: ``Brief -> Research -> Outline -> Article -> CheckedArticle -> Posts -> Scorecards -> Report``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from contentgen.cited import AUTHOR as AUTHOR
from contentgen.cited import Base as Base
from contentgen.cited import EvidenceKind as EvidenceKind
from contentgen.cited import Frozen as Frozen
from contentgen.cited import Passage as Passage
from contentgen.cited import Snippet as Snippet
from contentgen.cited import Source as Source
from contentgen.cited import SourceFailure as SourceFailure

ChannelName = Literal["blog", "linkedin", "x"]
Tone = Literal["plain", "formal", "conversational"]
Piece = Literal["outline", "section", "frame", "article", "linkedin", "thread"]
WriterName = Literal["full", "voice", "offline"]
SentenceKind = Literal["claim", "opinion", "instruction", "question", "personal", "link"]
VerdictStatus = Literal["supported", "contradicted", "unsupported", "unchecked"]


class Proof(Frozen):
    """A result of the author's own that may be told in the first person."""

    statement: str
    period: str = ""
    url: str = ""


class Profile(Frozen):
    """Who writes. Without one, no sentence speaks in the first person."""

    name: str = ""
    role: str = ""
    organisation: str = ""
    offer: str = ""
    audience: str = ""
    site: str = ""
    links: tuple[str, ...] = ()
    proof: tuple[Proof, ...] = ()
    hashtags: tuple[str, ...] = ()
    banned_words: tuple[str, ...] = ()


class Brief(Frozen):
    """What one run shall make. `length` is the article's upper bound in words.

    `thesis` is the author's opinion, `base` what the author brings; with `as_is` the base is the finished article.
    """

    topic: str
    keyphrase: str
    audience: str = ""
    channels: tuple[ChannelName, ...] = ("blog", "linkedin", "x")
    language: str = "en"
    tone: Tone = "plain"
    length: int = 1600
    profile: Profile = Profile()
    sources: tuple[str, ...] = ()
    url: str = ""
    citation_style: str = "apa"
    today: date
    thesis: str = ""
    base: tuple[Base, ...] = ()
    as_is: bool = False


class Figure(Frozen):
    """A number with what it counts, and, where its sentence says so, the time it is of and among whom it was counted."""

    value: str
    unit: str = ""
    period: str = ""
    population: str = ""


class Evidence(Frozen):
    """One item of the ledger: what may be said, on whose authority, and where it stands. `relevance` is 0 to 1.

    `claim` is a sentence in our words or, where no model reworded it, the source's own, which is then also `quote`.
    """

    id: str
    source_id: str
    passage_id: str
    claim: str
    note: str = ""
    quote: str = ""
    locator: str
    kind: EvidenceKind = "fact"
    figures: tuple[Figure, ...] = ()
    relevance: float = 0.0
    attributed: str = ""
    short: str = ""
    advice: str = ""
    question: str = ""
    heading: str = ""
    weight: int = 3
    contrasts: tuple[str, ...] = ()
    second_hand: bool = False

    @property
    def checkable_text(self) -> str:
        """All the words that a sentence citing this item may rest on."""
        return " ".join(part for part in (self.quote, self.note, self.claim) if part)


class Research(Frozen):
    """The ledger, the sources behind it, what failed on the way, and what was decided that a reader should know.

    `for_thesis` is the evidence that the author's thesis rests on where it states facts, `against_thesis` what speaks
    against it; `alone` says why the author's own text is all there is.
    """

    sources: tuple[Source, ...]
    ledger: tuple[Evidence, ...]
    failures: tuple[SourceFailure, ...] = ()
    notes: tuple[str, ...] = ()
    for_thesis: tuple[str, ...] = ()
    against_thesis: tuple[str, ...] = ()
    alone: str = ""

    def source(self, source_id: str) -> Source:
        """The source with this id."""
        return next(source for source in self.sources if source.id == source_id)

    def snippet(self, evidence_id: str) -> Snippet | None:
        """The code that stands under an item's sentence in its document."""
        item = self.evidence(evidence_id)
        passages = self.source(item.source_id).passages
        return next((passage.code for passage in passages if passage.id == item.passage_id), None)

    def evidence(self, evidence_id: str) -> Evidence:
        """The ledger's item with this id."""
        return next(item for item in self.ledger if item.id == evidence_id)


class SectionPlan(Frozen):
    """One section to be: its heading, the question it answers and the evidence it may use, in order."""

    heading: str
    question: str
    evidence: tuple[str, ...]
    point: str = ""


class Outline(Frozen):
    """The article to be. `opening` is the evidence that the first paragraph rests on; no section prints it again.

    `verdict` is how the evidence stands to the author's thesis by whoever planned it, where one was given, and `against`
    what speaks against that.
    """

    title: str
    thesis: str
    opening: tuple[str, ...] = ()
    sections: tuple[SectionPlan, ...]
    verdict: str = ""
    against: tuple[str, ...] = ()


class Verdict(Frozen):
    """How a sentence stood up to its evidence. A check that could not be made is `unchecked`, never `supported`."""

    status: VerdictStatus
    judged_by: str
    evidence_id: str = ""
    probability: float | None = None
    reasons: tuple[str, ...] = ()


class Sentence(Frozen):
    """One sentence, what kind it is and what it rests on. `text` holds no citation marker."""

    text: str
    kind: SentenceKind = "claim"
    evidence: tuple[str, ...] = ()
    verdict: Verdict | None = None


class Paragraph(Frozen):
    """Sentences that belong together."""

    type: Literal["paragraph"] = "paragraph"
    sentences: tuple[Sentence, ...]


class Listing(Frozen):
    """A list: bullets, numbers or a checklist."""

    type: Literal["list"] = "list"
    style: Literal["bullet", "number", "check"] = "bullet"
    items: tuple[Sentence, ...]


class Table(Frozen):
    """A table whose cells are sentences, so that each fact in it keeps its evidence."""

    type: Literal["table"] = "table"
    columns: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]


class Code(Frozen):
    """A block of code: `quoted` from the source that its caption cites, or nobody has tried it, which the caption says."""

    type: Literal["code"] = "code"
    origin: Literal["quoted", "untested"]
    language: str = ""
    text: str
    caption: Sentence


Block = Annotated[Paragraph | Listing | Table | Code, Field(discriminator="type")]


class Section(Frozen):
    """A heading and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


class Article(Frozen):
    """The blog article as values; templates turn it into text."""

    title: str
    description: str
    slug: str
    tags: tuple[str, ...] = ()
    intro: tuple[Block, ...]
    takeaways: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()


class Removal(Frozen):
    """A sentence that did not survive the check: what it said, why, and what was done."""

    channel: ChannelName
    text: str
    reasons: tuple[str, ...]
    action: Literal["cut", "softened", "replaced"]
    replacement: str = ""


class CheckedArticle(Frozen):
    """An article whose every sentence carries a verdict."""

    article: Article
    removals: tuple[Removal, ...] = ()


class Post(Frozen):
    """One post: paragraphs of sentences, the evidence it credits, its hashtags."""

    paragraphs: tuple[tuple[Sentence, ...], ...]
    credits: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()


class Posts(Frozen):
    """The LinkedIn post and the thread, either of them absent when its channel was not asked for."""

    linkedin: Post | None = None
    thread: tuple[Post, ...] = ()


class CheckedPosts(Frozen):
    """Posts whose every sentence carries a verdict."""

    posts: Posts
    removals: tuple[Removal, ...] = ()


class Degradation(Frozen):
    """Something that went less well than asked for; `piece` (a section: `heading`) is what the offline writer wrote."""

    stage: str
    what: str
    why: str
    piece: Piece | None = None
    heading: str = ""


class Event(Frozen):
    """One step of progress. `done` of `total` units; tokens and seconds so far in this stage."""

    stage: str
    message: str
    done: int = 0
    total: int = 0
    tokens: int = 0
    seconds: float = 0.0


Progress = Callable[[Event], None]


def silent(_: Event) -> None:
    """The progress of a caller who does not look."""
