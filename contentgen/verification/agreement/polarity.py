"""Whether a claim denies what its evidence states, states what it denies, or says the opposite of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from contentgen.verification.agreement.alignment import Alignment, align
from contentgen.verification.agreement.clauses import Clause, Resting, clauses, resting
from contentgen.verification.agreement.lexicon import is_kind, opposite
from contentgen.verification.agreement.words import Text

#: the share of a clause's words that must stand in the evidence before a difference means anything
LEAST_SHARE = 0.4
LEAST_SHARE_TO_DENY = 0.5
#: words that deny the verb or the thing behind them
NEGATORS = frozenset(
    "not never no none nobody nothing neither nor cannot without n't hardly barely scarcely rather instead".split()
)
#: verbs that deny the one behind them: "failed to", "refused to"
_REFUSING_TO = frozenset("fail fails failed refuse refuses refused unable yet".split())
#: negations of a verb; those of a thing ("no", "without") say less about what is said of it elsewhere
_OF_A_VERB = frozenset("not never cannot n't hardly barely scarcely".split()) | _REFUSING_TO
_HELPING = frozenset(
    "do does did is are was were be been has have had will would can could should must may might shall".split()
)
_ENDS_A_DENIAL = frozenset("of for in with about on at from by than that which to".split())
_SMALL = frozenset(
    """be been being was were is are has had have do does did the a an any its their his her to of in by on for at it as very
    yet make made""".split()
)
_TRENDS = ("up", "down", "same")
_WAYS = {"up": "up", "down": "down", "same": "on as before"}
_GOING = frozenset(
    "go goes went gone going move moved is are was were came come trend trended drive drove pushed".split()
)
_SIDES = (("accepting", "refusing"), ("winning", "losing"), ("opening", "closing"))
#: how near a thing stands to the word that says where it goes; how like it must be on both sides
REACH, LIKE = 5.0, 0.7
NEIGHBOURS, CLOSE = 12.0, 5.0
_STAYING = frozenset(
    "is are was were be been stay stays stayed remain remains remained held hold holds kept left but".split()
)
_WARNING = ("advis", "warn", "argu", "vot", "decid", "recommend", "spoke")
_NO_THING = frozenset("than often frequent likely or and to of common accurate expensive".split())
_OF_A_QUALITY = ("ly", "able", "ible", "ful", "ive", "ous", "al", "ic", "ed", "ent", "ant", "ing")
_UNCLEAR = frozenset("first second seconds one last day days".split())
_NOT_NEGATING = frozenset(
    [
        "only",
        "just",
        "merely",
        "least",
        "doubt",
        "surprisingly",
        "necessarily",
        "fully",
        "always",
        "completely",
        "entirely",
    ]
)


def is_negator(text: Text, place: int) -> bool:
    """Whether the word denies what follows; "not only" and "no fewer" do not, nor does ", not this" beside "that"."""
    word = text.words[place].lower
    after = text.words[place + 1].lower if place + 1 < len(text.words) else ""
    if word in _REFUSING_TO:
        return after == "to"
    if not (word in NEGATORS or word.endswith("n't")) or after in _NOT_NEGATING:
        return False
    if word == "rather":
        return after == "than"
    return not (word == "no" and after in ("more", "fewer", "less"))


@lru_cache(maxsize=65_536)
def _denies(word: str) -> bool:
    return is_kind(word, "denying") or (word.startswith(("un", "non")) and len(word) > 6)


def denials(text: Text, clause: Clause) -> int:
    """How many words of a clause deny: negations and verbs of refusal."""
    places = range(clause.first, clause.last + 1)
    words = [text.words[p].lower for p in places]
    kept = any(w in ("keep", "keeps", "kept") and "from" in words[n : n + 6] for n, w in enumerate(words))
    warned = any(w == "against" and words[n - 1].startswith(_WARNING) for n, w in enumerate(words) if n)
    out = any(
        (one.startswith("rul") and two == "out") or (one.startswith(("turn", "vot")) and two == "down")
        for one, two in pairwise(words)
    )
    return kept + warned + out + sum(is_negator(text, p) or _denies(text.words[p].lower) for p in places)


def negated(text: Text, place: int, within: Clause, *, of_verb: bool = False) -> bool:
    """Whether a negation stands right before the word: at most one word of meaning between them; `of_verb` "not" alone."""
    passed = 0
    for before in range(place - 1, max(within.first, place - 6) - 1, -1):
        word = text.words[before].lower
        if is_negator(text, before):
            aside = before > 0 and text.words[before - 1].lower in (",", "and", "but", "(")
            near = passed == 0 if word in ("without", "rather", "instead") else passed <= 1
            helped = before > 0 and text.words[before - 1].lower in _HELPING
            both = before > 1 and text.words[before - 2].lower in ("and", "or")
            verbal = (helped and not both) if word == "not" else word in _OF_A_VERB or word.endswith("n't")
            return near and not aside and (verbal or not of_verb)
        if word[0] in ",;:." or (word in _ENDS_A_DENIAL and not (word == "to" and _refuses(text, before - 1))):
            return False
        if word not in _SMALL and not word.endswith("ly"):
            passed += 1
            if passed > 1:
                return False
    return False


def _refuses(text: Text, place: int) -> bool:
    return place >= 0 and text.words[place].lower in _REFUSING_TO


def polarity_reasons(claim: str, evidence: str) -> list[str]:
    """What the claim turns round, clause by clause."""
    pair = align(claim, evidence)
    there = clauses(evidence)
    reasons: list[str] = []
    for rest in resting(claim, evidence):
        if rest.share < LEAST_SHARE:
            continue
        reasons += _negation(pair, rest, there)
        reasons += _opposites(pair, rest, there)
        reasons += _sides(pair, rest, there)
        reasons += _trends(pair, rest, there)
    return list(dict.fromkeys(reasons))


def _clause_of(there: tuple[Clause, ...], place: int) -> Clause:
    return next(clause for clause in there if clause.holds(place))


def _negation(pair: Alignment, rest: Resting, there: tuple[Clause, ...]) -> Iterator[str]:
    """A word that is negated on one side only, where the other side denies nothing by another word either."""
    here = denials(pair.claim, rest.clause)
    for place, near in pair.pairs.items():
        word = pair.claim.words[place]
        if not rest.clause.holds(place) or word.stem.startswith("#") or word.text[0].isupper():
            continue
        places = [at for at, _ in near if pair.evidence.words[at].sentence == rest.sentence]
        if not places:
            continue
        mine = negated(pair.claim, place, rest.clause)
        its = [negated(pair.evidence, at, _clause_of(there, at), of_verb=True) for at in places]
        shown = pair.evidence.words[places[0]].text
        anywhere = any(negated(pair.evidence, at, _clause_of(there, at)) for at, _ in near)
        sentence = pair.evidence.sentence(rest.sentence)
        denied = anywhere or denials(pair.evidence, Clause(sentence[0], sentence[-1]))
        if mine and not denied and rest.share >= LEAST_SHARE_TO_DENY:
            yield f"the claim denies '{word.text}', which the evidence states"
        elif (
            not mine
            and not here
            and _closest(pair, rest, there, places)
            and (all(its) or (anywhere and _insists(pair.claim, place)))
        ):
            yield f"the claim states '{word.text}', the evidence denies '{shown}'"


def _weakens(text: Text, place: int) -> bool:
    """A denial or a word that takes away: beside it, an antonym may say the same."""
    return is_negator(text, place) or text.words[place].lower.startswith(("reduc", "avoid", "prevent", "remov", "lack"))


def _lessened(text: Text, place: int) -> bool:
    """`less legible`: the word says the opposite of itself."""
    return place > 0 and text.words[place - 1].lower in ("less", "least", "hardly", "too")


def _closest(pair: Alignment, rest: Resting, there: tuple[Clause, ...], places: list[int]) -> bool:
    """Whether a clause of the evidence with this word holds as much of the claim's clause as any of its sentence."""
    mine = [p for p in pair.claim.content if rest.clause.holds(p)]
    sentence = pair.evidence.sentence(rest.sentence)

    def held(clause: Clause) -> int:
        return sum(any(clause.holds(at) for at, _ in pair.pairs[p]) for p in mine)

    most = max(held(clause) for clause in there if clause.first in sentence)
    return any(held(_clause_of(there, at)) == most for at in places)


