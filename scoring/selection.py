"""Which findings are shown: by the beginning of their ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from scoring.errors import BadInputError
from scoring.finding import Finding
from scoring.suggest import did_you_mean


@dataclass(frozen=True)
class Selection:
    """Prefixes of ids: what is shown (all if empty), and what of that is not.

    >>> Selection(("seo",), ("seo.slug",)).shows("seo.slug"), Selection(ignore=("seo",)).shows("limit.garbled")
    (False, True)
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def shows(self, name: str) -> bool:
        """Tell whether findings of this id are shown."""
        return (not self.select or name.startswith(self.select)) and not (self.ignore and name.startswith(self.ignore))

    def of(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that are shown."""
        return tuple(finding for finding in findings if self.shows(finding.id))


EVERYTHING = Selection()


def read_prefixes(written: Iterable[str], known: Collection[str], origin: str) -> tuple[str, ...]:
    """Hold prefixes to the ids that there are; BadInputError names `origin` and the nearest id.

    >>> read_prefixes(["seo.topic"], ["seo.topic-early"], "--select")
    ('seo.topic',)
    """
    prefixes = tuple(part for each in written if (part := each.strip()))
    for prefix in prefixes:
        if not any(name.startswith(prefix) for name in known):
            near = did_you_mean(prefix, (*known, *{name.partition(".")[0] for name in sorted(known)}))
            raise BadInputError(f"{origin}: no rule's id begins with '{prefix}'{near or '; see scoring/README.md'}")
    return prefixes
