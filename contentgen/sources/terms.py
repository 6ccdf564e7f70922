"""The words of a topic that tell it from its neighbours, and the forms in which a text may hold them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from contentgen.sources.text import word_list

_STOP: Mapping[str, str] = {
    "en": """
        a about across after against all an and any are as at be been before between but by can could did
        do does during each for from get had has have how i if in into is it its just like me more most my
        no nor not of off on once one only or our out over own per should so some than that the their them
        then there these they this those through to too under until up us use used uses using very via vs
        versus was we were what when where whether which while who whom whose why will with within without
        would you your
    """,
    "de": """
        aber als am an auch auf aus bei beim das dass dem den der des die ein eine einem einen einer eines
        er es für im in ist kann man mit nach nicht oder sich sie sind so um und unter vom von vor was
        wenn werden wie wir wird zu zum zur über
    """,
    "fr": """
        a au aux avec ce ces comment dans de des du elle en est et il la le les leur mais ne nous on ou
        par pas pour que qui sans se ses son sont sur un une vos votre
    """,
    "es": """
        a al como con de del el en es esta este la las lo los más no o para pero por que se sin son su sus
        un una y
    """,
}
# Words that any topic of this domain may hold; they tell nothing about which one it is.
_GENERIC = word_list(
    """
    ai ml llm llms genai gpt artificial intelligence intelligent machine learning deep language large
    foundation generative model models modelling modeling system systems data engineer engineers
    engineering engineered production prod productionise productionize app apps application applications
    software technology technologies tech stack solution solutions tool tools toolkit product products
    service services platform platforms team teams developer developers development architect architects
    leader leaders manager managers consultant consultants company companies business businesses
    enterprise enterprises organisation organisations organization organizations startup startups cto ctos
    beginner beginners practitioner practitioners professional professionals everyone guide guides
    handbook tutorial introduction intro overview basics primer explained complete ultimate definitive
    comprehensive practical pragmatic simple easy quick essential essentials best better good great top
    right wrong practice practices pattern patterns principle principles tip tips trick tricks step steps
    checklist lesson lessons approach approaches method methods technique techniques strategy strategies
    way ways idea ideas thing things question questions answer answers problem problems challenge
    challenges issue issues need needs make makes making build builds building run runs running deploy
    deploys deployed deployment ship shipping work works working live real world new modern future current
    state art need know understand understanding improve improving matter matters start started getting
    towards toward beyond key role case cases example examples study studies 2023 2024 2025 2026 2027
    today now part series review
    """
)
# What is written in more than one way. Each side finds the other.
_SAME: tuple[tuple[str, ...], ...] = (
    ("rag", "retrieval augmented", "retrieval augmented generation"),
    ("otel", "opentelemetry", "open telemetry"),
    ("hallucination", "confabulation"),
    ("explainability", "interpretability", "xai"),
    ("mlops", "machine learning operations"),
    ("governance", "risk management"),
    ("sustainability", "carbon", "energy"),
    ("uncertainty", "confidence"),
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BRITISH = (
    (re.compile(r"is(ation|ations|e|ed|es|ing|er|ers)$"), r"iz\1"),
    (re.compile(r"our(s|al|ed|ing)?$"), r"or\1"),
)
_LANGUAGES: Mapping[str, str] = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
}

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One distinctive word of a topic: as written, and the stems of every form that counts as a match."""

    word: str
    forms: tuple[Stems, ...]
    phrases: tuple[str, ...]


class Lexicon:
    """Stems, stop words and generic words of one language; stems are kept, for words come back often."""

    def __init__(self, language: str = "en") -> None:
        from snowballstemmer import stemmer

        self._stemmer = stemmer(_LANGUAGES.get(language, "english"))
        self._known: dict[str, str] = {}
        self._stop = frozenset(_STOP["en"].split()) | frozenset(_STOP.get(language, "").split())

    @cached_property
    def _generic(self) -> frozenset[str]:
        return frozenset(self.stem(word) for word in _GENERIC)

    def stem(self, word: str) -> str:
        """Return a word's stem. Words in -ability keep it: observability is not what was observed."""
        word = word.casefold().replace("’", "'").removesuffix("'s")
        if word not in self._known:
            self._known[word] = self._stem(word)
        return self._known[word]

    def _stem(self, word: str) -> str:
        for pattern, replacement in _BRITISH:
            if len(word) > 5:
                word = pattern.sub(replacement, word)
        if word.endswith(("bility", "bilities")) and len(word) > 8:
            return re.sub(r"bilit(?:y|ies)$", "bility", word)
        stem: str = self._stemmer.stemWord(word)
        return stem

    def stems(self, text: str) -> Stems:
        """Return the stems of all words of a text, in order."""
        return tuple(self.stem(word) for word in _WORD.findall(text))

    def content(self, text: str) -> Stems:
        """Return the stems of a text's words without the stop words."""
        return tuple(self.stem(word) for word in _WORD.findall(text) if word.casefold() not in self._stop)

    def terms(self, topic: str, *, generic: bool = False) -> tuple[Term, ...]:
        """Return the distinctive words of a topic, each once, in order; with `generic`, all but stop words."""
        found: dict[str, Term] = {}
        for word in _WORD.findall(topic):
            plain = word.casefold().replace("’", "'").removesuffix("'s")
            stem = self.stem(plain)
            if plain in self._stop or len(plain) < 2 or stem in found:
                continue
            if not generic and stem in self._generic:
                continue
            found[stem] = self._term(plain)
        return tuple(found.values())

    def _term(self, word: str) -> Term:
        stem = self.stem(word)
        same = [phrase for group in _SAME for phrase in group if any(self.stems(p) == (stem,) for p in group)]
        phrases = tuple(dict.fromkeys([word, *same]))
        return Term(word=word, forms=tuple(dict.fromkeys(self.stems(phrase) for phrase in phrases)), phrases=phrases)


def search_words(topic: str, language: str = "en") -> tuple[str, ...]:
    """The words of a topic for a search service: those that carry meaning, each once, as written."""
    stop = frozenset(_STOP["en"].split()) | frozenset(_STOP.get(language, "").split())
    words = _WORD.findall(topic)
    kept = [word for word in words if word.casefold() not in stop]
    return tuple(dict.fromkeys(kept or words))


def holds(stems: Stems, form: Stems) -> bool:
    """Whether a run of stems occurs in a text's stems."""
    size = len(form)
    return any(stems[start : start + size] == form for start in range(len(stems) - size + 1))
