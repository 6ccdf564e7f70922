from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from contentgen.embedded.catalogue import DEFAULT, known
from contentgen.errors import UserError
from contentgen.model import Profile
from contentgen.profile import read_profile
from contentgen.settings import EMBEDDED_MODEL, Settings, known_settings, load, quiet_langsmith


def _complaint(folder: Path, flags: Mapping[str, object] | None = None, env: Mapping[str, str] | None = None) -> str:
    with pytest.raises(UserError) as caught:
        load(flags or {}, env or {}, folder)
    return str(caught.value)


def _toml(folder: Path, text: str) -> Path:
    path = folder / "contentgen.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_set_is_offline(tmp_path: Path) -> None:
    settings = load({}, {"OPENAI_API_KEY": "sk-x", "PATH": "/bin"}, tmp_path)
    assert settings.chosen_writer() == "offline"
    assert settings.out == tmp_path / "outputs"
    assert settings.temperature is None


def test_flag_beats_environment_beats_file_beats_default(tmp_path: Path) -> None:
    _toml(tmp_path, 'model = "openai:file"\ntone = "formal"\nlength = 900\nattempts = 2')
    env = {"CONTENTGEN_MODEL": "openai:env", "CONTENTGEN_TONE": "conversational"}
    settings = load({"model": "openai:flag", "tone": None, "sources": ()}, env, tmp_path)
    assert (settings.model, settings.tone, settings.length, settings.timeout_s) == (
        "openai:flag",
        "conversational",
        900,
        120,
    )


OTHER: dict[str, tuple[str, Any]] = {
    "model": ("openai:x", "openai:x"),
    "base_url": ("http://localhost:1/v1", "http://localhost:1/v1"),
    "writer": ("voice", "voice"),
    "judge_model": ("openai:j", "openai:j"),
    "judge_base_url": ("http://localhost:2/v1", "http://localhost:2/v1"),
    "temperature": ("0.5", 0.5),
    "seed": ("7", 7),
    "timeout_s": ("3.5", 3.5),
    "attempts": ("9", 9),
    "max_concurrency": ("2", 2),
    "max_output_tokens": ("99", 99),
    "revise": ("3", 3),
    "voice_seconds": ("60", 60.0),
    "price_in": ("1.5", 1.5),
    "price_out": ("2", 2.0),
    "langsmith": ("true", True),
    "models": ("m", "{folder}/m"),
    "model_idle_s": ("30", 30.0),
    "out": ("there", "{folder}/there"),
    "profile_path": ("me.toml", "{folder}/me.toml"),
    "sources": ("a.md, b.md", ("a.md", "b.md")),
    "prompts": ("p", "{folder}/p"),
    "templates": ("t", "{folder}/t"),
    "channels": ("x,blog", ("x", "blog")),
    "length": ("800", 800),
    "tone": ("formal", "formal"),
    "audience": ("nurses", "nurses"),
    "keyphrase": ("tea", "tea"),
    "language": ("de", "de"),
    "site": ("https://a.org", "https://a.org"),
    "url": ("https://a.org/b", "https://a.org/b"),
    "contact": ("ada@a.org", "ada@a.org"),
    "since": ("2024-05-06", date(2024, 5, 6)),
    "allow_hosts": ("localhost, wiki.acme.test:8443", ("localhost", "wiki.acme.test:8443")),
    "allow_domains": ("a.org,b.org", ("a.org", "b.org")),
    "deny_domains": ("spam.org", ("spam.org",)),
    "per_domain": ("5", 5),
    "stale_months": ("6", 6),
    "embeddings": ("true", True),
    "searxng_url": ("http://localhost:8888", "http://localhost:8888"),
    **{
        f"{name}_url": ("http://localhost:9", "http://localhost:9")
        for name in ("arxiv", "crossref", "datacite", "dblp", "openalex")
    },
    "citation_style": ("ieee", "ieee"),
    "thesis": ("Trace first", "Trace first"),
    "base": ("a.md, b.md", ("a.md", "b.md")),
    "as_is": ("true", True),
    "candidates": ("2", 2),
}


