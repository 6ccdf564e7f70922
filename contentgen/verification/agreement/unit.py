"""Units as they stand behind a number or, for money, before it; each with its dimension and its size."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: its name, what it measures, how many base units it is."""

    name: str
    dimension: str
    factor: Fraction


def _f(text: str) -> Fraction:
    return Fraction(text)


#: name: (dimension, size, pattern). A dimension with one unit cannot be converted.
_TABLE: tuple[tuple[str, str, Fraction, str], ...] = (
    ("point", "point", _f("1"), r"(?:percentage[ -])?points?\b|pp\b"),
    ("%", "share", _f("0.01"), r"%|per ?cent\b"),
    ("times", "times", _f("1"), r"times\b|-?fold\b|×|x\b"),
    ("nanosecond", "time", _f("1/1000000000"), r"ns\b|nanoseconds?\b"),
    ("microsecond", "time", _f("1/1000000"), r"[µμ]s\b|microseconds?\b"),
    ("millisecond", "time", _f("1/1000"), r"ms\b|milliseconds?\b"),
    ("second", "time", _f("1"), r"s\b|secs?\b|seconds?\b"),
    ("minute", "time", _f("60"), r"min\b|mins\b|minutes?\b"),
    ("hour", "time", _f("3600"), r"hours?\b|h\b|hrs?\b"),
    ("day", "time", _f("86400"), r"days?\b"),
    ("week", "time", _f("604800"), r"weeks?\b"),
    ("fortnight", "time", _f("1209600"), r"fortnights?\b"),
    ("month", "months", _f("1"), r"months?\b"),
    ("quarter", "months", _f("3"), r"quarters?\b"),
    ("year", "months", _f("12"), r"years?\b"),
    ("decade", "months", _f("120"), r"decades?\b"),
    ("century", "months", _f("1200"), r"centur(?:y|ies)\b"),
    ("bit", "data", _f("1/8"), r"bits?\b"),
    ("byte", "data", _f("1"), r"bytes?\b"),
    ("kilobyte", "data", _f("1000"), r"kB\b|KB\b|kilobytes?\b|KiB\b"),
    ("megabyte", "data", _f("1000000"), r"MB\b|megabytes?\b|MiB\b"),
    ("gigabyte", "data", _f("1000000000"), r"GB\b|gigabytes?\b|GiB\b"),
    ("terabyte", "data", _f("1000000000000"), r"TB\b|terabytes?\b|TiB\b"),
    ("square kilometre", "area", _f("1000000"), r"square kilomet(?:re|er)s?\b|km²|km2\b"),
    ("square metre", "area", _f("1"), r"square met(?:re|er)s?\b|m²|m2\b"),
    ("square mile", "area", _f("2589988"), r"square miles?\b"),
    ("square foot", "area", _f("0.09290304"), r"square (?:foot|feet)\b"),
    ("hectare", "area", _f("10000"), r"hectares?\b|ha\b"),
    ("acre", "area", _f("4046.8564224"), r"acres?\b"),
    ("cubic metre", "volume", _f("1000"), r"cubic met(?:re|er)s?\b|m³|m3\b"),
    ("km/h", "speed", _f("1"), r"km/h\b|kph\b|kilomet(?:re|er)s? (?:per|an) hour\b"),
    ("mph", "speed", _f("1.609344"), r"mph\b|miles (?:per|an) hour\b"),
    ("knot", "speed", _f("1.852"), r"knots?\b"),
    ("mmHg", "pressure", _f("1"), r"mm ?Hg\b"),
    ("nanometre", "length", _f("1/1000000000"), r"nm\b|nanomet(?:re|er)s?\b"),
    ("micrometre", "length", _f("1/1000000"), r"[µμ]m\b|micromet(?:re|er)s?\b|microns?\b"),
    ("millimetre", "length", _f("0.001"), r"mm\b|millimet(?:re|er)s?\b"),
    ("centimetre", "length", _f("0.01"), r"cm\b|centimet(?:re|er)s?\b"),
    ("kilometre", "length", _f("1000"), r"km\b|kilomet(?:re|er)s?\b"),
    ("metre", "length", _f("1"), r"m\b|met(?:re|er)s?\b"),
    ("mile", "length", _f("1609.344"), r"miles?\b"),
    ("nautical mile", "length", _f("1852"), r"nautical miles?\b"),
    ("yard", "length", _f("0.9144"), r"yards?\b"),
    ("foot", "length", _f("0.3048"), r"ft\b|feet\b|foot\b"),
    ("inch", "length", _f("0.0254"), r"inch(?:es)?\b"),
    ("microgram", "mass", _f("1/1000000"), r"[µμ]g\b|mcg\b|micrograms?\b"),
    ("milligram", "mass", _f("0.001"), r"mg\b|milligram(?:me)?s?\b"),
    ("kilogram", "mass", _f("1000"), r"kg\b|kilogram(?:me)?s?\b|kilos?\b"),
    ("gram", "mass", _f("1"), r"g\b|gram(?:me)?s?\b"),
    ("tonne", "mass", _f("1000000"), r"tonnes?\b|metric tons?\b|t\b"),
    ("ton", "mass", _f("1000000.5"), r"tons?\b"),
    ("pound", "mass", _f("453.59237"), r"lbs?\b"),
    ("ounce", "mass", _f("28.349523125"), r"oz\b|ounces?\b"),
    ("millilitre", "volume", _f("0.001"), r"ml\b|mL\b|millilit(?:re|er)s?\b"),
    ("hectolitre", "volume", _f("100"), r"hl\b|hectolit(?:re|er)s?\b"),
    ("litre", "volume", _f("1"), r"lit(?:re|er)s?\b|l\b|L\b"),
    ("gallon", "volume", _f("3.785411784"), r"gal\b|gallons?\b"),
    ("pint", "volume", _f("0.473176473"), r"pints?\b"),
    ("barrel", "volume", _f("158.987294928"), r"barrels?\b"),
    ("Celsius", "temperature", _f("1"), r"° ?C\b|(?:degrees? )?(?:Celsius|centigrade)\b|C\b"),
    ("Fahrenheit", "temperature", _f("1.0001"), r"° ?F\b|(?:degrees? )?Fahrenheit\b|F\b"),
    ("kelvin", "temperature", _f("1.0002"), r"kelvins?\b"),
    ("degree", "angle", _f("1"), r"°|degrees?\b"),
    ("watt-hour", "energy", _f("1"), r"Wh\b|watt[- ]hours?\b"),
    ("kilowatt-hour", "energy", _f("1000"), r"kWh\b|kilowatt[- ]hours?\b"),
    ("megawatt-hour", "energy", _f("1000000"), r"MWh\b|megawatt[- ]hours?\b"),
    ("gigawatt-hour", "energy", _f("1000000000"), r"GWh\b|gigawatt[- ]hours?\b"),
    ("terawatt-hour", "energy", _f("1000000000000"), r"TWh\b|terawatt[- ]hours?\b"),
    ("watt", "power", _f("1"), r"W\b|watts?\b"),
    ("kilowatt", "power", _f("1000"), r"kW\b|kilowatts?\b"),
    ("megawatt", "power", _f("1000000"), r"MW\b|megawatts?\b"),
    ("gigawatt", "power", _f("1000000000"), r"GW\b|gigawatts?\b"),
    ("volt", "voltage", _f("1"), r"V\b|volts?\b"),
    ("kilovolt", "voltage", _f("1000"), r"kV\b|kilovolts?\b"),
    ("hertz", "frequency", _f("1"), r"Hz\b|hertz\b"),
    ("kilohertz", "frequency", _f("1000"), r"kHz\b|kilohertz\b"),
    ("megahertz", "frequency", _f("1000000"), r"MHz\b|megahertz\b"),
    ("gigahertz", "frequency", _f("1000000000"), r"GHz\b|gigahertz\b"),
    ("decibel", "loudness", _f("1"), r"dB\b|decibels?\b"),
)  # fmt: skip
#: money: code, adjective before the common name, name, sign
_MONEY: tuple[tuple[str, str, str, str], ...] = (
    ("USD", r"US|American", r"dollars?", r"US\$|\$"), ("CAD", "Canadian", r"dollars?", r"C\$"),
    ("AUD", "Australian", r"dollars?", r"A\$"), ("EUR", "", r"euros?", "€"),
    ("GBP", r"British|sterling", r"pounds?(?: sterling)?", "£"), ("JPY", "Japanese", "yen", "¥"),
    ("CHF", "Swiss", r"francs?", r"Fr\.?"), ("NOK", "Norwegian", r"kroner|kron(?:e|or)", ""),
    ("SEK", "Swedish", r"kron(?:a|or|er)", ""), ("DKK", "Danish", r"kron(?:e|er|or)", ""),
    ("INR", "Indian", r"rupees?", "₹"), ("CNY", "Chinese", r"yuan|renminbi", ""), ("PLN", "Polish", r"zlotys?|złoty", ""),
    ("BRL", "Brazilian", r"reai?s", ""), ("CZK", "Czech", r"korun[ay]?|crowns?", ""), ("MXN", "Mexican", r"pesos?", ""),
    ("KRW", "Korean", r"won", ""), ("TRY", "Turkish", r"liras?", ""), ("ZAR", "South African", r"rand", ""),
    ("cent", "", r"(?:euro )?cents?", "¢"), ("penny", "", r"pence|pennies", ""), ("florin", "", r"florins?|guilders?", ""),
    ("mark", "", r"marks?", ""), ("shilling", "", r"shillings?", ""), ("crown", "", r"crowns?", ""),
    ("rouble", "Russian", r"rou?bles?", ""),
)  # fmt: skip
_SHORT = re.compile(r"[a-zµμ]{1,3}\b|[A-Za-z]{1,3}\b")
CURRENCY_SIGNS = "$€£¥₹"
_BEHIND = [(Unit(name, dim, size), re.compile(pattern)) for name, dim, size, pattern in _TABLE]
_MONEY_BEHIND = [
    (Unit(code, "money", Fraction(n + 1)), re.compile(rf"(?:{code}\b|(?:(?:{adjective or 'x^'}) )?(?:{name})\b)", re.I))
    for n, (code, adjective, name, _) in enumerate(_MONEY)
]
_ANY_BEHIND = re.compile("|".join([*(p.pattern for _, p in _BEHIND), *(f"(?i:{p.pattern})" for _, p in _MONEY_BEHIND)]))
_MONEY_BEFORE = [
    (Unit(code, "money", Fraction(n + 1)), re.compile(rf"(?:\b{code} ?{'|' + sign if sign else ''})\s?$"))
    for n, (code, _, _, sign) in enumerate(_MONEY)
]
#: a word may stand between a number and its unit ("400 more minutes")
_BETWEEN = re.compile(
    r"[ \-\u00a0\u202f]{0,2}(?:(?:more|fewer|less|extra|additional|further|full|whole|consecutive|other|or more|or so|or fewer) )?"
)
PERIODS = re.compile(
    r"\b(?P<adverb>daily|weekly|monthly|yearly|annually|hourly)\b"
    r"|\b(?:an?|per|every|each)[ -](?P<noun>second|minute|hour|day|week|month|year|decade)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def _unit_of(rest: str) -> tuple[Unit, int] | None:
    """The unit at the start of these words: the longest that fits."""
    if not _ANY_BEHIND.match(rest):
        return None
    best: tuple[Unit, int] | None = None
    for unit, pattern in (*_BEHIND, *_MONEY_BEHIND):
        match = pattern.match(rest)
        if match and match.end() > (best[1] if best else 0):
            best = unit, match.end()
    return best


def unit_at(text: str, end: int) -> tuple[Unit, int] | None:
    """The unit behind a number that ends at this character, and where the unit ends."""
    gap = _BETWEEN.match(text, end)
    start = gap.end() if gap else end
    rest = text[start : start + 28]
    if start == end and rest[:1].isalpha() and not _SHORT.match(rest):
        return None
    found = _unit_of(rest)
    return (found[0], start + found[1]) if found else None


def money_before(text: str, start: int) -> Unit | None:
    """The currency before a number that starts at this character."""
    before = text[max(0, start - 6) : start]
    if not before or not (before[-1] in CURRENCY_SIGNS or before[-1] == " " or before[-1].isupper()):
        return None
    fits = [(len(match[0]), unit) for unit, pattern in _MONEY_BEFORE if (match := pattern.search(before))]
    return max(fits, key=lambda pair: pair[0])[1] if fits else None