def _insists(text: Text, place: int) -> bool:
    """Whether "already" or "still" stands right before the word."""
    return any(text.words[p].lower in ("already", "still") for p in range(max(0, place - 3), place))


def _opposites(pair: Alignment, rest: Resting, there: tuple[Clause, ...]) -> Iterator[str]:
    sentence = pair.evidence.sentence(rest.sentence)
    if any(_weakens(pair.evidence, p) for p in sentence) or any(
        _weakens(pair.claim, p) for p in range(rest.clause.first, rest.clause.last + 1)
    ):
        return
    matched = {at for near in pair.pairs.values() for at, _ in near}
    for place in pair.claim.content:
        if not rest.clause.holds(place) or any(
            pair.evidence.words[at].sentence == rest.sentence for at, _ in pair.pairs[place]
        ):
            continue
        word = pair.claim.words[place]
        for at in sentence:
            other = pair.evidence.words[at]
            if {word.lower, other.lower} & _UNCLEAR or is_kind(word.lower, "gives") or is_kind(word.lower, "takes"):
                continue
            if other.stem and at not in matched and opposite(word.stem, other.stem) and _shared(pair, place, at, CLOSE):
                mine = negated(pair.claim, place, rest.clause) or _lessened(pair.claim, place)
                its = negated(pair.evidence, at, _clause_of(there, at)) or _lessened(pair.evidence, at)
                if mine == its:
                    yield f"says '{word.text}' where the evidence says '{other.text}'"


