from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from contentgen.errors import UserError
from contentgen.prompt import check, digest, environment, render


class Item(BaseModel):
    title: str
    items: int = 3


class Variables(BaseModel):
    topic: str = "tea"
    sources: tuple[Item, ...] = ()


ALLOWED = {"topic", "sources"}


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return tmp_path / "shipped" / "prompts"


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.md.j2"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_blocks_become_messages(shipped: Path) -> None:
    _write(
        shipped, "p", "ignored {% block user %}\nAbout {{ topic }}\n{% endblock %}\n{% block system %}S{% endblock %}"
    )
    messages = render("p", Variables(), (shipped,))
    assert messages.messages == (("system", "S"), ("user", "About tea\n"))
    assert messages.name == "p"


def test_a_blank_system_block_makes_no_message(shipped: Path) -> None:
    _write(shipped, "p", "{% block system %}  {% endblock %}{% block user %}u{% endblock %}")
    assert render("p", Variables(), (shipped,)).messages == (("user", "u"),)


def test_values_keep_their_own_fields(shipped: Path) -> None:
    _write(shipped, "p", "{% block user %}{% for s in sources %}{{ s.title }}:{{ s.items }} {% endfor %}{% endblock %}")
    found = render("p", Variables(sources=(Item(title="a"), Item(title="b", items=4))), (shipped,))
    assert found.messages == (("user", "a:3 b:4 "),)


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
BRACED = st.lists(st.sampled_from(["{{", "}}", "{%", "%}", "{#", "#}", "{", "}", " x ", "\n", "\r\n", "é", "7*7"]))


