"""Voice models come into the folder whole and verified, or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from urllib.request import ProxyHandler

import pytest
from filelock import FileLock

from radio.adapters.voice_models import KNOWN, Known, Source, VoiceModels
from radio.adapters.voice_models._fetching import Fetching, Patience
from radio.domain.errors import Busy, NotFound, Refused, Unavailable
from tests.file_server import Offer, file_server
from tests.voice_models import vietnamese_config, without_tones

NAME = "vi_VN-known-medium"
NETWORK = b"a network of a voice" * 5000
CONFIG = json.dumps(vietnamese_config()).encode()
DIGEST = sha256(NETWORK).hexdigest()
HERE = Fetching(
    Patience(silence=1.0, attempts=2, pause=0.0), frozenset({"http"}), (ProxyHandler({}),)
)


@pytest.fixture
def network() -> Offer:
    return Offer(NETWORK)


@pytest.fixture
def config() -> Offer:
    return Offer(CONFIG)


@pytest.fixture
def models(network: Offer, config: Offer, tmp_path: Path) -> Iterator[VoiceModels]:
    with ExitStack() as servers:
        sources = [
            Source(
                servers.enter_context(file_server(offer)),
                len(offer.content),
                sha256(offer.content).hexdigest(),
            )
            for offer in (network, config)
        ]
        known = {NAME: Known("CC BY 4.0", *sources)}
        yield VoiceModels(tmp_path / "voices", known, HERE)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A voice on a USB stick."""
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "any.onnx").write_bytes(NETWORK)
    (stick / "any.onnx.json").write_bytes(CONFIG)
    (stick / "MODEL_CARD").write_text("# Model card\n\n* License: CC BY-SA 4.0\n")
    return sorted(stick.iterdir())


def names(models: VoiceModels) -> list[str]:
    return [model.name for model in models.models()]


def test_a_known_voice_comes_by_its_name_or_its_id(models: VoiceModels) -> None:
    model = models.fetch(f"piper:{NAME}")
    assert model.file.read_bytes() == NETWORK
    assert model.config_file.read_bytes() == CONFIG
    assert names(models) == [NAME]


def test_what_is_there_already_is_not_fetched_again(
    models: VoiceModels, network: Offer, config: Offer
) -> None:
    models.fetch(NAME)
    models.fetch(NAME)
    assert len(network.ranges) == len(config.ranges) == 1


def test_a_damaged_model_is_fetched_again(models: VoiceModels) -> None:
    model = models.fetch(NAME)
    model.file.write_bytes(NETWORK[:-1] + b"!")
    assert models.fetch(NAME).file.read_bytes() == NETWORK


def test_a_model_without_its_network_is_no_voice(models: VoiceModels, network: Offer) -> None:
    network.always = "status 404"
    with pytest.raises(Unavailable):
        models.fetch(NAME)
    assert names(models) == []


def test_a_voice_of_unknown_checksum_is_not_fetched(models: VoiceModels) -> None:
    with pytest.raises(NotFound, match=f"known are: {NAME}.*--sha256"):
        models.fetch("vi_VN-vivos-x_low")


def test_a_voice_comes_from_files_with_the_checksum_its_makers_publish(
    models: VoiceModels, files: list[Path]
) -> None:
    model = models.take("vi_VN-own-medium", files, DIGEST.upper())
    assert model.file.read_bytes() == NETWORK
    assert model.config_file.read_bytes() == CONFIG
    assert model.licence == "CC BY-SA 4.0"


def test_without_a_checksum_files_are_not_trusted(models: VoiceModels, files: list[Path]) -> None:
    with pytest.raises(Refused, match="--sha256"):
        models.take("vi_VN-own-medium", files)
    assert names(models) == []


def test_files_with_another_checksum_are_refused(models: VoiceModels, files: list[Path]) -> None:
    with pytest.raises(Refused, match=f"SHA-256 is {DIGEST}, not 00ff"):
        models.take("vi_VN-own-medium", files, "00ff")
    assert names(models) == []


