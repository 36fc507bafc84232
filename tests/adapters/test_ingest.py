"""Recordings come in whatever a phone or a recorder writes; traps come to nothing."""

from __future__ import annotations

import io
import os
import subprocess
import threading
import time
import wave
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from radio.adapters._ffmpeg import decoded
from radio.adapters.ingest import LARGEST_RECORDING, LONGEST_RECORDING, ingest
from radio.domain.errors import Refused
from radio.domain.sound import RATE, Sound
from tests.sounds import speechlike

SPEECH = speechlike(4.0)
KINDS = {
    "wav": ["-c:a", "pcm_s16le"],
    "24 bit wav": ["-c:a", "pcm_s24le"],
    "float wav, 8 channels, 192 kHz": ["-c:a", "pcm_f32le", "-ac", "8", "-ar", "192000"],
    "mp3": ["-c:a", "libmp3lame", "-b:a", "96k"],
    "mp3 without a tag": ["-c:a", "libmp3lame", "-id3v2_version", "0", "-write_xing", "0"],
    "m4a": ["-c:a", "aac", "-b:a", "96k"],
    "aac": ["-c:a", "aac", "-b:a", "96k"],
    "ogg": ["-c:a", "libvorbis", "-q:a", "4"],
    "opus": ["-c:a", "libopus", "-b:a", "32k"],
    "flac": ["-c:a", "flac"],
    "webm": ["-c:a", "libopus", "-b:a", "32k"],
}
ENDINGS = {"24 bit wav": "wav", "float wav, 8 channels, 192 kHz": "wav", "mp3 without a tag": "mp3"}


def written(file: Path, sound: Sound, *asked: str) -> Path:
    """The sound as ffmpeg encodes it into `file`."""
    subprocess.run(
        [
            imageio_ffmpeg.get_ffmpeg_exe(),
            *("-nostdin", "-loglevel", "error", "-y"),
            *("-f", "s16le", "-ar", str(sound.rate), "-ac", "1", "-i", "pipe:0"),
            *asked,
            str(file),
        ],
        input=sound.samples,
        check=True,
        timeout=60,
    )
    return file


def as_wav(file: Path, samples: bytes, rate: int = RATE) -> Path:
    with wave.open(str(file), "wb") as opened:
        opened.setnchannels(1)
        opened.setsampwidth(2)
        opened.setframerate(rate)
        opened.writeframes(samples)
    return file


def levels(sound: Sound) -> np.ndarray:
    return np.frombuffer(sound.samples, "<i2").astype(np.float64)


@pytest.mark.parametrize("kind", KINDS)
def test_every_usual_kind_of_recording_is_read(kind: str, tmp_path: Path) -> None:
    file = written(tmp_path / f"mai.{ENDINGS.get(kind, kind)}", SPEECH, *KINDS[kind])
    before = file.read_bytes()
    sound = ingest(file)
    assert sound.rate == RATE
    assert sound.length.total_seconds() == pytest.approx(4.0, abs=0.2)
    loudest = np.abs(levels(sound)).max() / np.abs(levels(SPEECH)).max()
    assert 0.2 < loudest < 1.4  # eight channels share one voice
    assert file.read_bytes() == before


def test_what_a_file_is_called_does_not_count(tmp_path: Path) -> None:
    flac = written(tmp_path / "mai.flac", SPEECH, "-c:a", "flac")
    assert ingest(flac.rename(tmp_path / "mai.mp3")) == ingest(
        as_wav(tmp_path / "b.txt", SPEECH.samples)
    )


def test_the_silence_around_the_voice_is_cut_off_and_the_voice_is_not(tmp_path: Path) -> None:
    rest = bytes(2 * RATE * 3)
    sound = ingest(as_wav(tmp_path / "mai.wav", rest + SPEECH.samples + rest))
    assert sound.length.total_seconds() == pytest.approx(4.0 + 0.35, abs=0.1)
    assert np.abs(levels(sound)).sum() >= 0.9999 * np.abs(levels(SPEECH)).sum()


PLAYLIST = "#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n"
TRAPS = {
    "playlist": PLAYLIST.encode(),
    "address": b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:PORT/a.mp3\n",
    "script": b"ffconcat version 1.0\nfile '/etc/passwd'\nfile 'http://127.0.0.1:PORT/a'\n",
    "playlist behind a tag": b"ID3\x04\0\0\0\0\0\0" + PLAYLIST.encode(),
    "session": b"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=audio PORT RTP/AVP 0\n",
    "page": b"<html><audio src='http://127.0.0.1:PORT/a.mp3'></html>",
    "picture": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='http://127.0.0.1:PORT/a'/>",
    "archive": b"PK\x03\x04" + bytes(4096),
    "nothing": b"",
    "a word": b"xin",
    "frames of noise": b"\xff\xfb" + os.urandom(4096),
    "a header alone": b"RIFF\xff\xff\xff\xffWAVEfmt ",
    "a film's head": b"\0\0\0\x18ftypM4A \0\0\0\0" + bytes(64),
}