def test_every_setting_is_tested() -> None:
    assert set(OTHER) == set(known_settings())


@pytest.mark.parametrize("name", OTHER)
def test_each_setting_can_be_set_by_flag_environment_and_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "me.toml").write_text('name = "Ada"')
    text, expected = OTHER[name]
    value: Any = Path(expected.format(folder=tmp_path)) if str(expected).startswith("{folder}") else expected
    written = text if isinstance(value, Path | date) else expected
    file = {"profile_path": "profile", "judge_model": "judge.model", "judge_base_url": "judge.base_url"}.get(name, name)
    assert getattr(load({name: text if name in ("out", "prompts", "models") else written}, {}, tmp_path), name) == value
    assert getattr(load({}, {f"CONTENTGEN_{name.upper()}": text}, tmp_path), name) == value
    _toml(tmp_path, f"{file} = {json.dumps(written)}")
    assert getattr(load({}, {}, tmp_path), name) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [("short", 600), ("medium", 1000), ("long", 1600), (" Short ", 600), ("300", 300), ("20000", 20000)],
)
def test_a_length_means_the_same_wherever_it_is_set(tmp_path: Path, text: str, words: int) -> None:
    assert load({"length": text}, {}, tmp_path).length == words
    assert load({}, {"CONTENTGEN_LENGTH": text}, tmp_path).length == words
    _toml(tmp_path, f"length = {json.dumps(text)}")
    assert load({}, {}, tmp_path).length == words
    if text.isdigit():
        _toml(tmp_path, f"length = {text}")
        assert load({}, {}, tmp_path).length == words


@pytest.mark.parametrize("text", ["299", "0", "-600", "20001", "tiny", "6e2", "6_00", "600.5", "9" * 5000])
def test_a_length_that_is_none_is_refused_wherever_it_is_set(tmp_path: Path, text: str) -> None:
    said = f"write 300 to 20000 words (named: short 600, medium 1000, long 1600), found {text!r}"
    assert _complaint(tmp_path, {"length": text}) == f"--length: {said}"
    assert _complaint(tmp_path, env={"CONTENTGEN_LENGTH": text}) == f"CONTENTGEN_LENGTH: {said}"
    file = _toml(tmp_path, f"length = {json.dumps(text)}")
    assert _complaint(tmp_path) == f"{file}: length: {said}"


