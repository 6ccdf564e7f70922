"""Where a claim says something else than its evidence: the rules that compare the two word by word.

`disagreements` asks every rule. Each lives in the file that its question names, and each reason names the span.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from contentgen.verification.agreement.agent import agent_reasons
from contentgen.verification.agreement.comparison import comparison_reasons
from contentgen.verification.agreement.figures import figure_reasons, placement_reasons, stated_otherwise, without_units
from contentgen.verification.agreement.people import name_reasons
from contentgen.verification.agreement.polarity import polarity_reasons
from contentgen.verification.agreement.scope import scope_reasons


class Disagreements(NamedTuple):
    """What the evidence states otherwise, and what it does not state."""

    contradicted: tuple[str, ...]
    unsupported: tuple[str, ...]


#: question -> its rule; what one finds, the evidence states otherwise
RULES: dict[str, Callable[[str, str], list[str]]] = {
    "figures": lambda claim, evidence: list(figure_reasons(claim, evidence)[0]),
    "places": placement_reasons,
    "names": name_reasons,
}
#: the same for a sentence that states something: an instruction ("do not ...") turns its evidence into advice
OF_A_CLAIM: dict[str, Callable[[str, str], list[str]]] = {
    "polarity": polarity_reasons,
    "agent": agent_reasons,
    "comparison": comparison_reasons,
}
#: what goes further than the evidence is only missing there
FURTHER: dict[str, Callable[[str, str], list[str]]] = {
    "shares": lambda claim, evidence: list(figure_reasons(claim, evidence)[1])
}
FURTHER_OF_A_CLAIM: dict[str, Callable[[str, str], list[str]]] = {"scope": scope_reasons}


def disagreements(text: str, evidence: str, *, claim: bool = True) -> Disagreements:
    """Everything that the rules hold against a sentence; nothing for one that its evidence holds word for word."""
    if " ".join(text.split()).rstrip(".") in " ".join(evidence.split()):
        return Disagreements((), ())
    turned = {**RULES, **OF_A_CLAIM} if claim else RULES
    wider = {**FURTHER, **FURTHER_OF_A_CLAIM} if claim else FURTHER
    against, further = ([r for rule in rules.values() for r in rule(text, evidence)] for rules in (turned, wider))
    return Disagreements(tuple(dict.fromkeys(against)), tuple(dict.fromkeys(further)))


__all__ = [
    "FURTHER",
    "FURTHER_OF_A_CLAIM",
    "OF_A_CLAIM",
    "RULES",
    "Disagreements",
    "disagreements",
    "stated_otherwise",
    "without_units",
]
