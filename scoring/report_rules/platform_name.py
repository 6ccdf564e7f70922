"""Report rule report.platform-name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scoring.assessment import Remark
from scoring.finding import Kind
from scoring.report_rules.combined import Combined

_OLD = re.compile(r"\btwitter\b", re.IGNORECASE)


@dataclass(frozen=True)
class PlatformName:
    """Call the platform X: it has not been Twitter since July 2023.

    Only the labels of the report are read; a text may well speak of Twitter as it was.
    Source: https://docs.x.com/x-api/introduction
    """

    id: str = "report.platform-name"
    kind: Kind = "convention"
    source: str = "https://docs.x.com/x-api/introduction"

    def assess(self, report: Combined) -> Sequence[Remark]:
        """Look for the old name in banners."""
        return [
            Remark("The platform is called X; readers may take 'Twitter' for an old text.", banner.line)
            for banner in report.banners
            if _OLD.search(banner.name)
        ]
