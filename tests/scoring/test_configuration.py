"""`[score]` in `contentgen.toml`: what it changes, and what it says about what it does not know."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest

from scoring import Configuration, Document, read_configuration, read_sections, score
from scoring.command import Request, run
from scoring.configuration import UNUSABLE, configuration_of, find_configuration
from scoring.errors import BadInputError
from scoring.readme import README
from scoring.rulebook import RULES
from tests.scoring.texts import OFFLINE, SEED

SLUG = "---\ntitle: t\nslug: a-very-long-slug-for-a-page\n---\n# Title\n\nText of the page."


def configured(tmp_path: Path, text: str) -> Configuration:
    path = tmp_path / "contentgen.toml"
    path.write_text(text, encoding="utf-8")
    return read_configuration(path)


def test_numbers_of_a_rule_are_changed_and_ours_stay(tmp_path: Path) -> None:
    rules = configured(tmp_path, '[score.rules."seo.slug"]\nmost = 5\nweight = 20\nlong_costs = 90').rules
    document = Document.from_markdown(SLUG)
    ours, theirs = score(document), score(document, rules)
    assert theirs.seo.by_assessment["seo.slug"] < ours.seo.by_assessment["seo.slug"]
    assert (theirs.seo.points or 0) < (ours.seo.points or 0)
    (judgement,) = [each for each in theirs.seo.judgements if each.id == "seo.slug"]
    assert judgement.weight == 20.0
    assert RULES.by_id["seo.slug"].weight == 1.0


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    text = '[score]\nselect = ["seo", "limit"]\nignore = ["seo.slug"]\nfail_under = 20\nfail_on = "error"\n'
    text += '[score.rules."seo.text-length"]\nblog = [50, 300]\n[score.rules."seo.hashtags"]\nbroad = ["ai"]\n'
    text += '[score.rules."engagement.cohesion"]\nworst = -1\n[score.rules."limit.garbled"]\ncap = 90'
    found = configured(tmp_path, text)
    assert found.selection.shows("seo.title-width")
    assert not found.selection.shows("seo.slug")
    assert not found.selection.shows("engagement.hype")
    assert (found.fail_under, found.fail_on) == (20.0, "error")
    by_id = found.rules.by_id
    assert vars(by_id["seo.text-length"])["blog"] == (50, 300)
    assert vars(by_id["seo.hashtags"])["broad"] == frozenset({"ai"})
    assert (vars(by_id["engagement.cohesion"])["worst"], vars(by_id["limit.garbled"])["cap"]) == (-1.0, 90.0)


def test_a_file_without_the_table_changes_nothing(tmp_path: Path) -> None:
    assert configured(tmp_path, "model = 'x'") == Configuration()


def test_the_nearest_file_upward_is_found(tmp_path: Path) -> None:
    (tmp_path / "contentgen.toml").write_text("", encoding="utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_configuration(inner) == tmp_path / "contentgen.toml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("score = 3", "score: expected a table [score], found 3"),
        ("[score]\nselct = []", "score: unknown key 'selct'. Did you mean 'select'?"),
        ("[score]\nselect = 'seo'", "score.select: expected a list of ids such as [\"seo.slug\"], found 'seo'"),
        (
            "[score]\nignore = ['seo.slog']",
            "score.ignore: no rule's id begins with 'seo.slog'. Did you mean 'seo.slug'?",
        ),
        ("[score]\nfail_under = 101", "score.fail_under: expected a number from 0 to 100, found 101"),
        ("[score]\nfail_under = true", "score.fail_under: expected a number from 0 to 100, found True"),
        ("[score]\nfail_on = 'info'", "score.fail_on: expected one of warning, error, blocker, found 'info'"),
        ("[score]\nrules = []", "score.rules: expected tables such as"),
        ('[score.rules."seo.slog"]', "score.rules: no rule 'seo.slog'. Did you mean 'seo.slug'?"),
        ("[score.rules.seo.slug]", "score.rules: no rule 'seo'; an id stands in quotes: [score.rules.\"seo."),
        ('[score.rules]\n"seo.slug" = 3', 'score.rules."seo.slug": expected a table of numbers, found 3'),
        ('[score.rules."seo.slug"]\nmots = 3', "score.rules.\"seo.slug\": unknown number 'mots'. Did you mean 'most'?"),
        ('[score.rules."seo.slug"]\nid = "x"', "score.rules.\"seo.slug\": unknown number 'id'"),
        ('[score.rules."limit.garbled"]\nweight = 2', "unknown number 'weight'; it has cap"),
        (
            '[score.rules."seo.slug"]\nmost = "60"',
            'score.rules."seo.slug".most: input should be a valid integer, found',
        ),
        ('[score.rules."seo.slug"]\nmost = 6.5', 'score.rules."seo.slug".most: '),
        ('[score.rules."seo.slug"]\nmost = true', 'score.rules."seo.slug".most: input should be a valid integer'),
        ('[score.rules."seo.slug"]\nweight = -1', ".weight: expected a finite number of 0 or more, found -1"),
        ('[score.rules."seo.slug"]\nweight = inf', ".weight: expected a finite number of 0 or more, found inf"),
        ('[score.rules."limit.garbled"]\ncap = 200', ".cap: expected a finite number from 0 to 100, found 200"),
        ('[score.rules."opportunity.author"]\nteams = "("', ".teams: no regular expression: "),
        ("[score", "not TOML: "),
    ],
)
def test_what_cannot_be_set_names_file_key_and_what_was_meant(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadInputError) as caught:
        configured(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'contentgen.toml'}: ")
    assert said in str(caught.value)


def test_the_example_in_the_readme_is_obeyed() -> None:
    (example,) = re.findall(r"<!-- configuration -->\n\n```toml\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    found = configuration_of(tomllib.loads(example)["score"], "README.md")
    assert (found.fail_under, found.fail_on, found.selection.ignore) == (20.0, "blocker", ("opportunity.offer",))
    assert found.rules.by_id["seo.slug"].weight == 0.5


NUMBERS = [
    (rule.id, field.name)
    for rule in RULES.by_id.values()
    for field in dataclasses.fields(rule)  # type: ignore[arg-type]
    if isinstance(getattr(rule, field.name), int | float) and not (field.name == "weight" and not rule.weight)
]


def test_a_number_that_a_rule_cannot_use_fails_as_a_number_and_is_said(tmp_path: Path) -> None:
    """Every number of every rule set to nought and to 100: the rule judges, or fails as `UNUSABLE` says."""
    documents = [each for text in (SEED, OFFLINE) for each in read_sections(text.read_text(encoding="utf-8"))]
    assert len(NUMBERS) > 200
    failed = set()
    for name, field in NUMBERS:
        for value in (0, 100):
            rule = configuration_of({"rules": {name: {field: value}}}, "x").rules.by_id[name]
            for document in documents:
                try:
                    _ = document.channel in rule.channels and rule.assess(document)
                except UNUSABLE:
                    failed.add((name, field, value))
    name, field, value = min(failed)
    settings = tmp_path / "contentgen.toml"
    settings.write_text(f'[score.rules."{name}"]\n{field} = {value}\n', encoding="utf-8")
    with pytest.raises(BadInputError, match=f"a number set for {name} cannot be used: "):
        run(Request(files=(str(SEED),), config=str(settings)), tmp_path)
