"""Playlists that ordinary players open: M3U8, XSPF and PLS, with relative paths, in UTF-8."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from xml.etree import ElementTree as ET

_XSPF = "http://xspf.org/ns/0/"


@dataclass(frozen=True)
class Track:
    """One file to play."""

    name: str
    """Relative path with `/`, ASCII: valid as a path and as a URI."""
    title: str
    artist: str
    length: timedelta


def m3u8(title: str, tracks: Sequence[Track]) -> bytes:
    """Extended M3U; lengths in whole seconds, rounded up so that a player never cuts."""
    lines = ["#EXTM3U", "#EXTENC:UTF-8", f"#PLAYLIST:{_one_line(title)}"]
    for track in tracks:
        said = f"{_one_line(track.artist)} - {_one_line(track.title)}"
        lines += [f"#EXTINF:{_seconds(track.length)},{said}", track.name]
    return _text(lines)


def pls(title: str, tracks: Sequence[Track]) -> bytes:
    """PLS version 2; the format has no title of its own, so the tracks carry it."""
    lines = ["[playlist]"]
    for number, track in enumerate(tracks, start=1):
        lines += [
            f"File{number}={track.name}",
            f"Title{number}={_one_line(track.title)} - {_one_line(title)}",
            f"Length{number}={_seconds(track.length)}",
        ]
    return _text([*lines, f"NumberOfEntries={len(tracks)}", "Version=2"])


def xspf(title: str, tracks: Sequence[Track]) -> bytes:
    """XSPF version 1; durations in milliseconds."""
    root = ET.Element("playlist", version="1", xmlns=_XSPF)
    ET.SubElement(root, "title").text = _one_line(title)
    listed = ET.SubElement(root, "trackList")
    for track in tracks:
        entry = ET.SubElement(listed, "track")
        ET.SubElement(entry, "location").text = track.name
        ET.SubElement(entry, "title").text = _one_line(track.title)
        ET.SubElement(entry, "creator").text = _one_line(track.artist)
        duration = str(round(track.length / timedelta(milliseconds=1)))
        ET.SubElement(entry, "duration").text = duration
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _seconds(length: timedelta) -> int:
    return -(-length // timedelta(seconds=1))


def _one_line(text: str) -> str:
    """The text without line ends and control signs, which would break a playlist apart."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _text(lines: Sequence[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
