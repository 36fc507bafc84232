"""The sounds of the house in a folder: `jingle.mp3` is the sound `jingle`.

What was chosen on a page goes before the folder; a name may ask for a sound as one station hears
it (`jingle@vi-huong`). A file on our own frame grid goes on the air as it is; any other (a tune
somebody dropped into the folder) is decoded and mastered like everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import miniaudio

from radio.adapters._info_frame import heard_samples
from radio.adapters.frames import check
from radio.adapters.mastering import LameMastering
from radio.adapters.mastering.music import music
from radio.adapters.tags import tag_bytes
from radio.domain.audio.finish import USUAL, Finish
from radio.domain.audio.house_sound import name_and_station
from radio.domain.audio.sound import FRAME_BYTES, Sound, Take, TakeId
from radio.domain.errors import NotFound, Refused

SUFFIXES = (".mp3", ".wav", ".flac", ".ogg")
"""Kinds of files that are read, in small letters or capitals; of one name the first counts."""
Chosen = Callable[[str], Path | None]
_VOICE = "house"
_SHORT, _SHORT_WAV = 1 << 20, 16 << 20
"""Bytes of a file whose samples may be kept in memory: two minutes of MP3, five as they are."""


class FolderHouseSounds:
    """Reads the house sounds of one folder."""

    def __init__(
        self, folder: Path, mastering: LameMastering, chosen: Chosen = lambda _name: None
    ) -> None:
        """`chosen` tells where the sound lies that somebody chose, where somebody did."""
        self._folder = folder
        self._mastering = mastering
        self._chosen = chosen

    def names(self) -> Sequence[str]:
        """What there is, sorted."""
        return sorted(self._files())

    def sound(self, name: str) -> Sound:
        """The samples at the file's own rate.

        Raises `NotFound`, and `Refused` for a file in which no sound can be read.
        """
        return self.sound_and_digest(name)[0]

    def sound_and_digest(self, name: str) -> tuple[Sound, str]:
        """The samples, and the SHA-256 (hex) of the very file they were read from.

        Whatever is chosen meanwhile, the two go together. Raises as `sound` does.
        """
        file, (plain, _) = self._file(name), name_and_station(name)
        state = file.stat()
        short = _SHORT_WAV if file.suffix.lower() == ".wav" else _SHORT
        decode = _decoded if state.st_size > short else _decoded_once
        return decode(plain, file, state.st_mtime_ns, state.st_size)

    def digest(self, name: str) -> str:
        """SHA-256 (hex) of the file; raises `NotFound`."""
        return _sums(self._file(name)).sha256

    def take_id(self, name: str, finish: Finish = USUAL) -> TakeId:
        """The id of the sound's take; raises `NotFound`."""
        return self._take_id(self.digest(name), finish)

    def take(self, name: str, finish: Finish = USUAL) -> tuple[Take, bytes]:
        """The sound as a take with its frames.

        Raises `NotFound`, and `Refused` when no sound can be read or levelled.
        """
        if not finish.marks:
            plain, _ = name_and_station(name)
            content, digest = _content(plain, self._file(name))
            adopted = self._adopted(self._take_id(digest, finish), content)
            if adopted is not None:
                return adopted
        sound, digest = self.sound_and_digest(name)
        return self._mastering.master(self._take_id(digest, finish), _VOICE, [sound], finish=finish)

    def music_id(self, names: Sequence[str], length: timedelta, finish: Finish = USUAL) -> TakeId:
        """The id of the take that `music` makes; raises `NotFound`."""
        return self._music_id(map(self.digest, names), length, finish)

    def music(
        self, names: Sequence[str], length: timedelta, finish: Finish = USUAL
    ) -> tuple[Take, bytes]:
        """So much of these sounds as one take, faded out at its end; raises as `take` does.

        Each is played whole while there is time, the last round and round.
        """
        sounds, digests = zip(*map(self.sound_and_digest, names), strict=True)
        take = self._music_id(digests, length, finish)
        return self._mastering.master(take, _VOICE, music(sounds, length), finish=finish)

    def _take_id(self, digest: str, finish: Finish) -> TakeId:
        made_of = (_VOICE, digest, self._mastering.version, *finish.marks)
        return TakeId(sha256("\n".join(map(str, made_of)).encode()).hexdigest())

    def _music_id(self, digests: Iterable[str], length: timedelta, finish: Finish) -> TakeId:
        made_of = ("music", *digests, length, self._mastering.version, *finish.marks)
        return TakeId(sha256("\n".join(map(str, made_of)).encode()).hexdigest())

    def _adopted(self, take: TakeId, content: bytes) -> tuple[Take, bytes] | None:
        """The file's own frames as a take; None when they are not ours, or for another level."""
        own = _own_frames(content)
        if own is None:
            return None
        frames, samples = own
        try:
            return self._mastering.adopt(take, _VOICE, frames, samples), frames
        except Refused:
            return None

    def _file(self, name: str) -> Path:
        found = self._chosen(name)
        if found is not None:
            return found
        name, _ = name_and_station(name)
        try:
            return self._files()[name]
        except KeyError:
            raise NotFound("There is no house sound %(name)s.", name=name) from None

    def _files(self) -> Mapping[str, Path]:
        """The file of each name; a recorder writes `jingle.WAV`."""
        if not self._folder.is_dir():
            return {}
        files = [path for path in self._folder.iterdir() if path.suffix.lower() in SUFFIXES]
        files.sort(key=lambda path: SUFFIXES.index(path.suffix.lower()), reverse=True)
        return {path.stem: path for path in files if path.is_file()}


