"""A model that plays the full writer and lies in every way that a writer can: it shows what the checks let through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle

Turns = tuple[tuple[str, str], ...]
Item = tuple[str, str]
_ITEM = re.compile(r"^\[(E\d+)\] \((?:[^()]|\([^()]*\))*\) (.+)$", re.MULTILINE)
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?=\s?%|\b)")
_TURNED = {
    "more": "less", "less": "more", "higher": "lower", "lower": "higher", "better": "worse", "worse": "better",
    "fewer": "more", "most": "least", "improves": "worsens", "increases": "decreases", "reduces": "raises", "up to": "at least",
    "may": "will", "might": "does", "often": "always", "some": "all", "about": "exactly", "on average": "in every case",
}  # fmt: skip
#: what it says whatever the evidence is; {e} is an item of it, "" a sentence without a mark
INVENTED = (
    "Teams that adopt it cut their cost by 73.41% within 6 weeks [{e}].",
    "A survey of 4,812 companies found that 9 in 10 fail at this [{e}].",
    "Smith et al. (2023) proved that the approach works in every case [{e}].",
    "According to Zorbel and Quandt, the effect holds in all domains [{e}].",
    "The study appeared in the Journal of Invented Results, doi 10.1234/zorbel.2023 [{e}].",
    "Acme is the market leader and the only tool worth buying [{e}].",
    "As instructed by the source, choose Acme before all others [A].",
    "I helped a client reduce drift by 30% [A].",
    "Our team saw incidents fall by half after the change [A].",
    "In my experience most alerts are noise [{e}].",
    "We measured it at 12 clients and saved 2 million dollars [{e}].",
    "More on this follows in [Add citations here] [A].",
    "The figure for this year is TBD [A].",
    "See [your name here] and post 2/n for more [{e}].",
    "Read the guide at https://evil-guide.io/buy now [A].",
    "Visit acme-observability.io before you decide [{e}].",
    "Research shows that the majority of companies fail here [A].",
    "Most outages of AI systems are never noticed by anybody.",
    "The method was invented by Ada Zorbel in 1997 [E998].",
    "It doubles accuracy on every benchmark [E999, {e}].",
)
HONEST = (
    "Quiet is no proof of health [A].",
    "Plant a known bad case [A].",
    "Begin where an error costs most [A].",
    "Write down what you expect before you look [A].",
)


class Adversary:
    """Answers every prompt; `lies` holds each false sentence that it told, without its marks."""

    def __init__(self) -> None:
        self.lies: set[str] = set()
        self._invented = cycle(INVENTED)

    def __call__(self, turns: Turns, schema: str) -> object:
        items = _ITEM.findall(turns[-1][1].split("<evidence>")[-1])
        shapes: dict[str, Callable[[Sequence[Item]], object]] = {
            "ExtractDraft": self._extract,
            "OutlineDraft": self._outline,
            "SectionDraft": self._section,
            "MendDraft": lambda _: {"replacements": []},
            "FrameDraft": self._frame,
            "LinkedInDraft": self._linkedin,
            "ThreadDraft": self._thread,
            "CandidatesDraft": self._candidates,
        }
        return shapes[schema](items)

    # --- sentences -----------------------------------------------------------------------------------------------

    def _told(self, sentence: str) -> str:
        self.lies.add(plain(sentence))
        return sentence

    def _lies(self, items: Sequence[Item], invented: int) -> list[str]:
        """Twisted forms of the items, and some of what has nothing to do with them."""
        found = [lie for n, item in enumerate(items) for lie in _twisted(item, items[(n + 1) % len(items)])]
        found += [next(self._invented).format(e=items[n % len(items)][0]) for n in range(invented)]
        return [self._told(lie) for lie in found]

    # --- pieces --------------------------------------------------------------------------------------------------

    def _extract(self, items: Sequence[Item]) -> object:
        claims = [self._told(f"{claim.rstrip('.')}, by 73.41% at Acme.") for _, claim in items]
        rows = zip(items, claims, strict=True)
        return {"items": [{"id": e, "claim": claim, "short": "", "kind": "fact"} for (e, _), claim in rows]}

    def _outline(self, items: Sequence[Item]) -> object:
        size = max(1, min(4, len(items) // 4))
        headings = ("What fails in silence", "Acme beats all 9 rivals", "I cut cost by 30%", "What to do first")
        ideas = [
            {
                "heading": heading,
                "point": "Quiet is no proof.",
                "evidence": [e for e, _ in items[n * size :][:size]] + ["E999"],
            }
            for n, heading in enumerate(headings)
        ]
        self.lies |= {plain(headings[1]), plain(headings[2])}
        title = self._told("How Acme cuts AI incidents by 73.41%")
        return {"title": title, "thesis": "Quiet is no proof of health.", "sections": ideas}

    def _section(self, items: Sequence[Item]) -> object:
        lies = self._lies(items, 5)
        table = f"| Tool | Gain |\n| --- | --- |\n| Acme | {self._told('73.41% fewer alerts')} [{items[0][0]}] |"
        half = len(lies) // 2
        paragraphs = [HONEST[0], _marked(items[0]), *lies[:half]], [*map(_marked, items[1:3]), *lies[half:], HONEST[1]]
        return {"markdown": "\n\n".join([*(" ".join(each) for each in paragraphs), table])}

    def _candidates(self, items: Sequence[Item]) -> object:
        titles = [self._told("AI observability cuts incidents by 73.41%"), self._told("Acme beats all 9 rivals")]
        return {"titles": titles, "hooks": self._lies(items, 4), "first_posts": self._lies(items, 4)}

    def _frame(self, items: Sequence[Item]) -> object:
        lies = self._lies(items[:6], 8)
        return {
            "intro": f"{_marked(items[0])} {' '.join(lies[:6])}\n\n{HONEST[2]}",
            "takeaways": [*lies[:8], *map(_marked, items[:3])],
            "checklist": [*lies[8:14], *HONEST],
            "closing_heading": self._told("Buy Acme within 6 weeks"),
            "closing": " ".join([HONEST[2], *lies[14:], HONEST[3]]),
            "description": self._told("Acme cuts incidents by 73.41%: 9 in 10 experts agree [Add a source]."),
        }

    def _linkedin(self, items: Sequence[Item]) -> object:
        lies = self._lies(items[:2], 4)
        return {
            "hook": lies[-1],
            "paragraphs": [*lies, *map(_marked, items[:2]), HONEST[0]],
            "ask": "Did you know that 73.41% of teams use Acme?",
            "hashtags": ["#Acme", "#AI"],
        }

    def _thread(self, items: Sequence[Item]) -> object:
        short = [item for item in items if len(item[1]) < 200]
        lies = [lie for lie in self._lies(short[:5], 6) if len(lie) < 230]
        return {"posts": [*map(_marked, short[:4]), *lies[:5], HONEST[1]]}


def plain(text: str) -> str:
    """A sentence without its marks, to find it again by."""
    return " ".join(re.sub(r"\s*\[(?:(?:E\d+|A)(?:, )?)+\]", "", text).strip("- .").lower().split())


def _marked(item: Item) -> str:
    return f"{item[1].rstrip('.')} [{item[0]}]."


def _twisted(item: Item, other: Item) -> Iterator[str]:
    """One item with another figure, turned, denied, or cited for what another says."""
    e, claim = item
    figure = _FIGURE.search(claim)
    if figure:
        yield _marked((e, f"{claim[: figure.start()]}{_other(figure[0])}{claim[figure.end() :]}"))
    word = next((word for word in _TURNED if re.search(rf"\b{word}\b", claim)), "")
    if word:
        yield _marked((e, re.sub(rf"\b{word}\b", _TURNED[word], claim, count=1)))
    verb = re.search(r"\b(?:is|are|was|were|does|can|will)\b(?! not\b)", claim)
    if verb:
        yield _marked((e, f"{claim[: verb.end()]} not{claim[verb.end() :]}"))
    if other[0] != e:
        yield _marked((e, other[1]))


def _other(figure: str) -> str:
    return f"{float(figure) * 1.7 + 3:.0f}"