class Watching(BaseHTTPRequestHandler):
    """Counts whoever comes."""

    came: list[str]

    def do_GET(self) -> None:
        self.came.append(self.path)
        self.send_response(404)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[tuple[int, list[str]]]:
    came: list[str] = []
    handler = type("Handler", (Watching,), {"came": came})
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield httpd.server_address[1], came
    httpd.shutdown()
    httpd.server_close()
    thread.join()


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("ending", ["mp3", "m3u8", "wav"])
def test_a_trap_is_refused_in_a_sentence_and_leads_nowhere(
    trap: str, ending: str, tmp_path: Path, server: tuple[int, list[str]]
) -> None:
    port, came = server
    file = tmp_path / f"mai.{ending}"
    file.write_bytes(TRAPS[trap].replace(b"PORT", str(port).encode()))
    with pytest.raises(Refused) as refused:
        ingest(file)
    assert str(refused.value).endswith(".")
    assert came == []


def test_ffmpeg_itself_opens_nothing_but_the_file_even_if_told_it_is_a_playlist(
    tmp_path: Path, server: tuple[int, list[str]]
) -> None:
    port, came = server
    file = tmp_path / "mai.m3u8"
    file.write_bytes(TRAPS["address"].replace(b"PORT", str(port).encode()))
    with pytest.raises(Refused):
        decoded(file, "hls", LONGEST_RECORDING, limit=3)
    assert came == []


def test_a_film_without_sound_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "phim.mp4"
    program = imageio_ffmpeg.get_ffmpeg_exe()
    picture = ("-f", "lavfi", "-i", "color=red:size=64x64:duration=1", "-c:v", "mpeg4", str(file))
    subprocess.run([program, "-nostdin", "-loglevel", "error", *picture], check=True, timeout=60)
    with pytest.raises(Refused, match="No sound"):
        ingest(file)


def test_a_file_of_two_gigabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mai.wav"
    with file.open("wb") as opened:
        opened.truncate(2_000_000_000)
    with pytest.raises(Refused, match=f"{LARGEST_RECORDING // 1_000_000} MB"):
        ingest(file)


def test_ten_hours_of_silence_are_refused_without_being_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "mai.flac"
    program = imageio_ffmpeg.get_ffmpeg_exe()
    silence = ("-f", "lavfi", "-i", "anullsrc=r=4000:cl=mono", "-t", "36000", "-c:a", "flac")
    subprocess.run(
        [program, "-nostdin", "-loglevel", "error", *silence, str(file)], check=True, timeout=120
    )
    with pytest.raises(Refused, match="longer than 30 minutes"):
        ingest(file)


@pytest.mark.parametrize(
    ("samples", "why"),
    [
        (bytes(2 * RATE * 5), "Nothing can be heard"),
        ((levels(SPEECH) / 400).astype("<i2").tobytes(), "Nothing can be heard"),
        (SPEECH.samples[: 2 * RATE // 2], "shorter than a second"),
        (np.clip(levels(SPEECH) * 30, -32768, 32767).astype("<i2").tobytes(), "distorted"),
        (
            SPEECH.samples[: 2 * RATE] + bytes(2 * RATE * 60) + SPEECH.samples[: 2 * RATE],
            "almost all silence",
        ),
    ],
    ids=["silence", "too faint", "too short", "torn", "pocket"],
)
def test_a_failed_recording_is_refused_with_the_reason(
    samples: bytes, why: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match=why):
        ingest(as_wav(tmp_path / "mai.wav", samples))


def test_a_reader_that_hangs_is_ended(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.fail("a named pipe is needed to make a reader hang")
    pipe = tmp_path / "mai.wav"
    os.mkfifo(pipe)
    began = time.monotonic()
    with pytest.raises(Refused, match="No sound"):
        decoded(pipe, "wav", LONGEST_RECORDING, limit=0.5)
    assert time.monotonic() - began < 30
    children = psutil.Process().children(recursive=True)
    assert not [one for one in children if "ffmpeg" in one.name()]


@pytest.fixture(scope="module")
def real_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("real")
    short = Sound(SPEECH.samples[: 2 * RATE * 2])
    return {
        kind: written(folder / f"mai.{kind}", short, *KINDS[kind]).read_bytes()
        for kind in ("mp3", "m4a", "opus", "webm", "flac")
    }


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_damaged_recording_is_read_or_refused_and_nothing_else(
    data: st.DataObject, real_files: dict[str, bytes], tmp_path: Path
) -> None:
    content = bytearray(real_files[data.draw(st.sampled_from(sorted(real_files)))])
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=20)):
        content[at] = data.draw(st.integers(0, 255))
    file = tmp_path / "mai"
    file.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        sound = ingest(file)
    except Refused:
        return
    assert 1 <= sound.length.total_seconds() < 10
    assert [one.name for one in tmp_path.iterdir()] == ["mai"]


def test_the_answer_is_a_whole_number_of_samples(tmp_path: Path) -> None:
    content = io.BytesIO()
    with wave.open(content, "wb") as opened:
        opened.setnchannels(1)
        opened.setsampwidth(2)
        opened.setframerate(44_100)
        opened.writeframes(speechlike(2.0, rate=44_100).samples)
    file = tmp_path / "mai.wav"
    file.write_bytes(content.getvalue()[:-1])
    assert len(ingest(file).samples) % 2 == 0
