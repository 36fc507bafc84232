"""People's recordings are kept to the sample, and a damaged one is told from a good one."""

from __future__ import annotations

from pathlib import Path

import pytest

from radio.adapters.kept_sounds import KeptSounds
from radio.adapters.media import FolderMedia
from radio.domain.audio.sound import Sound
from radio.domain.errors import NotFound
from tests.fakes import tone


@pytest.fixture
def kept(tmp_path: Path) -> KeptSounds:
    return KeptSounds(FolderMedia(tmp_path))


def test_what_is_kept_comes_back_to_the_sample_under_the_same_name(kept: KeptSounds) -> None:
    sound = tone(1.0)
    name = kept.keep(sound)
    assert kept.sound(name) == sound
    assert kept.keep(sound) == name


def test_the_same_samples_at_another_rate_are_another_sound(kept: KeptSounds) -> None:
    sound = tone(0.5)
    assert kept.keep(sound) != kept.keep(Sound(sound.samples, 48_000))


@pytest.mark.parametrize("end", [None, 20, 2_000], ids=["gone", "no header", "cut short"])
def test_a_lost_or_damaged_recording_is_refused_in_plain_words(
    kept: KeptSounds, tmp_path: Path, end: int | None
) -> None:
    name = kept.keep(tone(1.0))
    (file,) = tmp_path.rglob("*.wav")
    if end is None:
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:end])
    with pytest.raises(NotFound):
        kept.sound(name)
    with pytest.raises(NotFound):
        kept.file(name)


def test_a_file_that_was_whole_is_looked_at_again_when_it_changed(
    kept: KeptSounds, tmp_path: Path
) -> None:
    name = kept.keep(tone(1.0))
    (file,) = tmp_path.rglob("*.wav")
    right = file.read_bytes()
    assert kept.file(name) == file
    file.write_bytes(right[:-1] + bytes([right[-1] ^ 1]))
    with pytest.raises(NotFound):
        kept.file(name)
    kept.keep(tone(1.0))
    assert kept.file(name).read_bytes() == right
