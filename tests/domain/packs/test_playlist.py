"""Playlists read back by the parsers that other programs use."""

from __future__ import annotations

from configparser import ConfigParser
from datetime import timedelta
from xml.etree import ElementTree as ET

from radio.domain.packs.playlist import Track, m3u8, pls, xspf

STATION = "Đài truyền thanh xã Vi Hương"
TRACKS = [
    Track("audio/0500-sang.mp3", "Buổi sáng", STATION, timedelta(seconds=612, milliseconds=480)),
    Track("audio/1700-chieu.mp3", "Hỏi & đáp <100%>", STATION, timedelta(seconds=30)),
]
SPACE = {"x": "http://xspf.org/ns/0/"}


def test_m3u8_gives_each_file_its_length_and_name() -> None:
    lines = m3u8("Ngày 03/10/2022", TRACKS).decode("utf-8").splitlines()
    assert lines == [
        "#EXTM3U",
        "#EXTENC:UTF-8",
        "#PLAYLIST:Ngày 03/10/2022",
        f"#EXTINF:613,{STATION} - Buổi sáng",
        "audio/0500-sang.mp3",
        f"#EXTINF:30,{STATION} - Hỏi & đáp <100%>",
        "audio/1700-chieu.mp3",
    ]


def test_xspf_is_xml_with_relative_places_and_milliseconds() -> None:
    root = ET.fromstring(xspf("Ngày 03/10/2022", TRACKS))
    assert root.findtext("x:title", namespaces=SPACE) == "Ngày 03/10/2022"
    tracks = root.findall("x:trackList/x:track", SPACE)
    assert [one.findtext("x:location", namespaces=SPACE) for one in tracks] == [
        "audio/0500-sang.mp3",
        "audio/1700-chieu.mp3",
    ]
    assert [one.findtext("x:duration", namespaces=SPACE) for one in tracks] == ["612480", "30000"]
    assert tracks[1].findtext("x:title", namespaces=SPACE) == "Hỏi & đáp <100%>"


def test_pls_counts_its_entries() -> None:
    found = ConfigParser(interpolation=None)
    found.read_string(pls("Ngày 03/10/2022", TRACKS).decode("utf-8"))
    assert found["playlist"]["NumberOfEntries"] == "2"
    assert found["playlist"]["File2"] == "audio/1700-chieu.mp3"
    assert found["playlist"]["Length1"] == "613"
    assert found["playlist"]["Title2"] == "Hỏi & đáp <100%> - Ngày 03/10/2022"
    assert found["playlist"]["Version"] == "2"


def test_a_line_end_in_a_title_cannot_break_a_playlist() -> None:
    broken = [Track("audio/a.mp3", "Một\nFile2=/etc/passwd\x07", "Đài\r\n#EXTM3U", timedelta())]
    assert len(m3u8("a\nb", broken).splitlines()) == 5
    found = ConfigParser(interpolation=None)
    found.read_string(pls("a\nb", broken).decode("utf-8"))
    assert "file2" not in found["playlist"]
    assert found["playlist"]["Title1"] == "Một File2=/etc/passwd - a b"
    assert ET.fromstring(xspf("a\x00b", broken)).findtext("x:title", namespaces=SPACE) == "a b"
