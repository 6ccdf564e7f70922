from __future__ import annotations

from pathlib import Path

import pytest

from contentgen import resources
from contentgen.errors import UserError
from contentgen.resources import find, folders, listing, shipped


def _write(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return folder


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of the product with two prompts and a template."""
    root = _write(tmp_path / "checkout", "pyproject.toml", "prompts/outline.md.j2", "prompts/draft/blog.md.j2")
    _write(root, "templates/report.html.j2", "prompts/README.md", "contentgen/_bundled/prompts/outline.md.j2")
    monkeypatch.setattr(resources, "_PACKAGE", root / "contentgen")
    return root


def test_a_checkout_beats_the_bundled_copy(checkout: Path) -> None:
    assert shipped("prompts") == checkout / "prompts"
    (checkout / "pyproject.toml").unlink()
    assert shipped("prompts") == checkout / "contentgen" / "_bundled" / "prompts"


def test_one_overridden_file_suffices(checkout: Path, tmp_path: Path) -> None:
    override = _write(tmp_path / "mine", "outline.md.j2")
    project = _write(tmp_path / "project", "contentgen.toml", "prompts/draft/blog.md.j2", "prompts/outline.md.j2")
    assert folders("prompts", override, project) == (override, project / "prompts", checkout / "prompts")
    shown = [(each.name, each.path.parent.name, each.origin) for each in listing("prompts", override, project)]
    assert shown == [("draft/blog", "draft", "project"), ("outline", "mine", "override")]
    assert find("prompts", "outline", override, project) == override / "outline.md.j2"
    assert find("prompts", "draft/blog.md.j2", override) == checkout / "prompts" / "draft" / "blog.md.j2"
    assert find("templates", "report.html.j2") == checkout / "templates" / "report.html.j2"


def test_a_folder_counts_as_a_project_only_beside_its_file(checkout: Path, tmp_path: Path) -> None:
    project = _write(tmp_path / "project", "prompts/outline.md.j2")
    assert folders("prompts", None, project) == (checkout / "prompts",)


def test_the_checkout_itself_is_not_listed_twice(checkout: Path) -> None:
    _write(checkout, "contentgen.toml")
    assert folders("prompts", None, checkout) == (checkout / "prompts",)
    assert {each.origin for each in listing("prompts", None, checkout)} == {"shipped"}


def test_an_unknown_name_lists_the_known_ones(checkout: Path) -> None:
    with pytest.raises(UserError) as caught:
        find("prompts", "outlin")
    assert str(caught.value) == (
        f"unknown prompt 'outlin'; known: draft/blog, outline (looked in {checkout / 'prompts'})"
        ". Did you mean 'outline'?"
    )


@pytest.mark.parametrize("name", ["../pyproject", "../contentgen/x", "/etc/passwd", ""])
def test_a_name_never_leads_out_of_the_folders(checkout: Path, name: str) -> None:
    with pytest.raises(UserError, match="unknown prompt"):
        find("prompts", name)


def test_an_override_that_is_not_there(checkout: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no folder of templates at .*; check --templates or remove the setting"):
        folders("templates", tmp_path / "absent")


def test_the_real_checkout_is_found() -> None:
    assert shipped("prompts") == Path(resources.__file__).parent.parent / "prompts"
