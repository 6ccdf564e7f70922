"""Which words of a text are denied: by "not" and its like, by "failed to", by a verb of refusal."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from contentgen.verification.agreement.clauses import Clause
from contentgen.verification.agreement.lexicon import is_kind
from contentgen.verification.agreement.words import Text

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
#: what is not stopped happens
_STOPPING = frozenset("stop stops prevent prevents keep keeps hinder hinders".split())
_WARNING = ("advis", "warn", "argu", "vot", "decid", "recommend", "spoke")


@lru_cache(maxsize=65_536)
def _may_negate(word: str) -> bool:
    return word in NEGATORS or word in _REFUSING_TO or word.endswith("n't")


def is_negator(text: Text, place: int) -> bool:
    """Whether the word denies what follows; "not only" and "no fewer" do not, nor does ", not this" beside "that"."""
    word = text.words[place].lower
    if not _may_negate(word):
        return False
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
            if before + 1 < place and text.words[before + 1].lower in _STOPPING:
                return False
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
