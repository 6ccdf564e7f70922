"""Whether a claim in our words may stand for a verbatim passage: the check of a sentence, and nothing lost on the way."""

from __future__ import annotations

import re

from contentgen.model import Evidence, Sentence, Source
from contentgen.verification.check import Thresholds, check_sentence
from contentgen.verification.direction import denial_lost
from contentgen.verification.foreign import foreign
from contentgen.verification.kind import kind_of
from contentgen.verification.placeholder import placeholders
from contentgen.verification.support.order import exchanged
from contentgen.verification.support.pair import Pair

#: what limits a statement, by what it does to it: a restatement may limit with another word of the same row
HEDGES: dict[str, str] = {
    "a possibility": r"\b(?:may|might|could|can|perhaps|possibly|potentially|probably|likely)\b",
    "a doubt": r"\b(?:suggest|appear|seem|expect)(?:s|ed|ing)?\b|\b(?:estimat|assum|believ)(?:e|es|ed|ing)\b",
    "an approximation": r"\b(?:about|around|some|roughly|approximately|nearly|almost|close to) (?=\d|half|a |an |one |two |three )",
    "an upper bound": r"\b(?:up to|at most|no more than|not more than|as (?:much|many) as|less than|fewer than|under (?=\d))",
    "a lower bound": r"\b(?:at least|no (?:fewer|less) than|more than|over (?=\d))",
    "a frequency": r"\b(?:often|sometimes|occasionally|typically|usually|generally|mostly|rarely|on average|in (?:some|many|most))\b",
    "a part": r"\b(?:some|many|most|several|part) (?:of )?[a-z]",
    "a limit": r"\b(?:only|unless|except|if|provided)\b",
}
#: sentences are later held to claim and quote together, so a claim may drift less from its quote than a sentence may
RESTATED = Thresholds(least_overlap=0.6)
_HEDGES = {what: re.compile(pattern, re.IGNORECASE) for what, pattern in HEDGES.items()}


def faults_of_restatement(
    text: str, item: Evidence, source: Source, thresholds: Thresholds = RESTATED
) -> tuple[str, ...]:
    """Why these words may not stand for the quote of this item; empty where they may.

    They are held to the quote alone: not to what the source says elsewhere, nor to its title, its authors or its year.
    """
    quoted = item.model_copy(update={"claim": item.quote, "note": ""})
    alone = source.model_copy(update={"csl": {"id": source.id}, "passages": (), "caveat": ""})
    sentence = Sentence(text=text, kind="claim", evidence=(item.id,))
    verdict = check_sentence(sentence, [quoted], [alone], thresholds=thresholds)
    reasons = [] if verdict.status == "supported" else list(verdict.reasons)
    if kind_of(text) in ("question", "personal", "link"):
        reasons.append(f"a {kind_of(text)} is no claim")
    reasons += [f"placeholder {found!r}" for found in placeholders(text)[:1]]
    reasons += [f"{found!r} is not in the quote" for found in foreign(text, item.quote)[:1]]
    reasons += denial_lost(text, item.quote)
    reasons += [
        f"drops {what} of the quote"
        for what, hedge in _HEDGES.items()
        if hedge.search(item.quote) and not hedge.search(text)
    ]
    told = exchanged(Pair.of(item.quote, text))
    reasons += [f"says {said!r} where the quote says another word ({there}…)" for said, there in told]
    return tuple(dict.fromkeys(reasons))
