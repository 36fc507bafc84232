"""A variant is the edition again: as long, as loud, with its tag; made twice it is the same."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import mutagen
import numpy as np
import pytest

from radio.adapters.conversion import EditionConversion
from radio.domain.audio.sound import FRAME_BYTES, RATE
from radio.domain.errors import Refused
from radio.domain.packs.variant import Variant
from tests.adapters.test_splice import LABEL, laid, recordings
from tests.sounds import by_ffmpeg, decoded

OTHERS = [Variant.LOW, Variant.OPUS, Variant.WAV]
CONVERSION = EditionConversion()


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("edition") / "edition.mp3"
    path.write_bytes(laid([*recordings(), 1.0, *recordings(), 0.5, *recordings()])[1])
    return path


def made(edition: Path, variant: Variant) -> Path:
    path = edition.with_name(f"{variant}{variant.suffix}")
    with path.open("w+b") as file:
        CONVERSION.convert(edition, variant, file)
    return path


@pytest.mark.parametrize("variant", OTHERS)
def test_every_variant_is_as_long_to_the_sample_and_no_player_complains(
    edition: Path, variant: Variant
) -> None:
    heard = by_ffmpeg(made(edition, variant))
    times = 2 if variant is Variant.OPUS else 1  # Opus is always played at 48 kHz
    assert len(heard.samples) == times * len(decoded(edition.read_bytes()))
    assert [line for line in heard.complaints.splitlines() if "Channel Layout" not in line] == []


@pytest.mark.parametrize("variant", OTHERS)
def test_every_variant_is_as_loud(edition: Path, variant: Variant) -> None:
    usual, other = by_ffmpeg(edition), by_ffmpeg(made(edition, variant))
    assert other.loudness == pytest.approx(usual.loudness, abs=0.3)
    assert other.true_peak < 0


def test_a_wav_has_the_very_samples(edition: Path) -> None:
    heard = by_ffmpeg(made(edition, Variant.WAV)).samples
    assert np.array_equal(heard, decoded(edition.read_bytes()))


def test_a_small_mp3_is_where_the_edition_is_and_three_eighths_of_its_size(edition: Path) -> None:
    small = made(edition, Variant.LOW)
    usual, other = (decoded(path.read_bytes()).astype(float) for path in (edition, small))
    around = range(-50, 51)
    alike = [np.dot(usual[1000:-1000], np.roll(other, -by)[1000:-1000]) for by in around]
    assert around[int(np.argmax(alike))] == 0
    assert small.stat().st_size < edition.stat().st_size * 3 / 8 + 5_000


@pytest.mark.parametrize("variant", [Variant.LOW, Variant.OPUS])
def test_a_variant_says_what_it_is(edition: Path, variant: Variant) -> None:
    tags = mutagen.File(made(edition, variant), easy=True)
    assert tags is not None
    assert tags["title"] == [LABEL.title]
    assert tags["artist"] == [LABEL.station]
    assert tags["date"] == ["2022-10-03"]
    assert tags.info.length == pytest.approx(len(decoded(edition.read_bytes())) / RATE, abs=0.001)


def test_opus_carries_its_gain_and_its_chapters(edition: Path) -> None:
    tags = mutagen.File(made(edition, Variant.OPUS))
    assert tags is not None
    assert tags["R128_TRACK_GAIN"] == [str(256 * -7)]
    assert tags["CHAPTER000"] == ["00:00:00.000"]
    assert tags["CHAPTER001NAME"] == ["Vốn vay ưu đãi hộ nghèo"]


@pytest.mark.parametrize("variant", OTHERS)
def test_the_same_edition_gives_the_same_bytes(edition: Path, variant: Variant) -> None:
    assert made(edition, variant).read_bytes() == made(edition, variant).read_bytes()


@pytest.mark.parametrize("variant", OTHERS)
def test_an_edition_that_lacks_its_end_has_no_variant(
    edition: Path, tmp_path: Path, variant: Variant
) -> None:
    cut = tmp_path / "cut.mp3"
    cut.write_bytes(edition.read_bytes()[: -100 * FRAME_BYTES])
    with pytest.raises(Refused, match=r"cut\.mp3 lacks its end"):
        made(cut, variant)


def test_a_file_of_somebody_else_is_not_converted(tmp_path: Path) -> None:
    (tmp_path / "song.mp3").write_bytes(bytes(5_000))
    with pytest.raises(Refused, match=r"song\.mp3 is not an edition"):
        CONVERSION.convert(tmp_path / "song.mp3", Variant.LOW, BytesIO())
