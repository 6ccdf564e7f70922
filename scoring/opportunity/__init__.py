"""The opportunity score: the list below is the registry; its order does not matter."""

from __future__ import annotations

from scoring.assessment import Assessment
from scoring.opportunity.address import Address
from scoring.opportunity.artefact import Artefact
from scoring.opportunity.article_mention import ArticleMention
from scoring.opportunity.audience import Audience
from scoring.opportunity.author import Author
from scoring.opportunity.cited_claims import CitedClaims
from scoring.opportunity.guidance import Guidance
from scoring.opportunity.limits_named import LimitsNamed
from scoring.opportunity.named_sources import NamedSources
from scoring.opportunity.next_step import NextStep
from scoring.opportunity.offer import Offer
from scoring.opportunity.own_claims import OwnClaims
from scoring.opportunity.plain_promises import PlainPromises
from scoring.opportunity.problem import Problem
from scoring.opportunity.proof import Proof
from scoring.opportunity.references import References

ASSESSMENTS: tuple[Assessment, ...] = (
    Address(),
    Artefact(),
    ArticleMention(),
    Audience(),
    Author(),
    CitedClaims(),
    Guidance(),
    LimitsNamed(),
    NamedSources(),
    NextStep(),
    Offer(),
    OwnClaims(),
    PlainPromises(),
    Problem(),
    Proof(),
    References(),
)
