"""Which of the user's documents belong to a topic although they do not name it: those that speak its language.

A folder on schema migrations holds a benchmark that says "backfill" and "lag" and never "migration". It counts as
being on the topic when enough of its vocabulary is that of the documents which do name the topic.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contentgen.model import Frozen, Source
from contentgen.sources.terms import Lexicon

#: words of any subject, which make no two documents akin
EVERYDAY = frozenset(
    """add after all also always another any ask back be become before begin best better between big both bring case change
    come could day different do down each early end enough even ever every example few find first five four get give go good
    group half hand have high hold hour however keep kind know large last late later least less let level like little long
    look lot low made make many may mean measure minute month more most must name need never new next night no not number
    of off often old on once one only open order other our out over own part pass people place point put rather reach read
    right run said same say second see set seven several short should show side since single six slow small so some start
    state step still stop take ten than that then there thing think third three time times today together too try turn two
    under until up use usual value very want way week well when where whole with within without work year""".split()
)


class Kinship(Frozen):
    """How much vocabulary makes kin: our choice, held in place by `tests/sources/test_kinship.py`."""

    least_shared: int = 5
    least_share: float = 0.2


def kin(
    named: Sequence[Source], others: Iterable[Source], lexicon: Lexicon, limits: Kinship | None = None
) -> frozenset[str]:
    """The ids of `others` that share enough vocabulary with the documents that name the topic."""
    limits = limits or Kinship()
    language = _vocabulary(named, lexicon)
    found = set()
    for source in others:
        own = _vocabulary([source], lexicon)
        shared = len(own & language)
        if own and shared >= limits.least_shared and shared / len(own) >= limits.least_share:
            found.add(source.id)
    return frozenset(found)


def _vocabulary(sources: Iterable[Source], lexicon: Lexicon) -> frozenset[str]:
    everyday = frozenset(lexicon.stem(word) for word in EVERYDAY)
    stems = (stem for source in sources for passage in source.passages for stem in lexicon.content(passage.text))
    return frozenset(stem for stem in stems if stem not in everyday and not stem[0].isdigit())