def test_the_nearest_file_above_is_the_project(tmp_path: Path) -> None:
    _toml(tmp_path, 'prompts = "mine"\ntone = "formal"')
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    settings = load({"templates": "t"}, {}, deep)
    assert settings.project == tmp_path
    assert settings.prompts == tmp_path / "mine"
    assert settings.templates == deep / "t"
    assert settings.out == tmp_path / "outputs"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('modle = "x"', "{file}: unknown key 'modle'. Did you mean 'model'?"),
        ("zzz = 1", "{file}: unknown key 'zzz'"),
        (
            "[scoring.seo]\nmost = 65",
            "{file}: unknown table [scoring]; known: [judge], [profile], [score]. Did you mean 'score'?",
        ),
        (
            "[profil]\nname = 'Ada'",
            "{file}: unknown table [profil]; known: [judge], [profile], [score]. Did you mean 'profile'?",
        ),
        (
            "length = 299",
            "{file}: length: write 300 to 20000 words (named: short 600, medium 1000, long 1600), found 299",
        ),
        ("length = 20001", "{file}: length: write 300 to 20000 words"),
        (
            "site = 'javascript:alert(1)'",
            "{file}: site: write an address that begins with http:// or https://, found 'j",
        ),
        (
            "url = 'data:text/html,x'",
            "{file}: url: write an address that begins with http:// or https://, found 'data:",
        ),
        ("[profile]\nsite = ' JavaScript:x'", "{file}: profile.site: write an address that begins with http:// or "),
        (
            "[profile]\nlinks = ['https://a.org', \"java\\tscript:x\"]",
            "{file}: profile.links[1]: write an address that",
        ),
        ("[profile]\nlinks = ['mailto:me@a.org']", "{file}: profile.links[0]: write an address that begins with http"),
        ("[judge]\nmodle = 'x'", "{file}: judge: unknown key 'modle'. Did you mean 'model'?"),
        ("judge = 3", "{file}: judge: expected a table [judge] with model and base_url, found 3"),
        ("model = 3", "{file}: model: input should be a valid string, found 3"),
        ("[judge]\nmodel = 3", "{file}: judge.model: input should be a valid string, found 3"),
        (
            "length = 'longer'",
            "{file}: length: write 300 to 20000 words (named: short 600, medium 1000, long 1600), fou",
        ),
        ("attempts = 0", "{file}: attempts: input should be greater than or equal to 1, found 0"),
        ("tone = 'plian'", "{file}: tone: input should be 'plain', 'formal' or 'conversational', found 'plian'"),
        ("channels = ['blog', 'linkdin']", "{file}: channels: 1: input should be 'blog', 'linkedin' or 'x'"),
        ("channels = []", "{file}: channels: tuple should have at least 1 item"),
        ("out = 3", "{file}: out: expected a path in quotes, found 3"),
        ("api_key = 'sk'", "{file}: api_key: a key does not belong in a file; set CONTENTGEN_API_KEY"),
        ("model = ", "{file}: not valid TOML: "),
        ("[profile]\nnmae = 'Ada'", "{file}: profile.nmae: unknown key. Did you mean 'name'?"),
        ("[profile]\nproof = [{period = 'May'}]", "{file}: profile.proof.0.statement: field required"),
        ("profile = 'absent.toml'", "{file}: profile: no file at {folder}/absent.toml; write one (TOML"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    file = _toml(tmp_path, text)
    assert _complaint(tmp_path).startswith(message.format(file=file, folder=tmp_path))


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "contentgen.toml").write_bytes(b'model = "\xff"')
    assert _complaint(tmp_path).endswith("contentgen.toml: not UTF-8 at byte 9; save it as UTF-8")


def test_wrong_flags_and_variables_are_named(tmp_path: Path) -> None:
    assert _complaint(tmp_path, {"timeout_s": "soon"}).startswith("--timeout-s: input should be a valid number")
    assert _complaint(tmp_path, {"modle": "x"}) == "unknown setting --modle. Did you mean 'model'?"
    assert _complaint(tmp_path, env={"CONTENTGEN_SEED": "x"}).startswith("CONTENTGEN_SEED: input should be")
    assert _complaint(tmp_path, env={"CONTENTGEN_MODLE": "x"}) == (
        "unknown environment variable CONTENTGEN_MODLE (set as CONTENTGEN_NAME). Did you mean 'model'?"
    )


def test_variables_that_are_nobodys_and_empty_ones_are_left_alone(tmp_path: Path) -> None:
    assert load({}, {"CONTENTGEN_LIVE_BASE_URL": "1", "CONTENTGEN_SEED": ""}, tmp_path) == load({}, {}, tmp_path)


# --- the profile ---------------------------------------------------------------------------------------------


def test_a_profile_from_the_table_or_its_own_file(tmp_path: Path) -> None:
    _toml(tmp_path, '[profile]\nname = "Ada"\n[[profile.proof]]\nstatement = "I cut cost by 30%"')
    assert load({}, {}, tmp_path).profile.proof[0].statement == "I cut cost by 30%"
    for text in ('name = "Grace"', '[profile]\nname = "Grace"'):
        (tmp_path / "me.toml").write_text(text)
        assert load({"profile": "me.toml"}, {}, tmp_path).profile.name == "Grace"
        assert load({}, {"CONTENTGEN_PROFILE": "me.toml"}, tmp_path).profile.name == "Grace"
    assert read_profile(tmp_path / "me.toml").name == "Grace"


