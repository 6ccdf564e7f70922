"""Whatever is typed or lies on the disk: one clear line, the right exit code, nothing half-written unmarked."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from contentgen.errors import ContentgenError
from tests.cli.command import OFFLINE, TOPIC, Ended, in_own_process, without_override
from tests.cli.conftest import Command


def refused(ended: Ended, code: int = 2) -> str:
    """The one line in which a command was refused."""
    assert ended.code == code, ended
    assert ended.out == ""
    (line,) = ended.err.splitlines()
    assert line.startswith("error: ")
    return line.removeprefix("error: ")


def whole_or_marked(out: Path) -> bool:
    runs = list(out.iterdir()) if out.is_dir() else []
    return all((run / "report.md").is_file() != (run / "INCOMPLETE").is_file() for run in runs)


@pytest.mark.parametrize("topic", ["", "   ", "\t\n", "!?", "\u200b\u202e", "🚀🚀"])
def test_a_topic_that_says_nothing(command: Command, in_tmp: Path, topic: str) -> None:
    assert refused(command("generate", topic, *OFFLINE)).startswith("no topic: say what to write about")
    assert list(in_tmp.iterdir()) == []


def test_a_topic_of_ten_thousand_characters(command: Command, in_tmp: Path) -> None:
    line = refused(command("generate", "drift " * 1667, *OFFLINE))

    assert line.startswith("the topic has 10001 characters, at most 200; put longer material into a file")
    assert list(in_tmp.iterdir()) == []


@pytest.mark.parametrize(
    "topic",
    [
        "AI observability 🚀",
        "\u202eAI observability\u202c",
        "../../etc/AI observability",
        "{{ 7 * 7 }} AI observability {% raw %}",
        "AI observability: {0} {topic} %s $HOME `id`",
        "CON: AI observability.",
        "<script>AI observability</script>",
    ],
)
def test_a_topic_is_text_and_nothing_else(command: Command, in_tmp: Path, topic: str) -> None:
    ended = command("generate", topic, "--length", "400", *OFFLINE)

    if ended.code == 2:
        assert "usable sources" in refused(ended)
        assert list((in_tmp / "outputs").iterdir()) == []
        return
    assert ended.code == 0, ended.err
    (folder,) = (in_tmp / "outputs").iterdir()
    assert folder.name.replace("-", "").isalnum()
    assert "49" not in folder.name
    assert "\u202e" not in (folder / "report.md").read_text("utf-8")


@pytest.mark.parametrize("topic", ["מהי ניטור בינה מלאכותית", "ما هي مراقبة الذكاء الاصطناعي", "人工智能的可观测性"])
def test_a_topic_the_sources_do_not_know(command: Command, in_tmp: Path, topic: str) -> None:
    line = refused(command("generate", topic, *OFFLINE))

    assert "--sources PATH" in line
    assert list((in_tmp / "outputs").iterdir()) == []


def test_a_topic_with_leading_dashes(command: Command) -> None:
    line = refused(command("generate", "--ai-observability"))

    assert "no such option: --ai-observability" in line
    assert "contentgen generate -- TOPIC" in line


def test_a_mistyped_option_is_no_topic(command: Command) -> None:
    line = refused(command("generate", "x", "--lenght", "500"))

    assert "--length" in line
    assert "-- TOPIC" not in line


def test_a_topic_after_two_dashes(command: Command, in_tmp: Path) -> None:
    ended = command("generate", *OFFLINE, "--", "--AI observability")

    assert ended.code == 0, ended.err
    assert (in_tmp / "outputs" / "2026-11-23-ai-observability").is_dir()


@pytest.mark.parametrize(
    ("flag", "value", "line"),
    [
        ("--channels", "linkdin", "unknown channel 'linkdin'; known: blog, linkedin, x. Did you mean 'linkedin'?"),
        ("--channels", " , ", "--channels names no channel; known: blog, linkedin, x"),
        ("--tone", "formel", "unknown tone 'formel'; known: plain, formal, conversational. Did you mean 'formal'?"),
        ("--writer", "ofline", "unknown writer 'ofline'; known: full, voice, offline. Did you mean 'offline'?"),
        (
            "--citation-style",
            "aap",
            "unknown citation style 'aap'; known: apa, chicago, harvard, ieee, mla, vancouver. Did you mean 'apa'?",
        ),
        (
            "--length",
            "huge",
            "--length: write 300 to 20000 words (named: short 600, medium 1000, long 1600), found 'huge'",
        ),
        ("--lang", "../de", "--lang '../de' is not a language tag; write for instance en or en-GB"),
        ("--url", "me.test", "--url 'me.test' is not an address; write for instance https://your.site/article"),
        (
            "--date",
            "2026-02-30",
            "--date '2026-02-30' is no day of the calendar; write YYYY-MM-DD, for instance 2026-11-23",
        ),
        (
            "--model",
            "gpt",
            "writer model 'gpt': write provider:name, for instance openai:gpt (with --base-url for a local server)",
        ),
    ],
)
def test_a_value_that_is_none(command: Command, in_tmp: Path, flag: str, value: str, line: str) -> None:
    assert refused(command("generate", TOPIC, flag, value)) == line
    assert not list(in_tmp.glob("outputs/*"))


@pytest.mark.parametrize(
    ("flag", "value", "said"),
    [
        ("--length", "7", "--length: write 300 to 20000 words (named: short 600, medium 1000, long 1600), found '7'"),
        ("--fail-under", "101", "invalid value for '--fail-under': Input should be less than or equal to 100"),
        ("--fail-under", "much", "invalid value for '--fail-under': Input should be a valid number"),
        ("--profile", "nobody.toml", "nobody.toml; write one (TOML"),
        ("--prompts", "nowhere", "no folder of prompts at "),
        ("--templates", "nowhere", "no folder of templates at "),
        ("--sources", "nowhere", "nowhere is not there"),
        ("--writer", "full", "writer 'full' needs a model: add --model provider:name"),
        ("--base-url", "localhost:8080", "--base-url 'localhost:8080' is not an address"),
    ],
)
def test_a_value_out_of_place(command: Command, in_tmp: Path, flag: str, value: str, said: str) -> None:
    assert said in refused(command("generate", TOPIC, flag, value, "--quiet"))
    assert not list(in_tmp.glob("outputs/*"))


def test_a_site_that_is_a_script(command: Command, in_tmp: Path) -> None:
    (in_tmp / "me.toml").write_text('name = "Ada"\nsite = "javascript:alert(1)"\n', "utf-8")

    line = refused(command("generate", TOPIC, "--profile", "me.toml", *OFFLINE))

    assert line.endswith(
        "me.toml: profile.site: write an address that begins with http:// or https://, found 'javascript:alert(1)'"
    )
    assert not list(in_tmp.glob("outputs/*"))


def test_an_address_inside_the_network_is_left_out_and_told(command: Command, in_tmp: Path) -> None:
    ended = command("generate", TOPIC, "--sources", "http://127.0.0.1:1/page", *OFFLINE)

    assert ended.code == 0, ended.err
    assert "source left out: http://127.0.0.1:1/page: 127.0.0.1 leads to 127.0.0.1, which is not on" in ended.out


@pytest.mark.parametrize(
    ("flag", "value", "said"),
    [
        (
            "--url",
            "https://ada:hush@ada.li/a",
            "--url: an address that readers see may hold no user, password or key; ",
        ),
        ("--url", "https://ada.li/a?api_key=hush", "--url: an address that readers see may hold no user, password or"),
        ("--url", "ada:hush@ada.li/a", "--url 'ada.li/a' is not an address"),
        ("--base-url", "ada:hush@127.0.0.1/v1", "--base-url '127.0.0.1/v1' is not an address"),
        ("--base-url", "http://ada:hush@127.0.0.1:port/v1", "--base-url: write the address of a server, for instance "),
        ("--base-url", "http://ada:hush@[127/v1?key=hush", "--base-url: write the address of a server, for instance "),
        (
            "--sources",
            "https://ada:hush@ada.li/a.pdf?key=hush",
            "source https://ada.li/a.pdf: an address with a user, password or key in it",
        ),
        ("--sources", "ftp://ada:hush@ada.li/a.pdf", "source ftp://ada.li/a.pdf is not there"),
    ],
)
def test_a_secret_in_an_address_is_not_repeated(
    command: Command, in_tmp: Path, flag: str, value: str, said: str
) -> None:
    line = refused(command("generate", TOPIC, "--model", "openai:tiny", "--writer", "offline", flag, value, *OFFLINE))

    assert said in line
    assert "hush" not in line
    assert not list(in_tmp.glob("outputs/*"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('base_url = "ada:hush@host/v1"', "contentgen.toml: base_url: write the address of a server, for instance "),
        ('site = "https://ada:hush@ada.li"', "contentgen.toml: site: an address that readers see may hold no user, "),
        (
            "[profile]\nlinks = ['https://ada.li/?token=hush']",
            "profile.links[0]: an address that readers see may hold ",
        ),
        ("[profile]\nsite = 'ftp://ada:hush@ada.li'", "profile.site: write an address that begins with http:// or "),
    ],
)
def test_a_secret_in_a_setting_is_not_repeated(command: Command, in_tmp: Path, text: str, said: str) -> None:
    (in_tmp / "contentgen.toml").write_text(text, "utf-8")

    line = refused(command("generate", TOPIC, *OFFLINE))

    assert said in line
    assert "hush" not in line


@pytest.mark.parametrize("address", ["https://ada.li/?author=3", "https://medium.com/@ada/on-design?keyword=sign"])
def test_an_address_without_a_secret_is_taken(command: Command, in_tmp: Path, address: str) -> None:
    assert command("generate", TOPIC, "--url", address, *OFFLINE).code == 0


def test_a_template_that_cannot_be_computed(command: Command, in_tmp: Path) -> None:
    (in_tmp / "mine").mkdir()
    (in_tmp / "mine" / "article.md.j2").write_text("# {{ title }}\n\n{{ title + 1 }}\n", "utf-8")

    line = refused(command("generate", TOPIC, "--templates", "mine", *OFFLINE))

    assert "templates/article.md.j2:3: can only concatenate str" in line


def test_a_source_whose_head_holds_a_script(command: Command, in_tmp: Path) -> None:
    title = "Notes <script>alert(1)</script>on [AI](javascript:alert(2)) observability"
    head = f"title: {title}\nauthor: <img src=x onerror=alert(3)>Ada Byron\n"
    said = "AI observability at Umbrella found 3 of 4 incidents in 2025. AI observability at Umbrella took 9 weeks."
    (in_tmp / "notes.md").write_text(f"---\n{head}---\n{said}\n", "utf-8")

    ended = command("generate", TOPIC, "--sources", "notes.md", "--json", *OFFLINE)
    assert ended.code == 0, ended.err
    folder = Path(ended.json["report"]).parent

    assert "Notes on AI observability" in (folder / "references.csl.json").read_text("utf-8")
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            assert b"alert(" not in path.read_bytes(), path.name


def test_only_a_broken_pdf_on_a_topic_of_its_own(command: Command, in_tmp: Path) -> None:
    (in_tmp / "broken.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)))

    line = refused(command("generate", "beekeeping in alpine meadows", "--sources", "broken.pdf", *OFFLINE))

    assert "Not used: broken.pdf: " in line
    assert "--sources PATH" in line


def test_a_name_that_is_not_utf8(in_tmp: Path) -> None:
    ended = in_own_process("generate", TOPIC, "--sources", "b\udcff.md", *OFFLINE, cwd=in_tmp)

    assert "--sources: b\\udcff.md is not UTF-8; rename or retype it" in refused(ended)


def test_a_file_where_the_folder_should_be(command: Command, in_tmp: Path) -> None:
    (in_tmp / "taken").write_text("mine", "utf-8")

    line = refused(command("generate", TOPIC, "--out", "taken", *OFFLINE))

    assert "a file stands where a folder is needed; choose another folder with --out" in line
    assert (in_tmp / "taken").read_text("utf-8") == "mine"


def test_a_folder_that_nobody_may_write_to(command: Command) -> None:
    line = refused(command("generate", TOPIC, "--out", "/proc/contentgen", *OFFLINE))

    assert "cannot be written" in line
    assert "choose another folder with --out" in line


@pytest.fixture
def locked(in_tmp: Path) -> Iterator[Path]:
    """A folder with something in it that nobody may open."""
    folder = in_tmp / "locked"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "notes.md").write_text("AI observability at Umbrella found 3 of 4 incidents in 2025.\n", "utf-8")
    folder.chmod(0)
    yield folder
    folder.chmod(0o700)


@pytest.mark.parametrize(
    "arguments",
    [
        ("generate", TOPIC, "--out", "locked/runs", *OFFLINE),
        ("generate", TOPIC, "--out", "locked", *OFFLINE),
        ("generate", TOPIC, "--sources", "locked/in/notes.md", *OFFLINE),
        ("generate", TOPIC, "--profile", "locked/me.toml", *OFFLINE),
        ("generate", TOPIC, "--prompts", "locked/prompts", *OFFLINE),
        ("generate", TOPIC, "--templates", "locked/templates", *OFFLINE),
        ("runs", "list", "--out", "locked/runs"),
        ("runs", "show", "locked/in"),
        ("runs", "resume", "locked/in"),
        ("runs", "replay", "locked/in"),
        ("runs", "delete", "locked/in", "--yes"),
        ("score", "locked"),
        ("score", "locked/in/notes.md"),
        ("score", "--jsonl", "locked/rows.jsonl"),
        ("prompts", "list", "--prompts", "locked/prompts"),
        ("templates", "list", "--templates", "locked/templates"),
    ],
)
def test_a_folder_that_may_not_be_opened(locked: Path, arguments: tuple[str, ...]) -> None:
    line = refused(in_own_process(*arguments, cwd=locked.parent, before=without_override))

    assert "locked" in line
    assert "ermission" in line or "is not readable" in line
    assert not list(locked.parent.glob("outputs/*"))


def test_doctor_goes_on_past_a_folder_that_may_not_be_opened(locked: Path) -> None:
    ended = in_own_process("doctor", "--out", "locked/runs", cwd=locked.parent, before=without_override)

    assert ended.code == 2
    failed = [line.split(maxsplit=2)[1:] for line in ended.out.splitlines() if line.startswith("FAIL")]
    assert failed == [
        ["output", f"{locked / 'runs'}: Permission denied; check the path and its permissions"],
        ["web", f"{locked / '.contentgen'}: Permission denied; check the path and its permissions"],
    ]


def test_a_run_that_may_not_be_opened_is_left_out_of_the_list(locked: Path) -> None:
    (locked.parent / "stopped").mkdir()
    (locked.parent / "stopped" / "INCOMPLETE").write_text("", "utf-8")

    ended = in_own_process("runs", "list", "--out", ".", cwd=locked.parent, before=without_override)

    assert (ended.code, ended.err) == (0, "")
    assert [line.split()[0] for line in ended.out.splitlines()] == ["run", "stopped"]


def test_a_part_of_the_sources_that_may_not_be_opened_is_told(locked: Path) -> None:
    sources = locked.parent / "mine"
    (sources / "shut").mkdir(parents=True)
    (sources / "notes.md").write_text("AI observability at Umbrella found 3 of 4 incidents in 2025.\n", "utf-8")
    (sources / "shut" / "more.md").write_text("AI observability at Acme costs 12 percent in 2025.\n", "utf-8")
    (sources / "shut").chmod(0o400)

    ended = in_own_process("generate", TOPIC, "--sources", "mine", *OFFLINE, cwd=locked.parent, before=without_override)
    (sources / "shut").chmod(0o700)

    assert ended.code == 0, ended.err
    assert "source left out: more.md: cannot be opened: Permission denied" in ended.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("generate", TOPIC, "--out", "taken/runs", *OFFLINE), "a file stands where a folder is needed"),
        (("generate", TOPIC, "--sources", "taken/notes.md", *OFFLINE), "taken/notes.md is not there; give the path"),
        (("generate", TOPIC, "--prompts", "taken", *OFFLINE), "no folder of prompts at "),
        (("generate", TOPIC, "--profile", ".", *OFFLINE), "; write one (TOML"),
        (
            ("generate", TOPIC, "--out", "~nobody-of-that-name/x", *OFFLINE),
            "--out: ~nobody-of-that-name/x: no such home",
        ),
        (("generate", TOPIC, "--sources", "~nobody-of-that-name/x", *OFFLINE), "sources: ~nobody-of-that-name/x: no"),
        (("runs", "list", "--out", "taken"), "a file stands where the folder of runs should be; choose another"),
        (("runs", "show", "taken"), "no run 'taken' in "),
        (("score", "taken/post.md"), "taken/post.md: cannot be read: Not a directory"),
    ],
)
def test_a_file_in_place_of_a_folder(command: Command, in_tmp: Path, arguments: tuple[str, ...], said: str) -> None:
    (in_tmp / "taken").write_text("mine", "utf-8")

    assert said in refused(command(*arguments))
    assert not list(in_tmp.glob("outputs/*"))


@pytest.mark.parametrize("mode", [0o000, 0o700])
def test_a_home_that_cannot_be_used_is_not_needed(in_tmp: Path, mode: int) -> None:
    (in_tmp / "home").mkdir(mode=mode)
    home = {"HOME": str(in_tmp / "home"), "XDG_CACHE_HOME": str(in_tmp / "home" / "cache")}

    ended = in_own_process("generate", TOPIC, *OFFLINE, cwd=in_tmp, env=home, before=without_override)
    (in_tmp / "home").chmod(0o700)

    assert (ended.code, ended.err) == (0, "")
    assert list((in_tmp / "home").iterdir()) == []


def test_a_working_folder_that_is_gone(in_tmp: Path) -> None:
    (in_tmp / "gone").mkdir()

    ended = in_own_process("runs", "list", cwd=in_tmp / "gone", before=(in_tmp / "gone").rmdir)

    assert refused(ended) == (
        "the working folder cannot be read: No such file or directory; change to one that is there"
    )


@pytest.mark.parametrize("most", [1_000, 60_000, 200_000])
def test_a_disk_that_fills_up(in_tmp: Path, most: int) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    ended = in_own_process("generate", TOPIC, *OFFLINE, cwd=in_tmp, before=small)

    assert "cannot be written: File too large; choose another folder with --out" in refused(ended)
    assert whole_or_marked(in_tmp / "outputs")
    assert not list(in_tmp.rglob("*.tmp"))


def test_standard_output_that_is_full(in_tmp: Path) -> None:
    with Path("/dev/full").open("w") as full:
        import subprocess
        import sys

        done = subprocess.run(
            [sys.executable, "-m", "contentgen", "config", "show"], cwd=in_tmp, stdout=full, stderr=-1, check=False
        )

    assert done.returncode == 2
    assert done.stderr == b"error: standard output cannot be written: No space left on device\n"


def test_every_kind_of_error_has_the_exit_code_that_the_readme_names() -> None:
    codes = {kind.__name__: kind.exit_code for kind in ContentgenError.__subclasses__()}

    assert codes == {"UserError": 2, "GateError": 1, "ProviderError": 3, "AnswerError": 4}


def test_a_bug_of_ours_shows_where_and_says_so(in_tmp: Path) -> None:
    (in_tmp / "sitecustomize.py").write_text("import scoring.lint\nscoring.lint.score_text = None\n", "utf-8")
    (in_tmp / "post.md").write_text("# A post\n\nText.\n", "utf-8")
    root = str(Path(__file__).parents[2])

    ended = in_own_process("score", "post.md", cwd=in_tmp, env={"PYTHONPATH": f"{in_tmp}:{root}"})

    assert ended.code == 70
    assert "Traceback" in ended.err
    assert ended.err.splitlines()[-1].startswith("error: this is a bug in contentgen")
