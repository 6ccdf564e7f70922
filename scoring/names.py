"""Names of tools and methods in sentences: by our list, by their shape (`OpenTelemetry`), and in lists of tools.

Names that everybody knows (`household_names`), common acronyms and people are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from scoring.structure import Mark, Sentence
from scoring.vocabulary import word_set

_WORD = re.compile(r"(?<![\w/@#.-])(?=[a-z0-9]*[A-Z-])[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*(?![\w/@]|\.\w)")
_CAMEL = re.compile(
    r"(?!Mc|Mac|De[A-Z]|La[A-Z]|Le[A-Z])"
    r"(?:[A-Z][a-z]+(?:[A-Z][a-z]*)+[a-z]\w*|[A-Z]{1,3}[a-z]{3,}[A-Z]\w*|[a-z][A-Z][a-z]{2,}\w*)"
)
_NAME = r"[A-Z][A-Za-z0-9+#-]+"
_JOINED = rf"{_NAME}(?:(?: [a-z]+)?(?:,? (?:and|or|&) |, )(?:and |or )?{_NAME})*"
_LISTED = re.compile(rf"(?:\b(?:such as|like|including|e\.g\.,?|for example,?|namely)\s+|\()({_JOINED})(?=[\s,.;:)]|$)")
_KIND = re.compile(
    r"\b(?:tool|librar(?:y|ie)|framework|platform|technique|method|software|package|product|algorithm|stack|expertise)s?\b",
    re.IGNORECASE,
)


def names_in(sentences: Iterable[Sentence]) -> tuple[Mark, ...]:
    """Find each naming of a tool or method with its line, in reading order."""
    return tuple(Mark(name, sentence.line) for sentence in sentences for name in names_of(sentence.text))


@lru_cache(maxsize=4096)
def names_of(text: str) -> tuple[str, ...]:
    """Find the names of tools and methods in one sentence.

    >>> names_of("Techniques like SHAP or LIME run beside Grafana and OpenTelemetry on a GPU.")
    ('SHAP', 'LIME', 'Grafana', 'OpenTelemetry')
    """
    found = {match.start(): match.group() for match in _WORD.finditer(text) if _is_name(match.group())}
    if _KIND.search(text):
        for match in _LISTED.finditer(text):
            for name in re.finditer(_NAME, match[1]):
                if name.group().lower() not in _ordinary():
                    found.setdefault(match.start(1) + name.start(), name.group())
    return tuple(found[at] for at in sorted(found))


def _is_name(word: str) -> bool:
    lower = word.lower()
    if lower in _ordinary():
        return False
    listed = lower in word_set("tool_names") and (word[0].isupper() or "-" in word)
    return listed or bool(_CAMEL.fullmatch(word))


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    return word_set("household_names") | word_set("common_acronyms")
