"""Reading ease and its relatives over our sentences and syllables; the only module that imports textstat.

textstat supplies what it is good for offline: each language's Flesch constants and the Dale-Chall easy words.
Its syllable metrics are bypassed, because they download NLTK's cmudict at first use, and so is its sentence
splitter, which drops short sentences (issues 77, 195, 218).
Source: https://en.wikipedia.org/wiki/Flesch%E2%80%93Kincaid_readability_tests
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from scoring.syllable_rules import syllables


@dataclass(frozen=True)
class Readability:
    """The usual readability numbers of one text; a higher ease is easier, the rest grow with difficulty.

    `grade` is Flesch-Kincaid's, `fog` Gunning's, `smog` McLaughlin's; `coleman_liau` and `automated` (ARI, Senter and
    Smith 1967) need no syllables: they count letters.
    """

    ease: float
    grade: float
    fog: float
    smog: float
    coleman_liau: float
    automated: float
    difficult_share: float
    words_per_sentence: float
    syllables_per_word: float

    @property
    def middle_grade(self) -> float:
        """The median of the five school grades: the one number that no single formula decides."""
        return sorted((self.grade, self.fog, self.smog, self.coleman_liau, self.automated))[2]


def measure(sentences: list[tuple[str, ...]], lang: str = "en") -> Readability | None:
    """Measure sentences given as words; nothing to read gives None.

    >>> round(measure([("The", "cat", "sat", "on", "the", "mat")]).ease)
    116
    """
    filled = [sentence for sentence in sentences if sentence]
    words = [word for sentence in filled for word in sentence]
    if not words:
        return None
    counts = [syllables(word) for word in words]
    long_words = sum(1 for count in counts if count >= 3)
    per_sentence = len(words) / len(filled)
    per_word = sum(counts) / len(words)
    letters = sum(1 for word in words for letter in word if letter.isalnum()) / len(words)
    return Readability(
        ease=_ease(per_sentence, per_word, lang),
        grade=0.39 * per_sentence + 11.8 * per_word - 15.59,
        fog=0.4 * (per_sentence + 100 * long_words / len(words)),
        smog=1.043 * math.sqrt(long_words * 30 / len(filled)) + 3.1291,
        coleman_liau=5.88 * letters - 29.6 / per_sentence - 15.8,
        automated=4.71 * letters + 0.5 * per_sentence - 21.43,
        difficult_share=_difficult_share(words, lang),
        words_per_sentence=per_sentence,
        syllables_per_word=per_word,
    )


def _ease(per_sentence: float, per_word: float, lang: str) -> float:
    from textstat.backend.utils import get_lang_cfg

    base = float(get_lang_cfg(lang, "fre_base"))
    sentence = float(get_lang_cfg(lang, "fre_sentence_length"))
    return base - sentence * per_sentence - float(get_lang_cfg(lang, "fre_syll_per_word")) * per_word


def _difficult_share(words: list[str], lang: str) -> float:
    """Find the share of words that are neither short nor on the Dale-Chall list (English only)."""
    from textstat.backend.utils import get_lang_easy_words

    if not lang.lower().startswith("en"):
        return 0.0
    easy = get_lang_easy_words("en")
    hard = [word for word in words if word.lower() not in easy and syllables(word) >= 2]
    return len(hard) / len(words)
