"""Whether a claim says more than its evidence: of more cases, with less doubt, without the condition, as a cause."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from contentgen.verification.agreement.alignment import Alignment, align
from contentgen.verification.agreement.clauses import Resting, clauses, resting, whole_rests
from contentgen.verification.agreement.lexicon import root
from contentgen.verification.agreement.quantity import quantities
from contentgen.verification.agreement.words import Text
from contentgen.verification.overlap import stem

#: the share of a clause's words that must stand in the evidence before a difference means anything
LEAST_SHARE = 0.4
#: how many words before "only" or "unless" tell what it limits
BEFORE = 8
LEAST_SHARE_OF_CONDITION = 0.55
#: for what widens a claim or makes a cause of what goes together
LEAST_SHARE_OF_WHOLE = 0.28
_DONE = re.compile(
    r"\b(?:has|have|had) (?:(?:already|now|since|also) )?(?:\w+ed|been|begun|built|made|run|set|sold|won|become|taken|given)\b"
    r"|\b(?:is|are|was|were) (?:now |already )?(?:back|in place|in force|available)\b|\bsince the\b",
    re.I,
)
_HOPED = re.compile(
    r"\b(?:plans?|planned|hopes?|hoped|intends?|wants?|aims?|drafting|preparing|"
    r"would like|is to|are to|expects?|promised?|not ruled out|has not ruled out|"
    r"(?:is|are) due) (?:to\b|an?\b|the\b|\w+ing\b)|\bwould (?:have|be|like)\b",
    re.I,
)
_UNCERTAIN = re.compile(r"\b(?:may|might|could)(?: \w+ly)? (?P<verb>(?!not\b|be\b|have\b)[a-z]+)\b")
_HEDGED = re.compile(
    r"\b(?:may|might|could|can|would|should|perhaps|possibl[ey]|potential(?:ly)?|likely|probabl[ey]|suggest\w*|appear\w*|seem\w*|plan\w*|"
    r"hop(?:e|es|ed|ing)|propos\w*|intend\w*|consider\w*|want\w*|expect\w*|aim\w*|draft\w*|prepar\w*|possibility|whether|if|due to|"
    r"is to|are to|ask\w*|try\w*|tried|tends?|aims?|goal|recommend\w*|help\w*|like to|yet to|unless|believ\w*|think\w*|thought|"
    r"estimat\w*|often|sometimes|usually|generally|typically|risk\w*|chance\w*|threat\w*|enabl\w*|allow\w*|able|capable|design\w*)\b",
    re.I,
)
_ONLY = re.compile(
    r"\b(?:(?:but )?(?:only|solely|exclusively) (?:among|in|when|if|for|where|with|on|after|to|by|at))\b", re.I
)
_LIMITS = re.compile(
    r"\b(?:only|solely|just|exclusively|unless|except|excluding|but not|provided|condition|if|when|alone|merely|limited|apart)\b",
    re.I,
)
_CAUSE = re.compile(
    r"\b(?:led to|leads? to|caus(?:e|es|ed|ing)|because of|due to|thanks to|results? in|resulted in|brought about|"
    r"drives?|drove|makes? \w+ \w+er|"
    r"is responsible for|improves|reduces|increases|boosts|prevents)\b",
    re.I,
)
_ASSOCIATED = re.compile(
    r"\b(?:associat\w+|link(?:ed|s)?|correlat\w+|relationship|went together|goes together|coincid\w+|tended|than those|"
    r"more likely|less likely|"
    r"predict\w*|pattern)\b",
    re.I,
)
_ALL = re.compile(
    r"\b(?:all(?! (?:of )?(?:the )?(?:but|right|over))|every(?:one|body|thing)?|each(?! other)|always|the whole|entire(?:ly)?|"
    r"whatever|wherever|invariably|"
    r"across the|in all|no matter|without exception|any)\b",
    re.I,
)
_ALL_THERE = re.compile(
    r"\b(?:all|every\w*|each|always|whole|entire(?:ly)?|whatever|any|both|either|throughout|across|full|total|"
    r"universal\w*|complete\w*|none|no|"
    r"never|100)\b",
    re.I,
)
_PART_THERE = re.compile(
    r"\b(?:some|many|(?<!the )most(?! \w+ly\b)|several|part(?:ly)?|majority|minority|few|"
    r"often|sometimes|usually|on average|averaged?|tend\w*|except|mostly|"
    r"only|largely|near|half|generally|typically|one of|certain|selected|absent|weaker|exception)\b|%|\bper ?cent\b",
    re.I,
)
_MOST = re.compile(r"\b(?:most of|the majority of|a majority of|mostly|most (?!\w+ly\b)\w+s\b)", re.I)
_MOST_THERE = re.compile(
    r"\b(?:most|majority|mainly|chiefly|largely|predominant\w*|primar\w+|all|every|nearly|almost|main)\b", re.I
)

_BOUND = re.compile(r"\b(up to|as (?:much|many) as) (?:an? )?", re.I)
_BOUND_KEPT = re.compile(
    r"\b(?:up to|as (?:much|many) as|at most|at best|maximum|no more|peak|limit\w*|"
    r"within|under|can|could|may|might|most|top)\b",
    re.I,
)
_DETERMINERS = frozenset("a an the its their his her of and".split())


class Place(NamedTuple):
    """A clause of the claim with the sentence it rests on, and the words of both."""

    pair: Alignment
    rest: Resting
    here: str
    there: str


Rule = Callable[[Place], str]


def _words(text: Text, first: int, last: int) -> str:
    return text.text[text.spans[first][0] : text.spans[last][1]]


def scope_reasons(claim: str, evidence: str) -> list[str]:
    """Where the claim goes further than its evidence, clause by clause."""
    pair = align(claim, evidence)
    found = []
    whole = whole_rests(claim, evidence)
    for rest in whole_and_parts(claim, evidence):
        places = pair.evidence.sentence(rest.sentence)
        here = _words(pair.claim, rest.clause.first, rest.clause.last)
        there = _words(pair.evidence, places[0], places[-1])
        found += [reason for rule in RULES if (reason := rule(Place(pair, rest, here, there)))]
    if whole and whole.share >= LEAST_SHARE_OF_WHOLE:
        places = pair.evidence.sentence(whole.sentence)
        there = _words(pair.evidence, places[0], places[-1])
        found += [reason for rule in (_widened, _cause) if (reason := rule(Place(pair, whole, claim, there)))]
    return list(dict.fromkeys(found))


def whole_and_parts(claim: str, evidence: str) -> list[Resting]:
    """Each clause of the claim with what it rests on, and the claim as a whole; those that rest on anything."""
    parts = resting(claim, evidence)
    whole = whole_rests(claim, evidence)
    return [rest for rest in (*parts, *([whole] if whole and len(parts) > 1 else [])) if rest.share >= LEAST_SHARE]


def _widened(where: Place) -> str:
    _, _, here, there = where
    said = _ALL.search(here)
    if not said:
        return ""
    part = _PART_THERE.search(there)
    shares = [q for q in quantities(there) if q.dimension == "share" and 0 < q.base < 1]
    shown = part[0] if part else shares[0].shown if shares else ""
    if said[0].lower() in there.lower():
        return ""
    if (
        shown
        and not _ALL_THERE.search(there)
        and not re.search(r"\b(?:not|nearly|almost|hardly|barely|scarcely|without) $", here[: said.start()])
    ):
        return f"says '{said[0]}' where the evidence says '{shown}'"
    return ""


def _most(where: Place) -> str:
    pair, rest, here, there = where
    said = _MOST.search(here)
    if not said:
        return ""
    after = pair.evidence.sentence(rest.sentence + 1)
    there += f" {_words(pair.evidence, after[0], after[-1])}" if after else ""
    shares = [q for q in quantities(there) if q.dimension == "share" and q.base > 0]
    if shares and all(q.base <= 0.5 for q in shares) and not _MOST_THERE.search(there):
        return f"says '{said[0]}' where the evidence says {shares[0].shown}{'%' if shares[0].unit and shares[0].unit.name == '%' else ''}"
    return ""


def _condition_lost(where: Place) -> str:
    """Drops "only among staff who chose it": neither the limit nor any word of it is left."""
    pair, rest, _, there = where
    limits = list(_ONLY.finditer(there)) if rest.share >= LEAST_SHARE_OF_CONDITION else []
    if not limits or _LIMITS.search(pair.claim.text):
        return ""
    sentence, text, matched = pair.evidence.sentence(rest.sentence), pair.evidence, pair.matched
    offset = text.spans[sentence[0]][0]
    for limit in limits:
        after = [p for p in sentence if text.spans[p][0] >= offset + limit.end()]
        stop = next((p for p in after if text.words[p].lower in (",", ";", ".", "but", "and")), sentence[-1])
        limited = [p for p in after if p < stop and text.words[p].stem]
        start = _start_of(text, offset + limit.start())
        before = [
            p for p in sentence if start <= p and text.spans[p][1] <= offset + limit.start() and text.words[p].stem
        ][-BEFORE:]
        if before and before[-1] not in matched and not limit[0].lower().startswith("but"):
            continue
        held, kept = (sum(p in matched for p in places) for places in (before, limited))
        if limited and held >= max(2, 0.35 * len(before)) and kept <= 0.34 * len(limited):
            return f"drops '{limit[0]} {_words(text, limited[0], limited[-1])}'"
    return ""


def _start_of(text: Text, offset: int) -> int:
    """Where the clause starts that a limit at this character belongs to; the one before it where the limit opens its own."""
    limit = text.at(offset)
    own = next(number for number, clause in enumerate(clauses(text.text)) if clause.holds(limit))
    alone = not any(text.words[p].stem for p in range(clauses(text.text)[own].first, limit))
    return clauses(text.text)[max(0, own - 1) if alone else own].first


def _bound_lost(where: Place) -> str:
    """`up to 30%` said as 30%, an average said of each."""
    pair, _, here, there = where
    bounds = list(_BOUND.finditer(there))
    for one in quantities(here) if bounds else ():
        for bound in bounds:
            same = [
                q
                for q in quantities(there)
                if q.start == bound.end() and q.base == one.base and q.dimension == one.dimension
            ]
            if same and not _BOUND_KEPT.search(pair.claim.text):
                return f"says {one.shown} where the evidence says '{bound[0].strip()} {same[0].shown}'"
    return ""


@lru_cache(maxsize=512)
def _hedged(text: str) -> bool:
    return bool(_HEDGED.search(text))


def _done(where: Place) -> str:
    """What is planned, said as done."""
    pair, rest, here, there = where
    if _hedged(pair.claim.text):
        return ""
    hoped = next((h for h in _HOPED.finditer(there) if _followed(pair, rest, h.end(), 6)), None)
    if not hoped:
        return ""
    done = _DONE.search(here)
    verb = [p for p in range(rest.clause.first + 1, rest.clause.last) if _in_the_past(pair.claim, p)]
    past = _DONE.search(there)
    if (done or verb) and not past:
        return f"states as done what the evidence has as '{hoped[0]}'"
    return ""


def _in_the_past(text: Text, place: int) -> bool:
    """Whether the word is a verb in the past with its object: `ran an experiment`."""
    word, after = text.words[place].lower, text.words[place + 1].lower
    past = (word.endswith("ed") and len(word) > 4) or root(stem(word)) != stem(word)
    return (
        past
        and after in ("a", "an", "the", "its", "their", "his", "her")
        and text.words[place - 1].lower not in _DETERMINERS
    )


def _followed(pair: Alignment, rest: Resting, end: int, most: int) -> bool:
    """Whether one of the next words of the evidence's sentence stands in this clause of the claim too."""
    sentence = pair.evidence.sentence(rest.sentence)
    start = pair.evidence.spans[sentence[0]][0] + end
    after = [p for p in sentence if pair.evidence.spans[p][0] >= start and pair.evidence.words[p].stem][:most]
    mine = {at for place, near in pair.pairs.items() if rest.clause.holds(place) for at, _ in near}
    return any(place in mine for place in after)


def _certain(where: Place) -> str:
    """`may save` said as `saves`."""
    pair, rest, _, there = where
    doubt = None if _hedged(pair.claim.text) else _UNCERTAIN.search(there)
    if not doubt:
        return ""
    verb = stem(doubt["verb"])
    words = [w for w in pair.claim.words[rest.clause.first : rest.clause.last + 1] if w.stem == verb]
    if any(w.lower.endswith(("s", "ed")) and w.lower != doubt["verb"] for w in words):
        return f"drops '{doubt[0]}' of the evidence"
    return ""


def _cause(where: Place) -> str:
    pair, _, here, _ = where
    said = _CAUSE.search(here)
    known = _ASSOCIATED.search(pair.evidence.text) if said else None
    if said and known and not _CAUSE.search(pair.evidence.text) and not _HEDGED.search(here):
        return f"says '{said[0]}' where the evidence says '{known[0]}'"
    return ""


RULES: tuple[Rule, ...] = (_widened, _most, _condition_lost, _bound_lost, _done, _certain)