@pytest.mark.parametrize(
    "value",
    ["Your Name", "your company name", "TODO", "todo", "Helps TODO people", "https://example.com/me", "<name>",
     "[Add your offer]", "{{ name }}", "TBD", "Lorem ipsum dolor", "XXX", "me@example.org", " Your name "],
)  # fmt: skip
def test_placeholders_are_refused(tmp_path: Path, value: str) -> None:
    file = _toml(tmp_path, f"[profile]\nname = 'Ada'\noffer = {json.dumps(value)}")
    assert _complaint(tmp_path) == (
        f"{file}: profile.offer: {value!r} is a placeholder; write the real value or remove the key"
    )


def test_placeholders_are_found_in_lists(tmp_path: Path) -> None:
    _toml(tmp_path, "[profile]\nlinks = ['https://a.org', 'https://example.com']")
    assert "profile.links[1]: 'https://example.com' is a placeholder" in _complaint(tmp_path)


@pytest.mark.parametrize(
    "value", ["Todo apps for nurses", "Your work, half the time, every week", "counterexample.com"]
)
def test_real_values_are_not_placeholders(tmp_path: Path, value: str) -> None:
    _toml(tmp_path, f"[profile]\noffer = {json.dumps(value)}")
    assert load({}, {}, tmp_path).profile.offer == value


# --- the writer and the keys ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("flags", "writer"),
    [
        ({}, "offline"),
        ({"model": "openai:x"}, "full"),
        ({"model": "openai:x", "writer": "voice"}, "voice"),
        ({"model": "openai:x", "writer": "offline"}, "offline"),
    ],
)
def test_who_writes(tmp_path: Path, flags: dict[str, object], writer: str) -> None:
    assert load(flags, {}, tmp_path).chosen_writer() == writer


def test_a_writer_without_its_model_says_what_to_add(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="writer 'full' needs a model: add --model provider:name"):
        load({"writer": "full"}, {}, tmp_path).chosen_writer()


def test_the_voice_writer_takes_the_embedded_model_where_none_is_named(tmp_path: Path) -> None:
    settings = load({"writer": "voice"}, {}, tmp_path)

    assert settings.model == EMBEDDED_MODEL
    assert known(settings.model) == DEFAULT
    assert load({"writer": "voice", "model": "openai:x"}, {}, tmp_path).model == "openai:x"


def test_models_lie_in_the_users_data_folder_or_where_the_settings_say(tmp_path: Path) -> None:
    assert load({}, {"XDG_DATA_HOME": "/data"}, tmp_path).models == Path("/data/contentgen/models")
    assert load({}, {"CONTENTGEN_MODELS": "big"}, tmp_path).models == tmp_path / "big"


@pytest.mark.parametrize("address", ["https://a.org", "HTTP://a.org/b", "a.org/b", "localhost:8080/b", ""])
def test_addresses_that_a_text_may_link_to(tmp_path: Path, address: str) -> None:
    _toml(tmp_path, f"[profile]\nlinks = [{json.dumps(address)}]")
    assert load({"site": address}, {}, tmp_path).site == address


def test_settings_made_in_python_link_to_the_web_only() -> None:
    with pytest.raises(ValidationError, match="begins with http:// or https://"):
        Settings(profile=Profile(links=("javascript:alert(1)",)))


def _key(settings: Settings, role: Any = "writer") -> str | None:
    key = settings.choice(role).api_key
    return key.get_secret_value() if key else None


LOCAL = "http://127.0.0.1:8080/v1"
REMOTE = "https://models.acme.test/v1"