def test_our_own_checksum_of_a_known_voice_cannot_be_talked_away(
    models: VoiceModels, files: list[Path]
) -> None:
    files[1].write_bytes(b"another network")
    with pytest.raises(Refused, match=f"{NAME}.*under another name with --sha256"):
        models.take(NAME, files, sha256(b"another network").hexdigest())
    with pytest.raises(Refused, match=r"any\.onnx does not fit"):
        models.take(NAME, files)
    assert names(models) == []


def test_a_checksum_that_is_not_ours_is_not_passed_over(
    models: VoiceModels, files: list[Path]
) -> None:
    with pytest.raises(Refused, match=f"--sha256 does not fit.*00ff.*{DIGEST}"):
        models.take(NAME, files, "00FF")
    assert names(models) == []


def test_the_configuration_of_a_known_voice_is_held_against_ours_too(
    models: VoiceModels, files: list[Path]
) -> None:
    files[2].write_bytes(CONFIG + b" ")
    with pytest.raises(Refused, match=r"any\.onnx\.json does not fit"):
        models.take(NAME, files)
    assert names(models) == []


def test_under_another_name_other_files_can_be_trusted(
    models: VoiceModels, files: list[Path]
) -> None:
    files[1].write_bytes(b"another network")
    models.take("vi_VN-known-ours", files, sha256(b"another network").hexdigest())
    assert names(models) == ["vi_VN-known-ours"]


def test_a_known_voice_from_files_needs_no_checksum(models: VoiceModels, files: list[Path]) -> None:
    models.take(NAME, files)
    assert names(models) == [NAME]


def test_a_voice_that_would_drop_tones_is_refused_with_the_reason(
    models: VoiceModels, files: list[Path]
) -> None:
    config = without_tones(vietnamese_config())
    files[2].write_text(json.dumps(config))
    with pytest.raises(Refused, match="no sign for 4 5 6, so it would drop tones"):
        models.take("vi_VN-own-medium", files, DIGEST)
    assert names(models) == []


def test_one_file_of_the_two_is_not_enough(models: VoiceModels, files: list[Path]) -> None:
    with pytest.raises(Refused, match=r"\.onnx\.json is missing"):
        models.take(NAME, files[:2])


@pytest.mark.parametrize("name", ["../escape", "a/b", ".hidden", "", "piper:", "tên"])
def test_a_name_cannot_lead_out_of_the_folder(
    models: VoiceModels, files: list[Path], name: str
) -> None:
    for change in (
        lambda: models.take(name, files, DIGEST),
        lambda: models.fetch(name),
        lambda: models.remove(name),
    ):
        with pytest.raises(Refused, match="not the name of a voice"):
            change()


def test_a_removed_voice_is_gone_with_all_its_files(
    models: VoiceModels, files: list[Path], tmp_path: Path
) -> None:
    models.fetch(NAME)
    models.take("vi_VN-own-medium", files, DIGEST)
    models.remove("piper:vi_VN-own-medium")
    assert names(models) == [NAME]
    assert not list((tmp_path / "voices").glob("vi_VN-own*"))
    with pytest.raises(NotFound):
        models.remove("vi_VN-own-medium")


def test_a_half_fetched_voice_can_be_removed(
    models: VoiceModels, network: Offer, tmp_path: Path
) -> None:
    network.coming = ["cut 1000", "reset", "reset"]
    with pytest.raises(Unavailable):
        models.fetch(NAME)
    assert len(list((tmp_path / "voices").glob(".*.part"))) == 1
    models.remove(NAME)
    assert [file.name for file in (tmp_path / "voices").iterdir()] == [".lock"]


def test_two_do_not_change_the_voices_at_once(models: VoiceModels, tmp_path: Path) -> None:
    (tmp_path / "voices").mkdir()
    with FileLock(tmp_path / "voices" / ".lock"), pytest.raises(Busy):
        models.fetch(NAME)


def test_known_voices_are_pinned_to_one_revision_over_a_safe_line() -> None:
    for known in KNOWN.values():
        for source in (known.model, known.config):
            assert source.url.startswith("https://")
            assert "/main/" not in source.url
            assert len(bytes.fromhex(source.sha256)) == 32
        assert known.licence
