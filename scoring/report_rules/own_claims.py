"""Report rule report.own-claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.assessment import Remark
from scoring.finding import Kind
from scoring.report_rules.combined import Combined
from scoring.wording import phrases_in


@dataclass(frozen=True)
class OwnClaims:
    """Tell in a post no results and credentials that the article keeps silent about.

    A client, a role or a project that only the post knows was made for the post. The phrases are `rules/claims.toml`.
    Source: https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides-what-people-are-asking
    """

    id: str = "report.own-claims"
    kind: Kind = "convention"
    source: str = "https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides-what-people-are-asking"

    def assess(self, report: Combined) -> Sequence[Remark]:
        """Look for first-person claims that stand in a post and not in the article."""
        if report.article is None or phrases_in(report.article, "claims"):
            return ()
        return [
            Remark(f"'{' '.join(hit.text.split())}': the article says nothing of it.", hit.line, words=hit.text)
            for post in report.posts
            if post.english
            for hit in phrases_in(post, "claims")
        ]
