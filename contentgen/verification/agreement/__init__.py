"""Where a claim says something else than its evidence: the rules that compare the two word by word.

`disagreements` asks every rule. Each lives in the file that its question names, and each reason names the span.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from contentgen.verification.agreement.agent import agent_reasons
from contentgen.verification.agreement.comparison import comparison_reasons
from contentgen.verification.agreement.figures import figure_reasons, placement_reasons, stated_otherwise
from contentgen.verification.agreement.people import name_reasons
from contentgen.verification.agreement.polarity import polarity_reasons
from contentgen.verification.agreement.quantity import without_units
from contentgen.verification.agreement.scope import scope_reasons


class Disagreements(NamedTuple):
    """What the evidence states otherwise, and what it does not state."""

    contradicted: tuple[str, ...]
    unsupported: tuple[str, ...]


#: question -> its rule; what one finds, the evidence states otherwise
RULES: dict[str, Callable[[str, str], list[str]]] = {
    "figures": lambda claim, evidence: figure_reasons(claim, evidence)[0],
    "places": placement_reasons,
    "names": name_reasons,
    "polarity": polarity_reasons,
    "agent": agent_reasons,
    "comparison": comparison_reasons,
}
#: what goes further than the evidence is only missing there
FURTHER: dict[str, Callable[[str, str], list[str]]] = {
    "shares": lambda claim, evidence: figure_reasons(claim, evidence)[1],
    "scope": scope_reasons,
}


def disagreements(claim: str, evidence: str) -> Disagreements:
    """Everything that the rules hold against a claim; empty for a claim that is a sentence of its evidence."""
    if " ".join(claim.split()).rstrip(".") in " ".join(evidence.split()):
        return Disagreements((), ())
    against = [reason for rule in RULES.values() for reason in rule(claim, evidence)]
    further = [reason for rule in FURTHER.values() for reason in rule(claim, evidence)]
    return Disagreements(tuple(dict.fromkeys(against)), tuple(dict.fromkeys(further)))


__all__ = ["FURTHER", "RULES", "Disagreements", "disagreements", "stated_otherwise", "without_units"]
