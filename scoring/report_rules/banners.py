"""Report rule report.banners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.assessment import Remark
from scoring.finding import Kind
from scoring.report_rules.combined import Combined


@dataclass(frozen=True)
class Banners:
    """Give the article front matter: under `===` banners alone no program can tell its title, date and address.

    Banners are neither Markdown headings nor front matter. A report whose article has its own block can be taken
    apart and published; one without cannot.
    Source: https://gohugo.io/content-management/front-matter/
    """

    id: str = "report.banners"
    kind: Kind = "convention"
    source: str = "https://gohugo.io/content-management/front-matter/"

    def assess(self, report: Combined) -> Sequence[Remark]:
        """Look for banners over an article without front matter."""
        if report.article is None or report.article.front or not report.banners:
            return ()
        lines = ", ".join(str(banner.line) for banner in report.banners)
        message = f"Banners (lines {lines}) are no markup; give the article front matter, each post a file of its own."
        return (Remark(message, report.banners[0].line),)