def _sides(pair: Alignment, rest: Resting, there: tuple[Clause, ...]) -> Iterator[str]:
    """One side of a decision or a contest where the evidence has the other: approved, voted against."""
    mine = range(rest.clause.first, rest.clause.last + 1)
    its = pair.evidence.sentence(rest.sentence)
    for one, other in _SIDES:
        for here, opposed in ((one, other), (other, one)):
            said = [p for p in mine if is_kind(pair.claim.words[p].lower, here)]
            known = [p for p in its if is_kind(pair.evidence.words[p].lower, opposed)]
            if not said or not known or any(is_kind(pair.claim.words[p].lower, opposed) for p in mine):
                continue
            if any(is_kind(pair.evidence.words[p].lower, here) for p in its) or not _stance(pair.claim, said[0]):
                continue
            if not _shared(pair, said[0], known[0]):
                continue
            if negated(pair.claim, said[0], rest.clause) == negated(
                pair.evidence, known[0], _clause_of(there, known[0])
            ):
                yield f"says '{pair.claim.words[said[0]].text}' where the evidence says '{pair.evidence.words[known[0]].text}'"


def _stance(text: Text, place: int) -> bool:
    """Whether an ambiguous word takes a side here: "share the view", not "per share"; "votes against", not "81 against 84"."""
    word, after = text.words[place].lower, text.words[place + 1].lower if place + 1 < len(text.words) else ""
    before = text.words[place - 1].lower if place else ""
    if word.startswith("share"):
        return after in ("the", "this", "that", "his", "her", "its", "their")
    return word != "against" or before.startswith(
        ("vote", "was", "were", "spoke", "argue", "campaign", "decide", "rule")
    )


