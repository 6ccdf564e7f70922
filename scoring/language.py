"""Which language a text seems to be in, and what it seems to be about: plain counting, no model."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.morphology import family
from scoring.text import words
from scoring.vocabulary import content_words, word_set


def is_english(lang: str, spoken: Sequence[str], most_marked: float = 0.15) -> bool:
    """Tell whether English rules apply: by the language given, else by function words and script.

    >>> is_english("", ["the", "cat", "sat"]), is_english("", ["das", "ist", "nicht", "gut"])
    (True, False)
    """
    if lang:
        return lang.lower().startswith("en")
    lower = [word.lower().replace("’", "'") for word in spoken]
    foreign = sum(1 for word in lower if word in word_set("other_languages"))
    english = sum(1 for word in lower if word in word_set("surely_english"))
    marked = sum(1 for word in lower if len(word) > 2 and not word.replace("'", "").isascii())
    return foreign <= max(english, 1) and marked <= most_marked * len(lower)


def likely_topic(headline: str, sentences: Sequence[tuple[str, ...]], least: int = 3) -> str:
    """Find the longest run of up to three content words of the headline that the text repeats `least` times.

    >>> likely_topic("AI Observability: why", [("AI", "observability", "helps")] * 3)
    'AI Observability'
    """
    spoken = words(headline)
    streams = [[family(word) for word in sentence] for sentence in sentences]
    for width in (3, 2, 1):
        for at in range(len(spoken) - width + 1):
            run = spoken[at : at + width]
            if len(content_words(run)) == width and _uses(streams, [family(word) for word in run]) >= least:
                return " ".join(run)
    return ""


def _uses(streams: Sequence[list[str]], wanted: list[str]) -> int:
    width = len(wanted)
    return sum(
        1
        for families in streams
        for at in range(len(families) - width + 1)
        if families[at] == wanted[0] and families[at : at + width] == wanted
    )
