"""What is no recording is refused in a sentence, and leads nowhere."""

from __future__ import annotations

import os
import random
import struct
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from radio.adapters._ffmpeg import decoded
from radio.adapters.ingest import LARGEST_RECORDING, LONGEST_RECORDING
from radio.domain.errors import Refused
from tests.recorded_files import SPEECH, ffmpeg, written
from tests.recordings import voice_in

PLAYLIST = b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:PORT/a.mp3\nfile:///etc/passwd\n"
SCRIPT = b"ffconcat version 1.0\nfile '/etc/passwd'\nfile 'http://127.0.0.1:PORT/a'\n"
SESSION = b"v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio PORT RTP/AVP 0\n"


def zip_bomb() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mai.wav", bytes(50_000_000))
    return content.getvalue()


TRAPS = {
    "playlist": (PLAYLIST, "send the recording itself"),
    "playlist after blanks": (b"\xef\xbb\xbf\n " + PLAYLIST, "send the recording itself"),
    "script": (SCRIPT, "send the recording itself"),
    "session": (SESSION, "send the recording itself"),
    "windows playlist": (b"<ASX><REF HREF='http://127.0.0.1:PORT/'/></ASX>", "recording itself"),
    "playlist behind a tag": (b"ID3\x04\0\0\0\0\0\0" + PLAYLIST, "No sound"),
    "script behind a wav's head": (b"RIFF\0\0\0\0WAVE" + SCRIPT, "is missing"),
    "page": (b"<!DOCTYPE html><audio src='http://127.0.0.1:PORT/'>", "page or a document"),
    "manifest": (b"<?xml version='1.0'?><MPD>http://127.0.0.1:PORT/</MPD>", "page or a document"),
    "picture": (b"<svg><image href='http://127.0.0.1:PORT/a'/></svg>", "a picture"),
    "photograph": (b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(500), "a picture"),
    "zip bomb": (zip_bomb(), "an archive"),
    "gzip": (b"\x1f\x8b\x08\0" + bytes(500), "an archive"),
    "document": (b"%PDF-1.7\n" + bytes(500), "page or a document"),
    "nothing": (b"", "empty"),
    "a word": (b"xin", "send wav, mp3"),
    "text in two bytes": (b"\xff\xfe" + "Kính thưa bà con".encode("utf-16-le"), "send wav"),
    "zeros": (bytes(100_000), "send wav, mp3"),
    "frames of noise": (b"\xff\xfb\x90\0" + random.Random(1).randbytes(9000), "No sound"),
    "a header alone": (b"RIFF\xff\xff\xff\xffWAVEfmt ", "is missing"),
    "a film's head": (b"\0\0\0\x18ftypM4A \0\0\0\0" + bytes(64), "No sound"),
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
@pytest.mark.parametrize("ending", ["mp3", "m3u8"])
def test_a_trap_is_refused_in_a_sentence_and_leads_nowhere(
    trap: str, ending: str, tmp_path: Path, server: tuple[int, list[str]]
) -> None:
    port, came = server
    content, why = TRAPS[trap]
    file = tmp_path / f"mai.{ending}"
    file.write_bytes(content.replace(b"PORT", str(port).encode()))
    with pytest.raises(Refused, match=why) as refused:
        voice_in(file)
    assert str(refused.value).endswith(".")
    assert came == []


@pytest.mark.parametrize(
    ("container", "content"),
    [("hls", PLAYLIST), ("concat", SCRIPT), ("sdp", SESSION), ("dash", TRAPS["manifest"][0])],
    ids=["playlist", "script", "session", "manifest"],
)
def test_ffmpeg_opens_nothing_but_the_file_even_if_told_it_is_a_list(
    container: str, content: bytes, tmp_path: Path, server: tuple[int, list[str]]
) -> None:
    port, came = server
    voice = written(tmp_path, "mp3")  # what the list asks for, beside it
    file = tmp_path / "mai.txt"
    local = content.replace(b"/etc/passwd", str(voice).encode())
    file.write_bytes(local.replace(b"PORT", str(port).encode()))
    with pytest.raises(Refused):
        list(decoded(file, container, LONGEST_RECORDING, limit=1))
    assert came == []


def test_a_recording_that_says_its_sound_is_in_another_file_does_not_open_it(
    tmp_path: Path,
) -> None:
    voice = written(tmp_path, "m4a")
    file = tmp_path / "tro.m4a"
    file.write_bytes(pointing_elsewhere(voice))
    read = ("-enable_drefs", "1", "-i", str(file), "-map", "0:a:0", "-f", "s16le", "pipe:1")
    assert len(ffmpeg(*read)) > len(SPEECH.samples) // 2  # the trap is a trap
    with pytest.raises(Refused, match="No sound"):
        voice_in(file)


def pointing_elsewhere(voice: Path) -> bytes:
    """The recording without its samples and with an alias of the file that has them."""
    content = bytearray(voice.read_bytes())
    reference = alias(voice)
    at = content.index(b"url \0\0\0\x01") - 4  # the reference that says: in this file
    content[at : at + 12] = reference
    for box in (b"dref", b"dinf", b"minf", b"mdia", b"trak", b"moov"):
        start = content.rindex(box, 0, at) - 4
        size = struct.unpack_from(">I", content, start)[0]
        struct.pack_into(">I", content, start, size + len(reference) - 12)
    samples = content.index(b"mdat") + 4
    length = struct.unpack_from(">I", content, samples - 8)[0] - 8
    content[samples : samples + length] = bytes(length)
    return bytes(content)


def alias(voice: Path) -> bytes:
    """A data reference of QuickTime to a file beside or anywhere."""
    name, path = os.fsencode(voice.name), b"disk:" + os.fsencode(voice.name)
    record = bytes(10) + b"\x04" + b"disk".ljust(27, b"\0") + bytes(12)
    record += bytes([len(name)]) + name.ljust(63, b"\0") + bytes(16)
    record += struct.pack(">hh", 1, 1) + bytes(16)
    record += struct.pack(">hH", 2, len(path)) + path + bytes(len(path) % 2)
    record = (record + struct.pack(">hH", -1, 0)).ljust(160, b"\0")
    return struct.pack(">I4sI", 12 + len(record), b"alis", 0) + record


def test_a_file_of_two_gigabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mai.wav"
    with file.open("wb") as opened:
        opened.truncate(2_000_000_000)
    with pytest.raises(Refused, match=f"{LARGEST_RECORDING // 1_000_000} MB"):
        voice_in(file)


def test_a_pipe_in_place_of_a_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "mai.wav")
    with pytest.raises(Refused):
        voice_in(tmp_path / "mai.wav")


@pytest.mark.parametrize(("ending", "hours"), [("flac", 10), ("opus", 0.6)])
def test_long_silence_is_refused_without_being_unpacked(
    ending: str, hours: float, tmp_path: Path
) -> None:
    file = tmp_path / f"mai.{ending}"
    silence = ("-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", str(hours * 3600))
    ffmpeg(*silence, str(file))
    with pytest.raises(Refused, match="longer than 30 minutes"):
        voice_in(file)
