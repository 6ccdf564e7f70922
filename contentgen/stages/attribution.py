"""What is the author's own stays the author's: a claim of the base names who makes it, a thesis stands as a view."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.model import AUTHOR, Brief, Sentence, Source, Verdict
from contentgen.verification import is_factual
from contentgen.verification.name import vocabulary
from contentgen.verification.quotation import without_quotations

#: a sentence of which at least so much stands in quotation marks says who speaks by these
QUOTED_SHARE = 0.6
#: words, a colon, and then nothing but a quotation
_LED_IN = re.compile(r"([^:“”]+): “[^“”]+”\.?$")
#: the most words that stand before a thesis to say whose view it is
LEAD_WORDS = 10


def unattributed(sentence: Sentence, sources: Sequence[Source]) -> list[str]:
    """Why a claim that rests on the author's own text alone may not stand; nothing where it names or quotes the author."""
    if sentence.kind != "claim" or not sources or not all(source.by_author for source in sources):
        return []
    names = {source.first_author for source in sources}
    said = without_quotations(sentence.text).lower()
    if any(
        re.search(rf"\b{re.escape(part)}\b", said)
        for name in names
        for part in (name.lower(), name.split()[-1].lower())
    ):
        return []
    rest, whole = len(said.split()), len(sentence.text.split())
    led = _LED_IN.match(sentence.text)
    if whole - rest >= QUOTED_SHARE * whole or (led and not is_factual(led[1])):
        return []
    return [f"states the author's own claim as a fact; name {min(names)} as saying it, or quote it"]


def views_of(brief: Brief) -> str:
    """The author's own words, whose names an opinion may use; a claim needs more than these."""
    return " ".join((brief.thesis, *(f"{base.title} {base.source.first_author}" for base in brief.base)))


def as_view(sentence: Sentence, brief: Brief) -> Sentence | None:
    """The sentence, passed, if it gives the author's thesis as the author's view; None for any other."""
    if sentence.evidence or not states_view(sentence.text, brief):
        return None
    verdict = Verdict(status="supported", judged_by=AUTHOR)
    return sentence.model_copy(update={"kind": "opinion", "verdict": verdict})


def states_view(text: str, brief: Brief) -> bool:
    """Whether a sentence is the author's thesis in its own words, behind a few words that say whose view it is."""
    thesis = _bare(brief.thesis)
    if not thesis or not _bare(text).endswith(thesis):
        return False
    lead = _bare(text).removesuffix(thesis)
    names = [
        name for name in (brief.profile.name, "the author", *(base.source.first_author for base in brief.base)) if name
    ]
    named = any(name.lower() in lead.lower() for name in names)
    return named and len(lead.split()) <= LEAD_WORDS and not is_factual(lead, vocabulary(" ".join(names)))


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".!")
