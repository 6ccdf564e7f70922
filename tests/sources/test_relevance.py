"""Labelled topics: what must be found on top, what must not be, and which topics the library must refuse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from contentgen.errors import SourceError
from contentgen.model import Brief, Source
from contentgen.sources import rank, research
from contentgen.sources.gather import Thresholds
from contentgen.sources.terms import Lexicon

Keywords = dict[str, tuple[str, ...]]

# topic -> (ids that must be among the first ten, ids that must be among the first fifteen, ids that must not be there)
LABELLED = {
    "AI observability": (
        {"shankar2021obs", "moshkovich2025", "cemri2025", "chen2024chatgpt"},
        {"jaeger-sampling", "zheng2023", "yao2024"},
        {"strubell2019", "buolamwini2018", "gebru2021", "iso-42001"},
    ),
    "LLM drift detection in production": (
        {"garg2022", "rabanser2019", "amoukou2024", "lipton2018", "evidently-drift"},
        {"chen2024chatgpt", "gama2014", "lu2018"},
        {"manakul2023", "li2023halueval", "jimenez2024", "strubell2019"},
    ),
    "EU AI Act logging duties for engineers": (
        {"eu-ai-act", "eu-reg-2026-1744", "nist-ai-rmf"},
        {"iso-42001", "mitchell2019"},
        {"whylogs", "zheng2023", "otel-spec"},
    ),
    "tracing agents with OpenTelemetry": (
        {"otel-genai", "otel-spec", "moshkovich2025"},
        {"sigelman2010", "openinference", "w3c-tracecontext", "openllmetry"},
        {"evidently-drift", "zheng2023", "mitchell2019"},
    ),
    "LLM as a judge": (
        {"zheng2023", "tan2025", "kim2024", "panickssery2024", "dubois2024", "ye2025", "liu2023geval"},
        {"shankar2024validators"},
        {"yao2024", "gama2014", "eu-ai-act"},
    ),
    "prompt injection": (
        {"debenedetti2024", "owasp-llm-2025", "greshake2023", "zhang2025asb"},
        {"andriushchenko2025", "wei2023"},
        {"turpin2023", "zheng2024mcq", "otel-genai"},
    ),
    "monitoring machine learning models": (
        {"shankar2021obs", "chen2024chatgpt", "garg2022"},
        {"rabanser2019", "prometheus-instrumentation"},
        {"lewis2020", "jimenez2024", "strubell2019"},
    ),
    "RAG evaluation": (
        {"es2024", "saadfalcon2024", "ru2024", "trulens-rag-triad", "liu2024lost"},
        {"lewis2020", "asai2024", "niu2024"},
        {"sigelman2010", "gama2014", "buolamwini2018"},
    ),
    "energy use of AI": (
        {"patterson2021", "luccioni2024", "luccioni2023", "strubell2019"},
        {"chen2024frugal"},
        {"zheng2023", "eu-ai-act", "sigelman2010"},
    ),
    "model cards and documentation": (
        {"mitchell2019", "gebru2021", "raji2020"},
        {"nist-ai-rmf"},
        {"liu2024lost", "kim2024", "sigelman2010"},
    ),
}  # fmt: skip
REFUSED = (
    "sourdough baking",
    "Kubernetes cost optimisation for game servers",
    "history of the bicycle",
    "AI gardening",
    "machine learning for wine tasting",
    "energy prices in Europe",
    "tax law for freelancers",
    "fishing with drift nets",
    "monitoring tomato greenhouses",
    "the future of remote work",
    "judge shows on television",
    "injection moulding",
    "model railways",
    "court judge salary",
    "React server components",
    "memory foam mattresses",
    "sampling hip hop records",
    "how to train a puppy",
    "best AI tools",
    "AI",
    "???",
    "",
)


@pytest.mark.parametrize("topic", LABELLED)
def test_the_right_sources_come_first(topic: str, library: tuple[Source, ...], keywords: Keywords) -> None:
    direct, related, never = LABELLED[topic]
    ranking = rank(topic, library, keywords=keywords)
    assert ranking.coverage.share >= Thresholds().coverage
    assert len(ranking.usable) >= Thresholds().usable_sources
    assert direct <= set(ranking.usable)
    assert len((direct | related) & set(ranking.usable[:60])) >= len(direct)
    assert not never & set(ranking.usable[:15])


@pytest.mark.parametrize("topic", REFUSED)
def test_other_topics_are_refused(topic: str, keywords: Keywords, brief: Callable[..., Brief]) -> None:
    with pytest.raises(SourceError, match="--sources PATH"):
        research(brief(topic), keywords=keywords)


def test_the_refusal_names_what_is_missing(keywords: Keywords, brief: Callable[..., Brief]) -> None:
    with pytest.raises(SourceError, match="hold nothing on sourdough, baking") as caught:
        research(brief("sourdough baking"), keywords=keywords)
    assert caught.value.exit_code == 2


def test_relevance_is_within_bounds_and_sorted(library: tuple[Source, ...], keywords: Keywords) -> None:
    ranking = rank("AI observability", library, keywords=keywords)
    values = [item.relevance for item in ranking.passages]
    assert values == sorted(values, reverse=True)
    assert all(0 <= value <= 1 for value in values)
    assert all(item.why for item in ranking.passages)


def test_ranking_is_the_same_twice_and_for_any_case(library: tuple[Source, ...], keywords: Keywords) -> None:
    one = rank("Prompt injection", library, keywords=keywords)
    assert one == rank("Prompt injection", library, keywords=keywords)
    assert one.usable == rank("PROMPT INJECTION", library, keywords=keywords).usable


def test_at_most_ten_passages_a_source(library: tuple[Source, ...], keywords: Keywords) -> None:
    ranking = rank("AI observability", library, keywords=keywords)
    counts = [sum(item.source.id == name for item in ranking.passages) for name in ranking.usable]
    assert max(counts) <= 10


def test_trivia_and_second_hand_rank_lower(library: tuple[Source, ...], keywords: Keywords) -> None:
    ranking = rank("energy use of AI", library, keywords=keywords)
    places = {item.passage.id: place for place, item in enumerate(ranking.passages)}
    assert places["luccioni2024/0"] < places["strubell2019/1"]


def test_without_keywords_the_words_still_find(library: tuple[Source, ...]) -> None:
    ranking = rank("prompt injection", library, keywords={})
    assert {"owasp-llm-2025", "debenedetti2024"} <= set(ranking.usable[:6])


def test_observability_is_not_what_was_observed() -> None:
    lexicon = Lexicon()
    assert lexicon.stem("observability") != lexicon.stem("observed")
    assert lexicon.stem("optimisation") == lexicon.stem("optimization")
    assert [term.word for term in lexicon.terms("The best guide to LLM drift for engineers")] == ["drift"]


def test_documents_that_are_not_about_the_topic_are_named_in_one_line(
    keywords: Keywords, brief: Callable[..., Brief], tmp_path: Path
) -> None:
    for number in range(7):
        (tmp_path / f"bread-{number}.md").write_text(
            f"# Bread {number}\n\nA loaf of rye bread needs {number + 40} minutes in a hot oven of the bakery.\n",
            "utf-8",
        )
    found = research(brief("AI observability", tmp_path), keywords=keywords)
    (failure,) = [each for each in found.failures if "hold nothing" in each.reason]
    assert failure.reason.startswith("7 of 7 documents hold nothing on the topic: bread-0.md, bread-1.md")
    assert failure.reason.endswith("and 2 more")
