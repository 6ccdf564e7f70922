"""The numbers of a sentence with what they count, when, and among whom; what the sentence leaves open stays empty."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.model import Figure
from contentgen.sources.period import Stretch, periods
from contentgen.sources.population import populations, share_of
from contentgen.sources.text import word_list

_FIGURE = re.compile(
    r"(?P<money>[$€£])?(?<![\w.,(^-])(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\^\d+|\d+(?:\.\d+)?)(?!\d|\.\d|:\d)"
    r"(?:\s?(?P<sign>%|°C|(?:percent|per cent|percentage points?)\b)|(?P<scale>[KMBT])\b"
    r"|(?P<fold>-fold|x)(?!\w)|-(?P<joined>[a-z]+)"
    r"|\s(?P<words>[A-Za-z][\w-]*(?:\s[A-Za-z][\w-]*){0,2}))?"
)
_NOT_A_UNIT = frozenset(
    word_list(
        """
        a an and are as at be but by came can could did do does for from had has have in into is it may might more of
        less on only or out over per should so than that the then to under was were when where which while who will with
        within without would against between among after before during about across around into through via rose fell grew
        dropped
        """
    )
)
_LEADS = frozenset(
    word_list(
        """
        a about above across after among an and around as at below between by for from in into nearly of on only or over
        some than the these those to under until up with within all both each every its their
        """
    )
)
_DATED = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:articles?|section|version|chapter|annex|table|figure|fig\.|part|phase|level|v)\.?\s$", re.IGNORECASE
)
_RANGE = re.compile(r"\s?(?:to|or|and|-|–)\s?$")


#: where one statement of a sentence ends and the next begins
_BORDER = re.compile(
    r"[;:]\s|\s[–—]\s|,? (?:and|but|while|whereas|although|versus|vs\.?|or|than|then|against|compared (?:with|to)|up from|down from)\s"
    r"| (?:from|to) (?=(?:about |around |nearly |almost |over |under |only )?[$€£]?\d)"
)
#: what stands between a figure and the group that its noun is of
_SAME_NOUN = re.compile(r"[\d.,%KMBT]*(?:\s[\w-]+){0,4}\s")
#: a figure behind these bounds or describes something, and is no finding
_LIMIT = re.compile(r"\b(?:above|below|beyond|exceeding|than|with|of up to) [$€£]?$")
_BASE = re.compile(r"\d (?:out )?of (?:the )?$")  # 22 of 31 days
#: time that is told by its distance from another, so that the other is not the figure's
_ELSEWHEN = re.compile(
    r"\b(?:later|earlier|before|previous(?:ly)?|ago|now|today|next|following|still|once|then|after|currently|since|former)\b",
    re.IGNORECASE,
)


def figures(text: str) -> tuple[Figure, ...]:
    """Return each number of a text that counts something; dates, years and numbers of articles do not."""
    found: list[tuple[re.Match[str], str]] = []
    later = (len(text), "")
    for match in reversed(list(_FIGURE.finditer(text))):
        if _is_date(match) or _is_name(match, text):
            continue
        unit = _unit(match)
        if not unit and _RANGE.fullmatch(text[match.end("value") : later[0]]):
            unit = later[1]
        later = (match.start("value"), unit)
        found.append((match, unit))
    about = _About(text, [match for match, _ in reversed(found)])
    return tuple(dict.fromkeys(about.figure(match, unit) for match, unit in reversed(found)))


class _About:
    """What a sentence says about its figures: phrases of time and of groups, and which figure each belongs to."""

    def __init__(self, text: str, matches: Sequence[re.Match[str]]) -> None:
        self._text = text
        self._periods = list(periods(text))
        self._groups = [group for group in populations(text) if not _inside(group.start, self._periods)]
        ends = {m.start("value"): m.end("sign") if m["sign"] else m.end("value") for m in matches}
        self._shares = {at: share for at, end in ends.items() if (share := share_of(text, end))}
        phrases = [*self._periods, *self._groups, *self._shares.values()]
        self._free = [
            m.start("value")
            for m in matches
            if not _inside(m.start("value"), phrases) and not _BASE.search(text[: m.start("value")])
        ]
        starts = {phrase.start for phrase in phrases}
        self._borders = [
            m.start()
            for m in _BORDER.finditer(text)
            if not _inside(m.start(), phrases) and not starts & {*range(m.start(), m.end())}
        ]

    def figure(self, match: re.Match[str], unit: str) -> Figure:
        """The figure of a match; one that is itself part of a phrase has none."""
        at = match.start("value")
        if at not in self._free or match["joined"]:  # a 30-day target
            return Figure(value=match["value"], unit=unit)
        group = self._shares.get(at) or self._of(at, self._groups)
        when = self._of(at, self._periods) or self._whole_change(at)
        return Figure(
            value=match["value"], unit=unit, period=when.text if when else "", population=group.text if group else ""
        )

    def _of(self, at: int, phrases: Sequence[Stretch]) -> Stretch | None:
        """The phrase of the figure at a place: that of its own statement, else one that opens the whole sentence."""
        start = max((border for border in self._borders if border <= at), default=0)
        end = min((border for border in self._borders if border > at), default=len(self._text))
        around = [figure for figure in self._free if start <= figure < end]
        near = [phrase for phrase in phrases if start <= phrase.start < end]
        fitting = [phrase for phrase in near if self._reaches(phrase, at, around)]
        if len(near) == 1:
            return fitting[0] if fitting else None
        if near:
            return self._beside(at, near, around)
        if len(phrases) != 1 or not phrases[0].leading or _ELSEWHEN.search(self._text[start:end]):
            return None
        opened = phrases[0].start == 0  # what opens a sentence reaches to its first border, what was studied to its end
        return None if opened and re.search(r"[;:]\s", self._text[phrases[0].end : at]) else phrases[0]

    def _whole_change(self, at: int) -> Stretch | None:
        """The only period of a sentence where it lasts and the figure is the first of `from 10% to 31% between 2020 and 2024`."""
        lasts = len(self._periods) == 1 and self._periods[0].lasting and at < self._periods[0].start
        return self._periods[0] if lasts and re.search(r"\bfrom [$€£]?$", self._text[:at]) else None

    def _reaches(self, phrase: Stretch, at: int, around: Sequence[int]) -> bool:
        """Whether a phrase is of a figure: of those before it; where none is, of those behind it, if they do not describe it."""
        if _LIMIT.search(self._text[:at]):
            return False
        if at < phrase.start:
            return not phrase.bound or bool(_SAME_NOUN.fullmatch(self._text, at, phrase.start))
        described = re.match(r"\s(?:of|with)\s[^,;]*$", self._text[phrase.end : at])
        since = max((figure for figure in around if figure < at), default=phrase.end)
        if _ELSEWHEN.search(self._text[since:at]):
            return False
        return phrase.leading or not (phrase.bound or described or min(around) < phrase.start)

    def _beside(self, at: int, near: Sequence[Stretch], around: Sequence[int]) -> Stretch | None:
        """Of several phrases the next one, or the one before where the phrases come first; no other figure between."""
        first = near[0].start < min(around)
        side = [phrase for phrase in near if (phrase.start < at) == first]
        chosen = (max if first else min)(side, default=None)
        if chosen is None or not self._reaches(chosen, at, [at]):
            return None
        between = (min(at, chosen.start), max(at, chosen.start))
        return None if any(between[0] < other < between[1] for other in around) else chosen


def _inside(place: int, phrases: Sequence[Stretch]) -> bool:
    return any(phrase.start <= place < phrase.end for phrase in phrases)


def _unit(match: re.Match[str]) -> str:
    if match.group("money"):
        return match.group("money")
    sign = match.group("sign")
    if sign:
        return "%" if sign in ("percent", "per cent") else sign
    if match.group("fold"):
        return "times"
    if match.group("joined") or match.group("scale"):
        return match.group("joined") or match.group("scale")
    kept: list[str] = []
    words = (match.group("words") or "").split()
    for number, word in enumerate(words):
        if kept and word == "per" and number + 1 < len(words):
            kept.append(f"per {words[number + 1]}")
        if word.lower() in _NOT_A_UNIT:
            break
        kept.append(word)
    return " ".join(kept)


def _is_date(match: re.Match[str]) -> bool:
    value, words = match.group("value"), (match.group("words") or "").split()
    if words and _DATED.match(words[0]):
        return True
    year = re.fullmatch(r"(?:19|20)\d\d", value)
    return bool(year) and not (match.group("money") or match.group("sign"))


def _is_name(match: re.Match[str], text: str) -> bool:
    """Whether a number is part of a name: Article 12, Llama 2, AI RMF 1.0."""
    before = text[: match.start("value")]
    if _NAMED.search(before) or re.search(r"\d{4}/$", before):
        return True
    word = before.rstrip().rsplit(" ", 1)[-1].strip("\"'“”‘’(")
    named = word[:1].isupper() and word.lower() not in _LEADS and before.endswith(" ")
    small = re.fullmatch(r"\d{1,2}(?:\.0)?", match.group("value"))
    numbered = word.isupper() and re.match(r"-\d", text[match.end("value") :])  # NIST AI 800-4
    return bool(named and (small or numbered)) and not (
        match.group("money") or match.group("sign") or match.group("fold")
    )
