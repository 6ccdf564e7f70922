"""Checks every sentence against its evidence; what does not hold is mended, softened, replaced or cut. Fails closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from contentgen.channels import blog
from contentgen.citations import credit, said_by
from contentgen.model import (
    Article,
    Block,
    Brief,
    ChannelName,
    CheckedArticle,
    Code,
    Degradation,
    Evidence,
    Frozen,
    Listing,
    Paragraph,
    Proof,
    Removal,
    Research,
    Section,
    Sentence,
    Table,
)
from contentgen.stages.attribution import as_view, unattributed, views_of
from contentgen.stages.code import is_verbatim, with_its_sentence
from contentgen.verification import check_sentence, foreign, placeholders
from contentgen.verification.name import vocabulary
from contentgen.verification.near_copy import turned
from contentgen.verification.number import figures, numbers_allowed
from contentgen.verification.strength import limits_lost, only_limits
from contentgen.writers.offline.wording import joined, lower_case_words, sentence_of

LEAST_SECTIONS = 2
OPENERS = ("First, ", "Second, ", "Third, ")


class Failed(Frozen):
    """A sentence that did not pass, and why."""

    text: str
    reasons: tuple[str, ...]


class Checker:
    """Judges sentences of one run. Made once a run from its brief and ledger; holds no result."""

    def __init__(self, brief: Brief, research: Research, about: str = "") -> None:
        """`about` are words that any sentence may use besides the brief's: an article's title for its posts."""
        self.brief = brief
        self.research = research
        self.ledger: Mapping[str, Evidence] = {item.id: item for item in research.ledger}
        profile = brief.profile
        known = [str(source.csl.get(key) or "") for source in research.sources for key in ("URL", "DOI")]
        self.addresses = " ".join([*known, brief.url, profile.site, *profile.links, brief.topic, about])
        # what the author may say in the first person: the results, and the offer in its own words
        self.own_facts = (*profile.proof, *([Proof(statement=profile.offer)] if profile.offer else []))
        self.author = " ".join(part for part in (profile.name, profile.organisation) if part)
        self.views = views_of(brief)
        self.credits = frozenset(credit(source) for source in research.sources)
        told = (profile.name, profile.organisation, profile.offer, about)
        self.topic = " ".join((brief.topic, brief.keyphrase, brief.audience, *told))

    def about(self, words: str) -> Checker:
        """A checker that also lets these words stand."""
        return Checker(self.brief, self.research, about=words)

    def judge(self, sentence: Sentence, nearby: Sequence[str] = ()) -> Sentence:
        """The sentence with its verdict. Unknown ids are taken off it first; if none is left, it is an uncited claim.

        `nearby` are evidence ids cited around it: an opinion may use the names and the number words that stand there.
        """
        known = tuple(e for e in sentence.evidence if e in self.ledger)
        evidence = [self.ledger[e] for e in known]
        around = " ".join(self.ledger[e].checkable_text for e in nearby if e in self.ledger)
        kind = "claim" if sentence.evidence and not known else sentence.kind
        clean = sentence.model_copy(update={"evidence": known, "kind": kind})
        verdict = check_sentence(
            clean,
            evidence,
            [self.research.source(item.source_id) for item in evidence],
            topic=self.topic,
            known_names=vocabulary(f"{self.topic} {self.views} {around}"),
            known_numbers=numbers_allowed(around) - figures(sentence.text),
            proof=self.own_facts,
            author=self.author,
        )
        if view := as_view(clean, self.brief):
            return view
        wrong = self._unfit(clean, " ".join(item.checkable_text for item in evidence))
        wrong += self._too_strong(clean, evidence)
        wrong += unattributed(clean, [self.research.source(item.source_id) for item in evidence])
        if wrong:
            update = {"status": "unsupported", "evidence_id": "", "reasons": (*wrong, *verdict.reasons)}
            verdict = verdict.model_copy(update=update)
        return clean.model_copy(update={"verdict": verdict})

    def _unfit(self, sentence: Sentence, said: str) -> list[str]:
        """What may stand in no sentence, or only where its evidence has it."""
        reasons = [f"placeholder {found!r}" for found in placeholders(sentence.text)[:1]]
        reasons += [f"{found!r} is not in the sources" for found in foreign(sentence.text, f"{self.addresses} {said}")]
        if sentence.kind == "link" and sentence.text not in self.credits and "://" not in sentence.text:
            reasons.append("credits no source of this run")
        banned = [w for w in self.brief.profile.banned_words if w.lower() in sentence.text.lower()]
        return reasons + ([] if sentence.evidence else [f"banned word '{word}'" for word in banned[:1]])

    def _too_strong(self, sentence: Sentence, evidence: Sequence[Evidence]) -> tuple[str, ...]:
        """Limits of its evidence that a claim drops, and what a near copy of it turns round."""
        if sentence.kind in ("link", "personal"):
            return ()
        named = [said_by(item, self.research.source(item.source_id)) for item in evidence]
        changed = turned(
            sentence.text, (text for e in evidence for text in (e.claim, e.quote, e.note, e.attributed, e.short))
        )
        lost = limits_lost(sentence.text, evidence, named) if sentence.kind == "claim" else ()
        return tuple(dict.fromkeys([*lost, *changed]))

    def softened(self, sentence: Sentence) -> Sentence | None:
        """A sentence that only drops a limit of its evidence, as an attributed statement in the evidence's own wording.

        None where more is wrong with it, where the evidence is a quotation (which `own_wording` attributes), or where the
        statement does not pass.
        """
        if sentence.verdict is None or not only_limits(sentence.verdict.reasons):
            return None
        for item in (self.ledger[e] for e in sentence.evidence):
            named = said_by(item, self.research.source(item.source_id))
            if item.quote or not limits_lost(sentence.text, [item], [named]):
                continue
            text = item.attributed or joined(
                f"According to {named},", item.claim, lower_case_words(self.research.ledger)
            )
            judged = self.judge(Sentence(text=text, kind="claim", evidence=(item.id,)))
            if passed(judged):
                return judged
        return None

    def own_wording(self, sentence: Sentence, *, short: bool = False) -> Sentence | None:
        """The first cited item in the evidence's own wording, checked; None when there is none or it does not pass.

        With `short` its short form comes first, where it has one: a post has little room.
        """
        item = next((self.ledger[e] for e in sentence.evidence if e in self.ledger), None)
        if item is None:
            return None
        named = said_by(item, self.research.source(item.source_id))
        text = sentence_of(f"{named}: “{item.quote}”") if item.quote else item.claim
        texts = (sentence_of(item.short), text) if short and item.short else (text,)
        judged = (self.judge(Sentence(text=each, kind="claim", evidence=(item.id,))) for each in texts)
        return next((each for each in judged if passed(each)), None)


def passed(sentence: Sentence) -> bool:
    """Whether the sentence may ship."""
    return sentence.verdict is not None and sentence.verdict.status == "supported"


def normal_form(text: str) -> str:
    """The text for telling whether two sentences are the same: letters and digits, no opener, no citation."""
    for opener in OPENERS:
        text = text.removeprefix(opener)
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


class Sieve:
    """Lets each sentence pass, replaced or not at all, and each only once; collects what it removed."""

    def __init__(self, checker: Checker, channel: ChannelName) -> None:
        self.checker = checker
        self.channel = channel
        self.seen: set[str] = set()
        self.removals: list[Removal] = []

    def sentence(
        self,
        sentence: Sentence,
        nearby: Sequence[str] = (),
        *,
        may_repeat: bool = False,
        replace: bool = True,
    ) -> Sentence | None:
        """The judged sentence, a weaker statement or the evidence's wording in its place, or None."""
        judged = self.checker.judge(sentence, nearby)
        if passed(judged):
            return judged if self._first_time(judged, may_repeat) else None
        reasons = judged.verdict.reasons if judged.verdict else ()
        own = partial(self.checker.own_wording, short=self.channel == "x")
        for action, mended in (("softened", self.checker.softened), ("replaced", own)):
            other = mended(judged) if replace else None
            if other and normal_form(other.text) not in self.seen:
                self.seen.add(normal_form(other.text))
                self._removed(sentence, reasons, action, other.text)
                return other
        self._removed(sentence, reasons, "cut")
        return None

    def block(self, block: Block, nearby: Sequence[str]) -> Block | None:
        """The block with what passes; None when nothing does. A table loses the rows of which a cell fails."""
        if isinstance(block, Table):
            heads = [Sentence(text=column, kind="opinion") for column in block.columns if column.strip()]
            if not all(self.sentence(head, nearby, may_repeat=True, replace=False) for head in heads):
                return None
            rows = [tuple(self.sentence(cell, nearby, may_repeat=True) for cell in row) for row in block.rows]
            whole = tuple(tuple(cell for cell in row if cell) for row in rows if all(row))
            return block.model_copy(update={"rows": whole}) if whole else None
        if isinstance(block, Code):
            return self._code(block, nearby)
        if isinstance(block, Listing):
            prose = block.style != "check"
            items = tuple(s for s in (self.sentence(item, nearby, replace=prose) for item in block.items) if s)
            return block.model_copy(update={"items": items}) if items else None
        kept = tuple(s for s in (self.sentence(sentence, nearby) for sentence in block.sentences) if s)
        return Paragraph(sentences=kept) if kept else None

    def _code(self, block: Code, nearby: Sequence[str]) -> Block | None:
        """Code with its checked caption; what calls itself quoted has to stand letter for letter in its source."""
        if block.origin == "quoted" and not is_verbatim(block, self.checker.research):
            self._removed(Sentence(text=block.text), ("this code is not in the source that it cites",), "cut")
            return None
        caption = self.sentence(block.caption, nearby, may_repeat=True, replace=False)
        return block.model_copy(update={"caption": caption}) if caption else None

    def _first_time(self, sentence: Sentence, may_repeat: bool) -> bool:
        form = normal_form(sentence.text)
        if form in self.seen and not may_repeat:
            self._removed(sentence, ("says again what stands above",), "cut")
            return False
        self.seen.add(form)
        return True

    def _removed(self, sentence: Sentence, reasons: tuple[str, ...], action: str, replacement: str = "") -> None:
        self.removals.append(
            Removal.model_validate(
                {
                    "channel": self.channel,
                    "text": sentence.text,
                    "reasons": reasons,
                    "action": action,
                    "replacement": replacement,
                }
            )
        )


