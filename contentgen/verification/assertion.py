"""What a sentence asserts that nobody can know without evidence: a rank, an effect, a forecast; free where it is marked as a view."""

from __future__ import annotations

import re

from contentgen.verification.kind import is_instruction
from contentgen.verification.quotation import without_quotations

#: words by which a sentence says that it is somebody's view; "likely" and "probably" only make a claim smaller
OPINION = re.compile(
    r"\b(?:I|we) (?:\w+ly )?(?:think|believe|suspect|expect|doubt|guess|bet|hope|fear|reckon|argue|would (?:say"
    r"|argue|bet|guess|expect)|find (?:it|that))\b"
    r"|\bI'd (?:say|argue|bet|guess|expect)\b|\bin (?:my|our) (?:view|opinion|judgement|judgment|book)\b"
    r"|\bto my mind\b"
    r"|\b(?:my|our) (?:\w+ )?(?:view|opinion|bet|guess|hunch|suspicion|impression|preference|favou?rite|hope|fear)\b"
    r"|\b(?:seems?|appears?|looks?|feels?) to (?:me|us)\b|^for (?:me|us),",
    re.IGNORECASE,
)
_RANKS = (
    r"(?:single )?(?:most|least) (?!of\b)(?:\w+ly )?[a-z]+|best|worst|largest|biggest|fastest|cheapest|safest"
    r"|strongest|only|leading|foremost|greatest|"
    r"easiest|simplest|quickest|newest|oldest|highest|lowest"
)
_IS = r"(?:is|are|was|were|remains?|became|becomes|stays?|makes?)"
#: an open question or an aim is no rank: the only question, the best next step
_OF_ARGUMENT = (
    r"(?:question|place|point|step|start|time|moment|thing|reason|way to (?:start|begin)|next|first|case"
    r"|practices?|word|advice|test|part|sentence|"
    r"rule|guide|one|kind|sort)"
)
_ASSERTED = {
    "ranks something": rf"\b{_IS} (?:\w+ly |still |now |by far |also |often |perhaps |probably |likely )*(?:the"
        rf"|our|its|their|one of the|among the|your|[a-z]+'s) "
    rf"(?:{_RANKS})\b(?! (?:\w+ )?{_OF_ARGUMENT}\b)"
    r"|\b(?:the|world's|market's|industry's|today's) most (?:widely |commonly |often |\w+ly )?(?:used|popular"
    r"|trusted|adopted|common|advanced|accurate|reliable|powerful|effective|successful)\b"
    r"|\b(?:best|fastest|cheapest|safest)-(?:in-class|known|selling|performing)\b|\b(?:number one|no\. 1|#1)\b"
    r"|\b(?:unmatched|unrivalled|unbeatable|second to none)\b"
    r"|\b(?:nothing|no other \w+|nobody|no one) (?:\w+ )?(?:beats|matches|comes close|works better|does (?:it"
    r"|this) better)\b"
    r"|\b(?:outperforms?|beats) (?:all|every|any)\b",
    "states an effect": r"(?<!may )(?<!can )\b(?:leads|led) (?:directly |straight |often |to )*to\b|\b(?:results"
        r"|resulted) in\b"
    r"|\b(?:causes|caused|drives|improves|improved|boosts|boosted|reduces|reduced|increases|increased|prevents"
    r"|prevented|eliminates|eliminated|ensures|ensured"
    r"|accelerates|accelerated|lowers|raises|worsens|doubles|halves|cuts) (?!(?:by|in|for|of|and|or|to|from|is"
    r"|are|on)\b)[a-z]"
    r"|\b[a-z]{3,}s (?:improve|reduce|cause|drive|increase|boost|prevent|eliminate|ensure|lead to|result in"
    r"|lower|accelerate) (?!(?:by|in|for|of|and|or|to)\b)[a-z]"
    r"|\b(?:thanks to|due to|as a result of|owing to)\b"
    r"|\b(?:is|are|was|were) (?:the (?:main |root |real |usual |most common )?(?:cause|reason|driver)s?"
    r"|responsible) (?:of|for|behind|why|that)\b"
    r"|\b(?:fails?|wins?|loses?|succeeds?|churns?|stalls?|rises?|falls?|grows?) because\b"
    r"|(?<!is )(?<!are )(?<!be )\b(?:\w{3,}ed|fell|rose|lost|won|broke|grew|went|left) (?:\w+ ){0,4}because\b",
    "forecasts": r"\bwill (?:soon |eventually |never |always |inevitably |one day |likely |probably |largely "
        r"|also )*(?:replace|become|dominate|disappear|"
    r"overtake|transform|revolutioni[sz]e|render|kill|vanish|double|triple|halve|shrink|grow|rise|fall|surpass"
    r"|explode|collapse|"
    r"be (?:replaced|obsolete|dead|gone|everywhere|standard|automated|mandatory|the (?:norm|standard|default|end"
    r"|future)))\b"
    r"|\bby (?:the end of )?(?:the year )?20[2-9]\d\b|\bby the end of (?:the|this) (?:decade|century)\b"
    r"|\b(?:is|are) (?:going|set|poised|bound|destined|about|likely|certain|sure) to\b|\bwithin (?:a|the next"
    r"|\w+) (?:few )?(?:years?|decades?)\b"
    r"|\bin (?:the (?:coming|next)|(?:two|three|four|five|ten|a few|\d+)) (?:\w+ )?(?:years?|months|decades?)\b"
    r"|\bthe future of \w+ is\b"
    r"|\b(?:soon|eventually|inevitably|one day),? (?:\w+ ){0,3}will\b|\bwill (?:soon|eventually|inevitably)\b"
    r"|\bthe days of [^,.]* are (?:over|numbered|gone)\b",
}  # fmt: skip
_PATTERNS = {what: re.compile(pattern, re.IGNORECASE) for what, pattern in _ASSERTED.items()}
_HYPOTHETICAL = re.compile(
    r"^(?:which|what|who|where|why|how)\b|\b(?:would|could|might|may|should|cannot|can't|can|need not)\b", re.IGNORECASE
)
_SUPPOSED = re.compile(r"^(?:suppose|imagine|say|assume|picture)\b", re.IGNORECASE)
#: an imperative's look-alike: "Alert fatigue causes missed incidents"
_NOUN_FIRST = re.compile(
    r"^[A-Z]\w+ (?!what|which|that|who|how)\w+ (?:causes|drives|improves|boosts|reduces|increases|prevents"
    r"|eliminates|ensures|leads to)\b"
)
_NOUNS = re.compile(
    r"\b(?:root|common|possible|the|these|those|its|their|main|many|all|of|for|and|other|usual|different|two"
    r"|three) (?:causes|drives|raises|cuts|lowers)\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:the (?:aim|goal|point|task|question|test|job) is|whether|how|ask|asks|to see if|if it|when it)\b",
    re.IGNORECASE,
)


def assertions(text: str) -> tuple[str, ...]:
    """What the sentence asserts as a fact, in words for its writer; empty where it only asks, tells what to do or gives a view.

    Example:
        >>> assertions("Agents will replace dashboards."), assertions("I think that agents will replace dashboards.")
        (('forecasts',), ())

    """
    words = without_quotations(text.replace("’", "'"))
    if OPINION.search(words) or _SUPPOSED.match(words) or words.rstrip("\"'”)] ").endswith("?"):
        return ()
    if is_instruction(words):
        return ("states an effect",) if _NOUN_FIRST.match(words) else ()
    words = _NOUNS.sub(" ", words)
    found = [what for what, pattern in _PATTERNS.items() if pattern.search(words)]
    if _HYPOTHETICAL.search(words) or _AIM.search(words):
        found = [what for what in found if what != "states an effect"]
    return tuple(found)
