"""What of a source's cited passages still stands in its text as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.measures import ShownEvidence
from contentgen.rot.near import Haystack, Near
from contentgen.rot.patches import item
from contentgen.rot.resting import Resting
from contentgen.rot.values import Item, Kind, Place, RotLimits
from contentgen.verification.check import bibliography
from contentgen.verification.claim import judge_claims


def compared(resting: Resting, at: str, now: Haystack, limits: RotLimits, *, doubt: str = "") -> tuple[Item, ...]:
    """The cited passages that are gone or changed; where none is, whether the rest of the source has changed.

    `doubt` is why a passage that is missing from this text may still stand in its source; then it is unchecked.
    """
    found = [(each, now.look_for(each.passage, limits)) for each in resting.verbatim]
    items = [made for each, near in found for made in _of_passage(resting, at, each, near, doubt)]
    if not items and not doubt and (missing := _missing(resting, now)):
        said = f"{missing} of the {len(resting.source.passages)} passages that the run read are not there any more"
        items.append(item("source changed", resting, at, said))
    return tuple(items)


def _of_passage(resting: Resting, at: str, cited: ShownEvidence, near: Near, doubt: str) -> Iterator[Item]:
    if near.state == "changed":
        kind: Kind = "stale figure" if near.figure_changed else "passage changed"
        made = item(
            kind,
            resting,
            at,
            _change(near),
            [cited.id],
            severity="high" if near.figure_changed else "medium",
            action="re-word",
            todo=_TAKE_OVER if near.figure_changed else _RE_WORD,
            was=cited.passage,
            now=near.now,
            old=cited.passage,
            new=near.now,
            words_gone=near.gone,
            words_new=near.new,
        )
        yield made.model_copy(update={"places": _judged(made.places, f"{near.now}\n{bibliography(resting.source)}")})
    elif near.state == "gone":
        said = doubt or "the passage does not stand there any more"
        yield item("unchecked" if doubt else "passage gone", resting, at, said, [cited.id], was=cited.passage)


def _judged(places: Sequence[Place], now: str) -> tuple[Place, ...]:
    """The sentences with whether each follows from the new wording, as `verify` judges it."""
    found = judge_claims([(now, _bare(place.text)) for place in places])
    return tuple(
        place.model_copy(
            update={"now": _FOLLOWS if each.verdict == "supported" else f"{_FAILS}: {'; '.join(each.reasons)}"}
        )
        for place, each in zip(places, found, strict=True)
    )


def _bare(sentence: str) -> str:
    """A sentence without the arrow of a list in a post."""
    return sentence.removeprefix("→ ")


_FOLLOWS, _FAILS = "follows from the new wording as well", "does not follow from the new wording"
_TAKE_OVER = "take over the new figure where the sentences say the old one, or cut them"
_RE_WORD = "hold the sentences to the new wording; a quotation takes it over"


def _change(near: Near) -> str:
    what = "a figure of the passage is another now" if near.figure_changed else "the passage reads otherwise now"
    return f"{what}: {_quoted(near.gone) or 'nothing'} gave way to {_quoted(near.new) or 'nothing'}"


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{each}”" for each in words)


def _missing(resting: Resting, now: Haystack) -> int:
    """How many of the passages that the run read, cited or not, are no longer there."""
    own = [passage for passage in resting.source.passages if passage.verbatim]
    return sum(not now.holds(passage.text) for passage in own)