def check_article(
    article: Article, checker: Checker, floor: Callable[[Section], Section | None]
) -> tuple[CheckedArticle, tuple[Degradation, ...]]:
    """The article with a verdict on every sentence it still has.

    A section that loses all its facts is replaced by the floor's (the offline writer's), and that is said.
    """
    sieve = Sieve(checker, "blog")
    degraded: list[Degradation] = []
    intro = _kept(article.intro, sieve)
    sections = []
    cited = [
        e
        for section in article.sections
        for block in section.blocks
        for s in blog.sentences_of(block)
        for e in s.evidence
    ]
    for section in article.sections:
        blocks = _kept(section.blocks, sieve, cited if _looks_back(section) else ())
        other = None if _has_claim(blocks) else floor(section)
        if other:
            why = "none of its facts passed the check"
            what, heading = f"section '{section.heading}'", section.heading
            degraded.append(Degradation(stage="check", what=what, why=why, piece="section", heading=heading))
            blocks = _kept(other.blocks, sieve)
        if blocks:
            sections.append(section.model_copy(update={"blocks": blocks}))
    takeaways = tuple(s for s in (sieve.sentence(t) for t in article.takeaways) if s)
    checked = article.model_copy(update={"intro": intro, "takeaways": takeaways, "sections": tuple(sections)})
    return CheckedArticle(article=checked, removals=tuple(sieve.removals)), tuple(degraded)


def is_thin(article: Article, planned: int = LEAST_SECTIONS) -> bool:
    """Whether too little is left to be an article: fewer than two sections with facts, or no opening.

    Where its user has planned a single section, one is enough.
    """
    left = sum(_has_claim(section.blocks) for section in article.sections)
    return not article.intro or left < min(planned, LEAST_SECTIONS)


def _looks_back(section: Section) -> bool:
    """Whether the section follows from all others, as a checklist and an end do: it may name what they name."""
    return not _has_claim(section.blocks) or any(isinstance(b, Listing) and b.style == "check" for b in section.blocks)


def _kept(blocks: Sequence[Block], sieve: Sieve, before: Sequence[str] = ()) -> tuple[Block, ...]:
    nearby = [*before, *(e for block in blocks for sentence in blog.sentences_of(block) for e in sentence.evidence)]
    return with_its_sentence([kept for kept in (sieve.block(block, nearby) for block in blocks) if kept])


def _has_claim(blocks: Sequence[Block]) -> bool:
    sentences = (s for block in blocks if not isinstance(block, Code) for s in blog.sentences_of(block))
    return any(sentence.evidence for sentence in sentences)


__all__ = ["Checker", "Failed", "Sieve", "check_article", "is_thin", "normal_form", "passed"]
