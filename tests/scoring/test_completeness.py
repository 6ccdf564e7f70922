"""Nothing is forgotten: folder, registry, case file, README row and public names agree."""

from __future__ import annotations

import dataclasses
import doctest
import importlib
import inspect
from pathlib import Path

import pytest

import scoring
from scoring import ENGAGEMENT, LIMITS, OPPORTUNITY, SEO, Assessment, readme
from scoring.channel import CHANNELS
from scoring.report_rules import REPORT
from scoring.scores import SECTIONS, WRITING

PACKAGE = Path(scoring.__file__).parent
CASES = Path(__file__).with_name("cases")
GROUPS = {
    "seo": SEO,
    "engagement": ENGAGEMENT,
    "opportunity": OPPORTUNITY,
    "limits": LIMITS,
    "sections": SECTIONS,
    "writing": WRITING,
}
RULES = [rule for rules in GROUPS.values() for rule in rules]


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_each_file_of_a_folder_is_in_its_registry_and_the_reverse(group: str) -> None:
    files = {path.stem for path in (PACKAGE / group).glob("*.py")} - {"__init__"}
    registered = [type(rule).__module__.rsplit(".", 1)[-1] for rule in GROUPS[group]]
    assert sorted(files) == sorted(registered)


def test_each_rule_has_a_case_file_and_each_case_file_a_rule() -> None:
    assert sorted(path.stem for path in CASES.glob("*.toml")) == sorted(rule.id for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_a_short_frozen_value_that_names_its_source(rule: Assessment) -> None:
    kind = type(rule)
    assert dataclasses.is_dataclass(rule)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(rule, "weight", 9.0)  # noqa: B010
    assert rule.kind in {"documented", "measured", "reader", "convention"}
    assert rule.channels <= set(CHANNELS)
    assert rule.channels
    assert "\nSource: " in (inspect.getdoc(kind) or "")
    assert rule.id.split(".", 1)[1].replace("-", "_") == kind.__module__.rsplit(".", 1)[-1] or rule.id in {
        "citations.entries"
    }
    module = importlib.import_module(kind.__module__)
    assert len(inspect.getsource(module).split("\n")) <= 61


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("name", ["seo", "engagement", "opportunity"])
def test_each_score_has_twelve_assessments_and_six_per_channel(name: str) -> None:
    assert len(GROUPS[name]) >= 12
    for channel in ("blog", "linkedin", "thread"):
        assert sum(1 for rule in GROUPS[name] if channel in rule.channels) >= 6


def test_the_readme_is_as_the_registries_say() -> None:
    text = readme.README.read_text(encoding="utf-8")
    assert readme.renewed(text) == text
    assert readme.main(["--check"]) == 0
    names = [rule.id for rule in RULES] + [rule.id for rule in REPORT]
    assert [name for name in names if f"| `{name}` |" not in text] == []


def test_public_names_are_sorted_and_load_and_hide_no_module() -> None:
    assert sorted(scoring.__all__, key=lambda name: (not name.isupper(), name.islower(), name)) == list(scoring.__all__)
    modules = {path.stem for path in PACKAGE.iterdir()}
    for name in scoring.__all__:
        assert getattr(scoring, name) is not None
        assert name not in modules
    with pytest.raises(AttributeError, match="it has: CHANNELS"):
        _ = scoring.scroe


def test_functions_and_modules_stay_short() -> None:
    for path in PACKAGE.rglob("*.py"):
        lines = path.read_text(encoding="utf-8").split("\n")
        assert len(lines) <= 301, path
        module = importlib.import_module(
            ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        )
        for _, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__:
                assert len(inspect.getsource(function).rstrip().split("\n")) <= 40, function


MODULES = sorted(path.stem for path in PACKAGE.glob("*.py") if not path.stem.startswith("__"))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"scoring.{name}")).failed == 0