class _Sums(NamedTuple):
    """What tells a file from another, and whether it still is what it was."""

    sha256: str
    crc: int


def _sums(file: Path) -> _Sums:
    state = file.stat()
    return _sums_once(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _sums_once(file: Path, _changed_at: int, _bytes: int) -> _Sums:
    """Read once for each state of the file: it is asked for with each line of each station."""
    content = file.read_bytes()
    return _Sums(sha256(content).hexdigest(), crc32(content))


def _content(name: str, file: Path) -> tuple[bytes, str]:
    """The file's bytes and their SHA-256 (hex).

    Raises `NotFound` when a disk spoilt them since its sums were taken.
    """
    sums, content = _sums(file), file.read_bytes()
    if crc32(content) != sums.crc:
        raise NotFound(
            "The file of the house sound %(name)s is damaged; put it there anew.", name=name
        )
    return content, sums.sha256


def _decoded(name: str, file: Path, _changed_at: int, _bytes: int) -> tuple[Sound, str]:
    content, digest = _content(name, file)
    try:
        rate = _rate(content)
        sound = miniaudio.decode(content, nchannels=1, sample_rate=rate)
    except miniaudio.DecodeError as unreadable:
        raise Refused("No sound can be read in %(name)s.", name=name) from unreadable
    if not sound.num_frames:
        raise Refused("No sound can be read in %(name)s.", name=name)
    return Sound(bytes(sound.samples), rate), digest


_decoded_once = lru_cache(maxsize=4)(_decoded)
"""For each state of a file: a bed is asked for with each line of each station."""


def _rate(content: bytes) -> int:
    """The file's own rate, so that our good resampler does the work and not the decoder's."""
    readers = {
        b"RIFF": miniaudio.wav_get_info,
        b"fLaC": miniaudio.flac_get_info,
        b"OggS": miniaudio.vorbis_get_info,
    }
    return int(readers.get(content[:4], miniaudio.mp3_get_info)(content).sample_rate)


def _own_frames(content: bytes) -> tuple[bytes, int] | None:
    """The frames of a file the splicer wrote and the samples to be heard; None for another file."""
    file = content[tag_bytes(content) :]
    samples = heard_samples(file[:FRAME_BYTES])
    if samples is None:
        return None
    frames = file[FRAME_BYTES:]
    try:
        check(frames)
    except Refused:  # another encoder's file
        return None
    return frames, samples