def _shared(pair: Alignment, place: int, at: int, reach: float = NEIGHBOURS) -> bool:
    """Whether the two words have a neighbour in common."""
    near = [p for p in pair.claim.content if p != place and pair.claim.distance(p, place) <= reach]
    return any(other != at and pair.evidence.distance(other, at) <= reach for p in near for other, _ in pair.pairs[p])


def _trend(text: Text, place: int, within: Clause) -> str:
    """The way that a word says things go; "not" before a change leaves them where they were."""
    word = text.words[place].lower
    before = text.words[place - 1].lower if place else ""
    if word in ("up", "down") and before not in _GOING:
        return ""
    if word in ("change", "changed", "move", "moved") and negated(text, place, within):
        return "same"
    after = text.words[place + 1].lower if place + 1 < len(text.words) else ""
    if word.startswith(("grow", "grew")) and (after.endswith("er") or after in ("more", "less")):
        return ""
    if word in ("more", "less", "fewer") and (after in _NO_THING or after.endswith(_OF_A_QUALITY)):
        return ""
    trend = next((trend for trend in _TRENDS if is_kind(word, trend)), "")
    if trend == "same" and not any(text.words[p].lower in _STAYING for p in range(max(0, place - 2), place)):
        return ""
    return "" if trend and negated(text, place, within) else trend


def _nearest(text: Text, place: int, reach: float, whole: tuple[Clause, ...]) -> tuple[str, int]:
    """Where the word that stands nearest to a thing says that it goes, and which word that is."""
    best, far = ("", -1), reach
    for at in range(max(0, place - 10), min(len(text.words), place + 11)):
        apart = text.distance(at, place)
        if at != place and apart <= far and text.words[at].sentence == text.words[place].sentence:
            way = _trend(text, at, _clause_of(whole, at))
            if way:
                best, far = (way, at), apart
    return best


def _describes(text: Text, place: int) -> bool:
    """`reducing poverty`, `of reduced data`: the word describes a thing rather than tells what became of it."""
    word, before = text.words[place].lower, text.words[place - 1].lower if place else ""
    return word.endswith("ing") or (word.endswith("ed") and before in ("of", "a", "the", "for", "with"))


def _same_matter(pair: Alignment, rest: Resting, word: int, sentence: int) -> bool:
    """Whether a sentence is the one the clause rests on, or holds three of the things next to the word of change."""
    near = [p for p in pair.claim.content if p != word and pair.claim.distance(p, word) <= REACH]
    held = [p for p in near if any(pair.evidence.words[at].sentence == sentence for at, _ in pair.pairs[p])]
    return sentence == rest.sentence or len(held) > 2


def _trends(pair: Alignment, rest: Resting, there: tuple[Clause, ...]) -> Iterator[str]:
    """Up where the evidence says of the same thing that it went down; one thing that agrees is enough to let it stand."""
    here = clauses(pair.claim.text)
    agreed: set[int] = set()
    against: dict[int, tuple[str, str, int]] = {}
    for place, near in pair.pairs.items():
        if not rest.clause.holds(place) or not near or pair.claim.words[place].stem.startswith("#"):
            continue
        mine, word = _nearest(pair.claim, place, REACH, here)
        if not rest.clause.holds(word) or _describes(pair.claim, word):
            continue
        its = [_nearest(pair.evidence, at, 2 * REACH, there) for at, like in near if like >= LIKE] if mine else []
        found = [(way, at) for way, at in its if way]
        if any(way == mine for way, _ in found):
            agreed.add(word)
        elif found and _same_matter(pair, rest, word, pair.evidence.words[found[0][1]].sentence):
            against[word] = (mine, *found[0])
    for word, (mine, way, at) in against.items():
        if word not in agreed:
            said, known = pair.claim.words[word].text, pair.evidence.words[at].text
            yield f"'{said}' goes {_WAYS[mine]} where the evidence ('{known}') goes {_WAYS[way]}"


__all__ = ["clauses", "polarity_reasons"]
