"""The tag of an edition: what players show of it, and where its chapters are."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

from mutagen.id3 import ID3

from radio.adapters.tags import tag
from radio.domain.audio.cuesheet import Cue, CueSheet
from radio.domain.programme import SegmentKind
from radio.ports import Label

LABEL = Label(
    title="Chương trình buổi sáng, thứ Hai ngày 3 tháng 10 năm 2022",
    station="Đài truyền thanh xã Vi Hương",
    programme="Chương trình buổi sáng",
    on=date(2022, 10, 3),
    languages=("vie",),
    loudness=-16.0,
)
MINUTE = timedelta(minutes=1)


def read(*cues: Cue) -> ID3:
    sheet = CueSheet(cues, len(cues) * MINUTE)
    return ID3(BytesIO(tag(LABEL, sheet)), load_v1=False, translate=False)


def test_a_pause_is_no_chapter() -> None:
    silence = Cue(SegmentKind.PAUSE, "Khoảng lặng", timedelta(), MINUTE)
    found = read(silence, Cue(SegmentKind.SPEECH, "Lời kết", MINUTE, MINUTE))
    (chapter,) = found.getall("CHAP")
    assert (chapter.start_time, chapter.end_time) == (60_000, 120_000)
    assert [one.child_element_ids for one in found.getall("CTOC")] == [[chapter.element_id]]


def test_what_is_silent_from_end_to_end_has_no_chapters_and_no_table_of_them() -> None:
    found = read(Cue(SegmentKind.PAUSE, "Khoảng lặng", timedelta(), MINUTE))
    assert str(found["TIT2"]) == LABEL.title
    assert found.getall("CHAP") == found.getall("CTOC") == []