@given(ANY_TEXT | BRACED.map("".join))
def test_source_text_comes_out_verbatim(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("prompts")
    _write(folder, "p", "{% block user %}<<{{ sources[0].title }}>>{% endblock %}")
    rendered = render("p", Variables(sources=(Item(title=text),)), (folder,))
    assert rendered.messages == (("user", f"<<{text}>>"),)


def test_a_user_overrides_one_block_and_one_part(shipped: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    _write(shipped, "draft/p", "{% block system %}S {% block voice %}old{% endblock %}{% endblock %}"
        "{% block user %}{% include 'partials/s.md.j2' %}{% endblock %}")  # fmt: skip
    _write(shipped, "partials/s", "shipped part")
    assert render("draft/p", Variables(), (mine, shipped)).messages == (("system", "S old"), ("user", "shipped part"))
    _write(mine, "draft/p", '{% extends "shipped/draft/p.md.j2" %}{% block voice %}new {{ super() }}{% endblock %}')
    _write(mine, "partials/s", "my part")
    found = render("draft/p", Variables(), (mine, shipped)).messages
    assert found == (("system", "S new old"), ("user", "my part"))
    check("draft/p", set(), (mine, shipped))


def test_the_digest_covers_every_file(shipped: Path) -> None:
    _write(shipped, "p", "{% block user %}{% include 'partials/s.md.j2' %}{% endblock %}")
    _write(shipped, "partials/s", "one")
    before = digest("p", (shipped,))
    assert render("p", Variables(), (shipped,)).sha256 == before
    _write(shipped, "partials/s", "two")
    assert digest("p", (shipped,)) != before


def _complaint(folder: Path, name: str = "p", *, rendering: bool = False) -> str:
    with pytest.raises(UserError) as caught:
        render(name, Variables(), (folder,)) if rendering else check(name, ALLOWED, (folder,))
    return str(caught.value)


def test_a_mistyped_variable_is_named_with_its_line(shipped: Path) -> None:
    path = _write(shipped, "p", "{% block user %}\n{{ topic }}\n{{ topci }}{% endblock %}")
    assert _complaint(shipped) == (
        f"{path}:3: 'topci' is not supplied; available: sources, topic. Did you mean 'topic'?"
    )
    assert _complaint(shipped, rendering=True) == f"{path}:3: 'topci' is undefined"


def test_a_mistyped_variable_in_an_included_file(shipped: Path) -> None:
    _write(shipped, "p", "{% block user %}{% include 'partials/s.md.j2' %}{% endblock %}")
    part = _write(shipped, "partials/s", "\n\n{{ audeince }}")
    assert _complaint(shipped).startswith(f"{part}:3: 'audeince' is not supplied")
    assert _complaint(shipped, rendering=True).startswith(f"{part}:3: 'audeince' is undefined")


def test_a_mistyped_field_is_named_with_its_line(shipped: Path) -> None:
    path = _write(shipped, "p", "{% block user %}\n{{ topic.titel }}{% endblock %}")
    assert _complaint(shipped, rendering=True) == f"{path}:2: 'str object' has no attribute 'titel'"


def test_loop_variables_may_be_used_in_included_files(shipped: Path) -> None:
    _write(
        shipped, "p", "{% block user %}{% for s in sources %}{% include 'partials/s.md.j2' %}{% endfor %}{% endblock %}"
    )
    _write(shipped, "partials/s", "{{ s.title }}")
    check("p", ALLOWED, (shipped,))
    assert render("p", Variables(sources=(Item(title="a"),)), (shipped,)).messages == (("user", "a"),)


def test_a_syntax_error_is_named_with_its_line(shipped: Path) -> None:
    path = _write(shipped, "p", "{% block user %}\n\n{% if topic %}{% endblock %}")
    for rendering in (False, True):
        assert _complaint(shipped, rendering=rendering).startswith(f"{path}:3: Encountered unknown tag 'endblock'")


def test_the_sandbox_and_mistakes_in_code_are_named(shipped: Path) -> None:
    path = _write(shipped, "p", "{% block user %}\n{{ topic.__class__.__mro__ }}{% endblock %}")
    assert _complaint(shipped, rendering=True).startswith(f"{path}:2: access to attribute '__class__'")
    _write(shipped, "p", "{% block user %}\n{{ 1 / 0 }}{% endblock %}")
    assert _complaint(shipped, rendering=True) == f"{path}:2: division by zero"


def test_a_prompt_without_a_user_block(shipped: Path) -> None:
    path = _write(shipped, "p", "hello")
    assert _complaint(shipped) == f"{path}: no {{% block user %}}; a prompt needs one"
    assert "no {% block user %}" in _complaint(shipped, rendering=True)


def test_an_unknown_prompt_or_part(shipped: Path) -> None:
    path = _write(shipped, "outline", "{% block user %}{% include 'partials/x.md.j2' %}{% endblock %}")
    assert _complaint(shipped, "outlin") == (
        f"no file 'outlin.md.j2' in {shipped}; known: outline.md.j2. Did you mean 'outline.md.j2'?"
    )
    assert _complaint(shipped, "outline").startswith(f"{path}: no file 'partials/x.md.j2' in")


def test_names_of_files_must_be_written_out(shipped: Path) -> None:
    path = _write(shipped, "p", "{% block user %}{% include topic %}{% endblock %}")
    assert _complaint(shipped) == f"{path}: write the names of extended and included files out, in quotes"


def test_a_file_that_is_not_utf8(shipped: Path) -> None:
    shipped.mkdir(parents=True)
    (shipped / "p.md.j2").write_bytes(b"{% block user %}\xff{% endblock %}")
    assert _complaint(shipped) == "p.md.j2: not UTF-8 at byte 16; save it as UTF-8"


def test_templates_for_html_escape(shipped: Path) -> None:
    shipped.mkdir(parents=True)
    (shipped / "page.html.j2").write_text("<p>{{ x }}</p>")
    env = environment((shipped,), autoescape=True)
    assert env.get_template("page.html.j2").render(x="<b>") == "<p>&lt;b&gt;</p>"
    assert environment((shipped,)).get_template("page.html.j2").render(x="<b>") == "<p><b></p>"
