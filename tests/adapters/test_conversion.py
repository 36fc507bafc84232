"""A variant is the edition again: as long, as loud, with its tag; made twice it is the same."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import mutagen
import numpy as np
import pytest
from numpy.typing import NDArray

from radio.adapters.conversion import EditionConversion
from radio.adapters.mastering import LameMastering
from radio.domain.audio.finish import PEAK_CEILING, TOLERANCE
from radio.domain.audio.sound import FRAME_BYTES, RATE, Sound, TakeId
from radio.domain.errors import Refused
from radio.domain.packs.variant import Variant
from tests.adapters.test_splice import LABEL, Recording, laid, recordings
from tests.sounds import by_ffmpeg, decoded, speechlike

OTHERS = [Variant.LOW, Variant.OPUS, Variant.WAV]
CONVERSION = EditionConversion()
METERS_DIFFER = 0.1
"""dB, and LU, between two meters of which one shows tenths."""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [*recordings(), 1.0, *recordings(), 0.5, *recordings()]
    return laid_out(tmp_path_factory.mktemp("edition"), rows)


def laid_out(folder: Path, rows: Sequence[Recording | float]) -> Path:
    path = folder / "edition.mp3"
    path.write_bytes(laid(rows)[1])
    return path


def made(edition: Path, variant: Variant, ceiling: float = PEAK_CEILING) -> Path:
    path = edition.with_name(f"{variant}{variant.suffix}")
    with path.open("w+b") as file:
        CONVERSION.convert(edition, variant, file, ceiling)
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
    assert other.loudness == pytest.approx(usual.loudness, abs=TOLERANCE)
    assert other.true_peak <= PEAK_CEILING + METERS_DIFFER


def reed() -> NDArray[np.float64]:
    """A note that glides up and down: all its overtones peak at once, until a phase is turned."""
    at = np.arange(8 * RATE) / RATE
    turns = np.cumsum(120 + 30 * np.sin(2 * np.pi * 1.3 * at)) / RATE
    return (turns % 1 - 0.5) * syllables() ** 3


def drums() -> NDArray[np.float64]:
    """Beats of noise, which reach up to the highest frequency there is room for."""
    dying = np.exp(-(np.arange(8 * RATE) / RATE % 0.2) * 15)
    return np.random.default_rng(1).normal(0, 1, 8 * RATE) * dying * syllables()


def clicks() -> NDArray[np.float64]:
    """Speech into which somebody clicks, four times a second."""
    speech = np.frombuffer(speechlike(8).samples, "<i2") / 32768
    speech[:: RATE // 4] = 1.0
    return speech


def syllables() -> NDArray[np.float64]:
    return np.repeat(np.random.default_rng(5).uniform(0.15, 1.0, 40), RATE // 5)


HARD = {"reed": reed, "drums": drums, "clicks": clicks}


@pytest.fixture(scope="module", params=HARD)
def hard(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition whose peaks lie at the ceiling and are easily pushed above it."""
    return mastered(tmp_path_factory.mktemp("hard"), HARD[request.param]())


def mastered(folder: Path, samples: NDArray[np.float64]) -> Path:
    steps = np.rint(samples * (32767 / np.abs(samples).max())).astype("<i2")
    return laid_out(folder, [LameMastering().master(TakeId("t"), "t", [Sound(steps.tobytes())])])


@pytest.mark.parametrize("variant", [Variant.LOW, Variant.OPUS])
def test_peaks_that_an_encoder_pushes_stay_below_the_ceiling(hard: Path, variant: Variant) -> None:
    usual, other = by_ffmpeg(hard), by_ffmpeg(made(hard, variant))
    assert other.true_peak <= PEAK_CEILING + METERS_DIFFER
    assert other.loudness == pytest.approx(usual.loudness, abs=TOLERANCE + METERS_DIFFER)


@pytest.mark.parametrize("variant", [Variant.LOW, Variant.OPUS])
def test_the_ceiling_is_the_one_that_is_asked_for(edition: Path, variant: Variant) -> None:
    other = by_ffmpeg(made(edition, variant, ceiling=-2.5))
    assert other.true_peak <= -2.5 + METERS_DIFFER


@pytest.mark.parametrize("variant", [Variant.LOW, Variant.OPUS])
def test_what_cannot_be_as_loud_below_the_ceiling_is_refused(
    edition: Path, variant: Variant
) -> None:
    with pytest.raises(Refused, match=f"right loudness as {variant}: it stays at"):
        made(edition, variant, ceiling=-9.0)


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


def test_opus_names_each_language_that_is_heard(edition: Path) -> None:
    tags = mutagen.File(made(edition, Variant.OPUS))
    assert tags is not None
    assert tags["language"] == ["tyz", "vie"]


def test_opus_carries_its_gain_and_its_chapters(edition: Path) -> None:
    tags = mutagen.File(made(edition, Variant.OPUS))
    assert tags is not None
    heard = by_ffmpeg(made(edition, Variant.OPUS))
    assert int(tags["R128_TRACK_GAIN"][0]) / 256 == pytest.approx(-23 - heard.loudness, abs=0.1)
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
        CONVERSION.convert(tmp_path / "song.mp3", Variant.LOW, BytesIO(), PEAK_CEILING)
