"""Which sentences may be cited and of what kind they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from contentgen.errors import SourceError
from contentgen.model import Brief
from contentgen.sources import Limits, research
from contentgen.sources.figures import figures
from contentgen.sources.sentences import kind_of, split, weight_of, why_not_citable
from contentgen.sources.text import clean


def test_sentences_end_where_they_end() -> None:
    text = 'Dr. Byron (cf. Fig. 3) saw 3.5% of e.g. traces. "It is so." See U.S. law! iOS apps follow. Then what? End'
    assert [sentence for _, sentence in split(text)] == [
        "Dr. Byron (cf. Fig. 3) saw 3.5% of e.g. traces.",
        '"It is so."',
        "See U.S. law!",
        "iOS apps follow.",
        "Then what?",
        "End",
    ]
    assert all(text[start:].startswith(sentence) for start, sentence in split(text))


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Too short to be cited.", "too short"),
        ("Word " * 61 + "end.", "too long"),
        ("This line of a menu has no end of any kind", "no end"),
        ("and so the rest of a broken line goes on.", "fragment"),
        ("Click here to read the full article about drift.", "navigation"),
        ("The function runs as foo() => bar in every test.", "code"),
        ("See the page https://example.org/a for all further details.", "address"),
        ("The bracket (that opens here never closes in this sentence.", "close"),
        ("1 2 3 4 5 6 7 8 9 10 11 12.", "prose"),
        ("The text breaks off before it comes to the...", "cut off"),
        ("THE WHOLE LINE IS SET IN CAPITALS HERE.", "heading"),
    ],
)
def test_what_is_not_citable(sentence: str, reason: str) -> None:
    assert reason in why_not_citable(sentence.strip(), Limits())


def test_names_that_begin_small_are_no_fragments() -> None:
    assert not why_not_citable("scikit-learn ships more than forty models in one package.", Limits())


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A span is a named and timed piece of work.", "definition"),
        ("Data drift refers to a change of the inputs.", "definition"),
        ("Keep traces for nine days after an incident.", "how-to"),
        ("Deployers must keep their logs for six months.", "how-to"),
        ("The share fell from 84% to 51% within months.", "fact"),
        ("The test does not react to missing values.", "counter-evidence"),
        ("We cut the costs of the service by half.", "author-statement"),
        ("My proposal is a budget of two pages.", "author-statement"),
        ("Alert fatigue describes the state of tired operators.", "definition"),
        ("On-call fatigue is the loss of attention after interruptions.", "definition"),
        ("Write-through caching keeps cache and database in step.", "fact"),
        ("Alert rules grew from 40 to 900 in one year.", "fact"),
        ("Read replicas lag behind the primary by four seconds.", "fact"),
        ("Teams should have warmed the cache before the release of 2025.", "fact"),
        ("Test restores weekly on a copy of the database.", "how-to"),
        ("Alert the team when the error budget burns too fast.", "how-to"),
        ("A Type I error wakes an engineer 4 times a month.", "fact"),
    ],
)
def test_kinds(sentence: str, kind: str) -> None:
    assert kind_of(sentence) == kind


def test_weights() -> None:
    assert weight_of("The share fell from 84% to 51% within months.") == 4
    assert weight_of("Traces are kept for a whole week there.") == 3
    assert weight_of("A span is a named and timed piece of work.") == 4
    assert weight_of("Keep traces for a week after an incident.") == 4
    assert weight_of("We kept 40 traces of the second outage.") == 3
    assert weight_of("I believe that traces are worth their price.") == 2


def test_footnote_marks_go_and_intervals_stay() -> None:
    assert clean("Drift was found [12], [3–5] in 40% of teams.[^a]") == "Drift was found, in 40% of teams."
    assert clean("Scores lie in [0, 1] or in the range [1, 5].") == "Scores lie in [0, 1] or in the range [1, 5]."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From 84% (March 2023) to 51 percent (June 2023).", [("84", "%"), ("51", "%")]),
        ("In 38,455 hospitalisations it cost $60.", [("38,455", "hospitalisations"), ("60", "$")]),
        ("It was 2 to 4 times faster, or 36.9x.", [("2", "times faster"), ("4", "times faster"), ("36.9", "times")]),
        ("Article 26(6) of 2 August 2026 and Llama 2 say so.", []),
        ("A 16-byte id and 10^6 items.", [("16", "byte"), ("10^6", "items")]),
    ],
)
def test_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in figures(text)] == expected


def test_too_few_documents_are_refused_and_named(
    tmp_path: Path, keywords: dict[str, tuple[str, ...]], brief: Callable[..., Brief]
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(f"Sourdough baking needs {number + 3} hours of rest.", encoding="utf-8")
    with pytest.raises(SourceError, match=r"3 found: .*0-md.*more documents"):
        research(brief("sourdough baking", tmp_path), keywords=keywords)
