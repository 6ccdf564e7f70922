"""What is looked at in an entry without asking anybody. Each check is one value; `CHECKS` is the list."""

from collections.abc import Iterator

from contentgen.references.checks.arxiv import ARXIV
from contentgen.references.checks.at_hand import AT_HAND
from contentgen.references.checks.authors import AUTHORS
from contentgen.references.checks.base import Check
from contentgen.references.checks.doi_form import DOI_FORM
from contentgen.references.checks.doi_home import DOI_HOME
from contentgen.references.checks.isbn import ISBN
from contentgen.references.checks.issn import ISSN
from contentgen.references.checks.missing import MISSING
from contentgen.references.checks.pages import PAGES
from contentgen.references.checks.preprint import PREPRINT
from contentgen.references.checks.title import TITLE
from contentgen.references.checks.url import URL
from contentgen.references.checks.url_home import URL_HOME
from contentgen.references.checks.venue import VENUE
from contentgen.references.checks.year import YEAR
from contentgen.references.entry import Entry, Remark
from contentgen.references.knowledge import Knowledge

CHECKS = (
    DOI_FORM,
    DOI_HOME,
    ARXIV,
    ISBN,
    ISSN,
    URL,
    URL_HOME,
    YEAR,
    VENUE,
    PREPRINT,
    PAGES,
    AUTHORS,
    TITLE,
    MISSING,
    AT_HAND,
)


def remarks_on(entry: Entry, knowledge: Knowledge) -> tuple[Remark, ...]:
    """What all checks remark, in their order."""

    def each() -> Iterator[Remark]:
        for check in CHECKS:
            yield from check.look(entry, knowledge)

    return tuple(each())


__all__ = ["CHECKS", "Check", "remarks_on"]
