"""Whom or what the figures of a sentence were counted among: `of 1,200 engineers`, `across 35 models`, `of respondents`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.sources.period import Stretch
from contentgen.sources.text import word_list

#: heads that are a group whatever stands before them
_GROUPS = frozenset(
    word_list(
        """
        adults agents alerts analysts animals annotators answers applications apps architects articles authors banks batches
        benchmarks bugs builds buyers calls cases cells changes children cities clients clinicians clinics clusters
        commits communities companies consumers contracts contributors conversations countries courses customers datasets
        deployments designers developers devices doctors documents domains doughs drivers employees employers engineers
        enterprises evaluations evaluators executives experiments experts families farmers farms firms founders graders
        graduates homes hospitals households images incidents individuals institutions instances interviews issues items jobs
        judges lawyers leaders libraries loaves logs machines managers manufacturers marketers meetings members men messages
        mice migrations models mothers nodes nurses offices operators organisations organizations outages owners pages papers
        parents participants partners patients people physicians pilots pipelines plants practitioners problems products
        professionals programmers projects prompts publishers pupils queries questions raters readers records regions releases
        repositories requests researchers residents respondents responses restaurants reviewers reviews routers runs samples
        schools scientists sensors sentences servers services sessions shops sites students studies subjects subscribers
        suppliers surveys systems tables tasks teachers teams tests tickets tools traces transactions trials universities
        users vehicles vendors videos visitors volunteers voters websites women workers workloads workplaces
        """
    )
)
_UNITS = frozenset(
    word_list(
        """
        seconds minutes hours days nights weeks fortnights months quarters years decades times milliseconds degrees points
        percents tokens bytes bits kilobytes megabytes gigabytes terabytes metres meters kilometres kilometers miles inches
        feet grams kilograms tonnes tons litres liters watts kilowatts joules dollars euros pounds cents characters words
        steps ways parts pieces places cores threads layers epochs parameters dimensions thousands hundreds millions billions
        s ms
        """
    )
)
_IRREGULAR = frozenset(("people", "women", "men", "children", "mice", "staff"))
_STOP = frozenset(
    word_list(
        """
        a an and or of in on at by for with to from that which what who whose whom is are was were be been has have had do does did
        will would can could may might must should than as but while when where if because this it he she they we you i not
        no its less across always perhaps sometimes thus plus versus so per between among under over within without
        """
    )
)
_WORDED = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|(?:a|two|three|five) (?:hundred|thousand|dozen|million)|dozens|hundreds|thousands)"
)
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{_WORDED})"
_ABOUT = (
    r"(?:(?:the|all|all of the|these|those|its|our|their|about|around|some|nearly|almost|roughly|top|more than|over|at least"
    r"|up to|another|other|first|last|both) )*"
)
_AMONG = re.compile(
    rf"(?<![\w-])(?P<lead>[Aa]mong|[Aa]cross|[Ii]n|[Aa]t|[Ff]rom|[Ww]ith|[Oo]f) {_ABOUT}{_NUMBER} (?=[A-Za-z])"
)
_OF_THOSE = re.compile(rf"(?<![\w-])(?P<lead>[Ii]n) {_WORDED} (?:out )?of (?:the )?{_NUMBER} (?=[A-Za-z])")
_STUDIED = re.compile(
    rf"\b(?:survey(?:ed|ing)|interview(?:ed|ing)|polled|asked|studied|examined|audited|analy[sz]ed|sampled|tested|enrolled|recruited"
    rf"|reviewed|evaluated|benchmarked|observed|tracked|followed)(?: with| among)? (?={_ABOUT}{_NUMBER} )(?P<phrase>{_ABOUT}{_NUMBER} )",
)
_STUDY = re.compile(
    r"\b(?:survey|study|sample|panel|group|cohort|trial|poll|census|review|audit|analysis|test|comparison|interview)s?(?: with)?\s$"
)
_RATIO = re.compile(r"(?:\d|\b[Oo]ne)\s$")  # 1 in 5 users
_MORE = re.compile(rf" and (?:{_ABOUT})(?:{_NUMBER}) ")
_WORD = re.compile(r"\s?([A-Za-z][\w’'&/-]*)")
_SHARE = re.compile(r"\s(?:out )?of (?=\S)")
_MOST_WORDS = 5


def populations(text: str) -> Iterator[Stretch]:
    """The phrases of a sentence that name a counted group: what was surveyed, and what a figure is across or among."""
    for match in _STUDIED.finditer(text):
        if end := _noun_end(text, match.end(), groups_only=True):
            yield Stretch(match.start("phrase"), end, text[match.start("phrase") : end], leading=True)
    taken = 0
    for match in sorted((*_OF_THOSE.finditer(text), *_AMONG.finditer(text)), key=lambda found: found.start()):
        lead, before = match["lead"].lower(), text[: match.start()]
        if (
            match.start() < taken
            or _RATIO.search(before)
            or (lead == "of" and before.strip() and not _STUDY.search(before))
        ):
            continue
        loose = lead in ("among", "across", "of")
        if end := _noun_end(text, match.end(), groups_only=not loose):
            more = _MORE.match(text, end)
            taken = end = (_noun_end(text, more.end(), groups_only=False) if more else 0) or end
            yield Stretch(
                match.start(),
                end,
                text[match.start() : end],
                bound=lead in ("from", "with"),
                leading=not before.strip(),
            )


def share_of(text: str, position: int) -> Stretch | None:
    """The group that a share right before `position` is a share of; None where what follows is no group."""
    of = _SHARE.match(text, position)
    if not of:
        return None
    start = of.end()
    about = re.compile(rf"{_ABOUT}(?:{_NUMBER} )?").match(text, start)
    begin = about.end() if about else start
    end = _noun_end(text, begin, groups_only=False)
    return Stretch(position + 1, end, text[position + 1 : end]) if end else None


def _noun_end(text: str, start: int, *, groups_only: bool) -> int:
    """Where the noun phrase that begins here ends: at a plural that names a group; 0 where there is none.

    Without a known group as its head, a plural counts only where it stands first: in `of traffic hits servers` there is no
    telling the noun from the verb.
    """
    position, end = start, 0
    for number in range(_MOST_WORDS):
        found = _WORD.match(text, position)
        if not found or found[1].lower() in _STOP:
            break
        word, position = found[1], found.end()
        if not _is_plural(word):
            if end:
                break
            continue
        known = word.lower() in _GROUPS or word[:-1].isupper()  # LLMs, APIs
        if not known and (end or number):
            break
        if known or not (groups_only or word.lower() in _UNITS):
            end = position
        if text[position : position + 1] in ",.;:)":
            break
    return end


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    plain = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    return plain and (word[0].islower() or word[:-1].isupper())
