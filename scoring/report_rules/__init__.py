"""What is checked across the sections of a combined report: the list below is the registry.

A rule of this kind sees all sections at once and says what no single text shows: a post that names what the article
does not, a score that the text does not bear. It takes no points.
"""

from __future__ import annotations

from scoring.report_rules.banners import Banners
from scoring.report_rules.combined import Combined, ReportRule, findings_of
from scoring.report_rules.own_claims import OwnClaims
from scoring.report_rules.platform_name import PlatformName
from scoring.report_rules.repeated_posts import RepeatedPosts
from scoring.report_rules.stated_scores import StatedScores
from scoring.report_rules.unbacked_figures import UnbackedFigures
from scoring.report_rules.unnamed_tools import UnnamedTools

REPORT: tuple[ReportRule, ...] = (
    Banners(),
    OwnClaims(),
    PlatformName(),
    RepeatedPosts(),
    StatedScores(),
    UnbackedFigures(),
    UnnamedTools(),
)

__all__ = ["REPORT", "Combined", "ReportRule", "findings_of"]
