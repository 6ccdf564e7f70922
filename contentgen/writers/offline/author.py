"""What the profile lets the writer say of its author: one result and the offer, in the profile's own words."""

from __future__ import annotations

from contentgen.model import Article, Brief, Paragraph, Profile, Proof, Sentence
from contentgen.verification import kind_of
from contentgen.verification.overlap import content_stems
from contentgen.writers.offline.bank import PhraseBank
from contentgen.writers.offline.section import framing
from contentgen.writers.offline.variety import Variety
from contentgen.writers.offline.wording import sentence_of


def author_of(profile: Profile, bank: PhraseBank) -> str:
    """The author's name with the organisation, as far as the profile holds them."""
    if profile.name and profile.organisation:
        return bank.profile.of_organisation.format(name=profile.name, organisation=profile.organisation)
    return profile.name or profile.organisation or bank.profile.unnamed


def result(brief: Brief) -> tuple[Sentence, ...]:
    """The result nearest to the topic, as the profile tells it in the first person; none where it tells none so."""
    topic = content_stems(f"{brief.topic} {brief.keyphrase}")
    told = [fact for fact in brief.profile.proof if kind_of(fact.statement) == "personal"]
    proof = max(told, key=lambda fact: len(topic & content_stems(fact.statement)), default=None)
    return (Sentence(text=sentence_of(_dated(proof)), kind="personal"),) if proof else ()


def _dated(proof: Proof) -> str:
    statement = proof.statement.strip().rstrip(".")
    return f"{statement} ({proof.period})" if proof.period and proof.period not in statement else statement


def offer(brief: Brief, bank: PhraseBank) -> tuple[Sentence, ...]:
    """What the author offers, in one sentence; an offer that speaks for itself stands alone."""
    words = brief.profile.offer.strip().rstrip(".")
    if not words:
        return ()
    if kind_of(words) == "personal":
        return (Sentence(text=sentence_of(words), kind="personal"),)
    frame = Variety(f"{brief.topic}\0author").pick(bank.profile.offer.of(brief.tone), "offer")
    return (framing(sentence_of(frame.format(author=author_of(brief.profile, bank), offer=words))),)


def signed(article: Article, brief: Brief, bank: PhraseBank) -> Article:
    """The article with the author's result, offer and address at its end, as far as the profile holds them."""
    offered = offer(brief, bank)
    link = tuple(Sentence(text=address, kind="link") for address in brief.profile.links[:1] if offered)
    note = (*result(brief), *offered, *link)
    if not note or not article.sections:
        return article
    *before, last = article.sections
    whole = last.model_copy(update={"blocks": (*last.blocks, Paragraph(sentences=note))})
    return article.model_copy(update={"sections": (*before, whole)})