@pytest.mark.parametrize(
    ("flags", "env", "key"),
    [
        ({"model": "openai:x"}, {"OPENAI_API_KEY": "o"}, "o"),
        ({"model": "openai:x"}, {"OPENAI_API_KEY": "o", "CONTENTGEN_API_KEY": "c"}, "c"),
        ({"model": "mistral-ai:x"}, {"OPENAI_API_KEY": "o", "MISTRAL_AI_API_KEY": "m"}, "m"),
        ({"model": "openai:x"}, {}, None),
        ({"model": "openai:x", "base_url": LOCAL}, {}, "not-needed"),
        ({"model": "openai:x", "base_url": LOCAL}, {"OPENAI_API_KEY": "o"}, "o"),
        ({"model": "openai:x", "base_url": REMOTE}, {"OPENAI_API_KEY": "o"}, "o"),
        ({}, {"OPENAI_API_KEY": "o"}, None),
    ],
)
def test_which_key_is_used(tmp_path: Path, flags: dict[str, object], env: dict[str, str], key: str | None) -> None:
    assert _key(load(flags, env, tmp_path)) == key


def test_a_cloned_project_cannot_collect_the_providers_key(tmp_path: Path) -> None:
    _toml(tmp_path, f'model = "openai:x"\nbase_url = "{REMOTE}"')
    assert _key(load({}, {"OPENAI_API_KEY": "o"}, tmp_path)) == "not-needed"
    assert _key(load({}, {"OPENAI_API_KEY": "o", "CONTENTGEN_API_KEY": "c"}, tmp_path)) == "c"
    assert _key(load({"base_url": REMOTE}, {"OPENAI_API_KEY": "o"}, tmp_path)) == "o"
    _toml(tmp_path, f'model = "openai:x"\nbase_url = "{LOCAL}"')
    assert _key(load({}, {"OPENAI_API_KEY": "o"}, tmp_path)) == "o"


def test_the_writers_key_does_not_go_to_the_judges_address(tmp_path: Path) -> None:
    flags = {"model": "openai:x", "judge_model": "openai:j", "judge_base_url": REMOTE}
    env = {"CONTENTGEN_API_KEY": "c"}
    assert _key(load(flags, env, tmp_path), "judge") == "not-needed"
    assert _key(load(flags, env | {"CONTENTGEN_JUDGE_API_KEY": "j"}, tmp_path), "judge") == "j"
    assert _key(load({"model": "openai:x", "judge_model": "openai:j"}, env, tmp_path), "judge") == "c"


def test_the_judge_is_the_writer_unless_named(tmp_path: Path) -> None:
    settings = load({"model": "openai:x", "base_url": LOCAL}, {}, tmp_path)
    assert settings.choice("judge") == settings.choice("writer")


def test_the_address_of_the_openai_package_is_taken_over(tmp_path: Path) -> None:
    env = {"OPENAI_BASE_URL": LOCAL}
    assert load({"model": "openai:x"}, env, tmp_path).base_url == LOCAL
    assert load({"model": "openai:x", "base_url": REMOTE}, env, tmp_path).base_url == REMOTE
    assert load({"model": "groq:x"}, env, tmp_path).base_url == ""


def test_no_secret_is_shown(tmp_path: Path) -> None:
    flags = {"model": "openai:x", "base_url": "https://me:pw-hush@acme.test/v1?token=hush"}
    settings = load(flags, {"CONTENTGEN_API_KEY": "sk-hush"}, tmp_path)
    public = settings.public()
    for shown in (json.dumps(public), repr(settings.choice()), settings.model_dump_json(exclude={"base_url"})):
        assert "sk-hush" not in shown
    assert "hush" not in json.dumps(public)
    assert public["base_url"] == "https://acme.test/v1"
    assert "sk-hush" not in repr(settings)


def test_langsmith_stays_out(tmp_path: Path) -> None:
    env = {"LANGSMITH_GATEWAY": "true", "LANGSMITH_TRACING": "true", "LANGCHAIN_TRACING_V2": "true"}
    quiet_langsmith(env)
    assert env == {"LANGSMITH_TRACING": "false"}
    env = {"LANGSMITH_GATEWAY": "true", "LANGSMITH_TRACING": "true"}
    quiet_langsmith(env, opted_in=True)
    assert env == {"LANGSMITH_TRACING": "true"}
