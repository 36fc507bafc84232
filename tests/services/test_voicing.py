"""The voicing desk with a real database, real files and real mastering."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from radio.adapters.audio_library import FolderLibrary
from radio.adapters.kept_sounds import KeptSounds
from radio.adapters.mastering import LameMastering
from radio.adapters.media import FolderMedia
from radio.adapters.store import SqlStore, open_store
from radio.domain.audio.finish import Finish
from radio.domain.audio.manner import Manner, VoiceSettings
from radio.domain.audio.sound import FRAME_BYTES, Sound, Take, TakeId
from radio.domain.audio.treatment import Treatment
from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.errors import Cancelled, Conflict, NotFound, Refused
from radio.domain.message import Message
from radio.domain.version import Recording, Version, words_of
from radio.ports import AuditEntry, VoiceError
from radio.services.narration import Narration
from radio.services.readings import Readings
from radio.services.voicing import Voicing, passed_over
from tests.builders import LAN, a_bulletin, a_script, an_approved
from tests.databases import fresh_sqlite
from tests.fakes import FrozenClock, HouseOfTones, ToneVoice, tone
from tests.kept_clips import kept_clips, spoil_clip

ID = BulletinId("giam-ngheo")
BODY = (
    "Kính thưa bà con trong toàn xã.\n\nMời bà con đến nhà văn hóa thôn họp.\n[pause 2s]\n"
    "Xin cảm ơn bà con đã lắng nghe."
)
TITLE = "Mời họp thôn"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = open_store(fresh_sqlite(tmp_path / "radio.db"))
    with opened.begin() as records:
        records.people.save(LAN)
    yield opened
    opened.close()


@dataclass
class Desk:
    """A voicing desk and what lies around it."""

    store: SqlStore
    folder: Path
    voices: tuple[ToneVoice, ...] = field(
        default_factory=lambda: (ToneVoice("best:vi"), ToneVoice("plain:vi"))
    )
    clock: FrozenClock = field(default_factory=FrozenClock)
    house: HouseOfTones = field(default_factory=HouseOfTones)

    def __post_init__(self) -> None:
        self.library = FolderLibrary(self.folder / "audio")
        self.voicing = self.opened()

    def opened(self) -> Voicing:
        """The desk as a program that starts now finds it."""
        narration = Narration(self.library, LameMastering(), self.house)
        sounds = KeptSounds(FolderMedia(self.folder))
        return Voicing(self.store, narration, self.voices, Readings(self.store), self.clock, sounds)

    def hand_in(self, body: str = BODY, **script: object) -> Bulletin:
        bulletin = a_bulletin(
            ID, script=a_script(title=TITLE, body=body, **script), state=State.SUBMITTED
        )
        with self.store.begin() as records:
            records.bulletins.add(bulletin)
        return bulletin

    def now(self) -> Bulletin:
        with self.store.reading() as records:
            return records.bulletins.get(ID)


@pytest.fixture
def desk(store: SqlStore, tmp_path: Path) -> Desk:
    return Desk(store, tmp_path)


def test_a_submitted_bulletin_is_read_by_the_best_voice(desk: Desk) -> None:
    desk.hand_in()
    take = desk.voicing.voice(ID)
    assert take.voice == "best:vi"
    assert desk.now().voice == "best:vi"
    assert desk.now().state is State.SUBMITTED
    assert desk.now().version == 2
    assert abs(take.loudness + 16) < 0.5
    assert len(desk.library.frames(take.id)) == take.frames * FRAME_BYTES


def test_a_take_lasts_as_long_as_its_words_and_pauses(desk: Desk) -> None:
    desk.hand_in()
    spoken = 0.25 * len(BODY.replace("[pause 2s]", "").split())
    assert desk.voicing.voice(ID).length == timedelta(seconds=spoken + 0.7 + 2)


def test_the_body_is_read_without_the_title_and_the_headline_is_the_title(desk: Desk) -> None:
    desk.hand_in()
    body = desk.voicing.voice(ID)
    assert TITLE not in " ".join(desk.voices[0].spoken[:-1])
    assert desk.voices[0].spoken[-1] == TITLE
    headline = desk.voicing.headline(desk.now())
    assert headline.voice == "best:vi"
    assert headline.samples < body.samples


def test_the_title_is_read_with_the_body_so_that_nothing_is_left_to_read_later(desk: Desk) -> None:
    desk.hand_in()
    desk.voicing.voice(ID)
    desk.voices[0].fails_at = ""
    assert desk.voicing.headline(desk.now()).voice == "best:vi"


def test_the_act_is_audited(desk: Desk) -> None:
    desk.hand_in()
    desk.voicing.voice(ID)
    with desk.store.reading() as records:
        (entry,) = records.audit.recent(1)
    assert (entry.act, entry.subject, entry.by) == ("bulletin.voice", ID, None)
    assert entry.detail == "best:vi"


def test_a_voice_that_fails_half_way_gives_the_whole_bulletin_to_the_next(desk: Desk) -> None:
    desk.voices[0].fails_at = "Xin cảm ơn"
    desk.hand_in()
    assert desk.voicing.voice(ID).voice == "plain:vi"
    assert len(desk.voices[1].spoken) == 4, "three sentences and the title"
    assert desk.now().voice == "plain:vi"
    with desk.store.reading() as records:
        (entry,) = records.audit.recent(1)
    assert entry.detail == "plain:vi"
    assert [str(one) for one in entry.reasons] == ["best:vi: The voice failed."]
    assert passed_over(entry) == ("best:vi",)
    assert passed_over(replace(entry, reasons=())) == ()


def test_voices_passed_over_by_an_older_program_are_still_known(desk: Desk) -> None:
    detail = "plain:vi; best:vi: The voice failed.; gone:vi: not installed"
    older = AuditEntry(desk.clock.now(), None, "bulletin.voice", ID, detail)
    assert passed_over(older) == ("best:vi", "gone:vi")


def test_the_reader_is_told_when_another_voice_begins(desk: Desk) -> None:
    desk.voices[0].fails_at = "Xin cảm ơn"
    desk.hand_in()
    notes = []

    class Listener:
        def step(self, done: int, total: int, note: Message) -> None:
            notes.append((done, total, str(note)))

    desk.voicing.voice(ID, Listener())
    assert (0, 1, "Tone failed; another voice begins.") in notes
    assert notes[-1] == (3, 3, "Reading aloud")


def test_a_voice_that_is_not_there_is_not_waited_for(desk: Desk) -> None:
    desk.voices[0].present = False
    desk.hand_in()
    assert desk.voicing.voice(ID).voice == "plain:vi"
    assert desk.voices[0].spoken == []


def test_the_wished_voice_comes_before_the_best(desk: Desk) -> None:
    desk.hand_in(voice="plain:vi")
    assert desk.voicing.voice(ID).voice == "plain:vi"


def test_a_wished_voice_that_is_not_installed_gives_way_to_the_best(desk: Desk) -> None:
    desk.hand_in(voice="gone:vi")
    assert desk.voicing.voice(ID).voice == "best:vi"
    with desk.store.reading() as records:
        (entry,) = records.audit.recent(1)
    assert entry.detail == "best:vi"
    assert [str(one) for one in entry.reasons] == ["gone:vi: not installed"]


def test_no_voice_at_all_is_a_plain_error_and_changes_nothing(desk: Desk) -> None:
    for voice in desk.voices:
        voice.present = False
    before = desk.hand_in()
    with pytest.raises(VoiceError, match="No voice can speak"):
        desk.voicing.voice(ID)
    assert desk.now() == before


def test_no_voice_for_the_language_is_a_plain_error(desk: Desk) -> None:
    desk.hand_in(language="tyz")
    with pytest.raises(VoiceError, match="tyz") as caught:
        desk.voicing.voice(ID)
    assert caught.value.permanent


def test_a_draft_is_not_read(desk: Desk) -> None:
    with desk.store.begin() as records:
        records.bulletins.add(a_bulletin(ID))
    with pytest.raises(Refused):
        desk.voicing.voice(ID)
    assert desk.voices[0].spoken == []


def test_a_bulletin_that_is_not_there_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.voicing.voice(BulletinId("nothing"))


def test_a_bulletin_edited_while_it_is_read_is_a_conflict(desk: Desk) -> None:
    bulletin = desk.hand_in()

    class Editor:
        def step(self, done: int, total: int, note: Message) -> None:
            edited = bulletin.edited(a_script(body="Khác."), by=LAN.id, at=desk.clock.now())
            with desk.store.begin() as records:
                if records.bulletins.get(ID).version == 1:
                    records.bulletins.save(edited)

    with pytest.raises(Conflict):
        desk.voicing.voice(ID, Editor())
    assert desk.now().voice is None


def test_cancelled_work_keeps_the_clips_that_were_made(desk: Desk) -> None:
    desk.hand_in()

    class Stop:
        def step(self, done: int, total: int, note: Message) -> None:
            if done == 2:
                raise Cancelled("This work was cancelled.")

    with pytest.raises(Cancelled):
        desk.voicing.voice(ID, Stop())
    assert desk.voicing.counts.takes_encoded == 0
    again = desk.opened()
    again.voice(ID)
    assert again.counts.clips_synthesised == 2, "the last sentence and the title"


def test_reading_the_same_again_synthesises_and_encodes_nothing(desk: Desk) -> None:
    desk.hand_in()
    take = desk.voicing.voice(ID)
    assert desk.voicing.counts.clips_synthesised == 4
    assert desk.voicing.counts.takes_encoded == 2
    again = desk.opened()
    assert again.voice(ID) == take
    assert again.take(desk.now()) == take
    assert (again.counts.clips_synthesised, again.counts.takes_encoded) == (0, 0)


def test_one_changed_sentence_is_one_sentence_synthesised(desk: Desk) -> None:
    bulletin = desk.hand_in()
    desk.voicing.voice(ID)
    changed = replace(
        bulletin, voice="best:vi", script=a_script(body=BODY.replace("thôn họp", "thôn dự họp"))
    )
    again = desk.opened()
    again.take(changed)
    assert (again.counts.clips_synthesised, again.counts.takes_encoded) == (1, 1)


def test_a_sentence_said_twice_is_synthesised_once(desk: Desk) -> None:
    desk.hand_in(body="Xin nhắc lại để bà con rõ.\n\nXin nhắc lại để bà con rõ.")
    desk.voicing.voice(ID)
    assert desk.voicing.counts.clips_synthesised == 2, "one of the body and the title"


def test_a_damaged_clip_is_made_again(desk: Desk) -> None:
    desk.hand_in()
    desk.voicing.voice(ID)
    first = min(kept_clips(desk.folder).values(), key=lambda place: place.start)
    spoil_clip(desk.folder, first)
    for path in (desk.folder / "audio" / "takes").rglob("*.*"):
        path.unlink()
    again = desk.opened()
    again.voice(ID)
    assert (again.counts.clips_synthesised, again.counts.takes_encoded) == (1, 1)


def test_what_was_approved_is_read_by_the_approved_voice_or_not_at_all(desk: Desk) -> None:
    approved = an_approved(title=TITLE, body=BODY)
    approval = approved.approval
    assert approval is not None
    bound = replace(approved, approval=replace(approval, voice="best:vi"))
    desk.voices[0].fails_at = "bà con"
    with pytest.raises(VoiceError):
        desk.voicing.take(bound)
    assert desk.voices[1].spoken == []


def test_an_approved_voice_that_is_gone_is_named(desk: Desk) -> None:
    with pytest.raises(VoiceError, match="no voice tone:vi"):
        desk.voicing.take(an_approved())


def test_a_bulletin_nobody_read_yet_has_no_take(desk: Desk) -> None:
    with pytest.raises(Refused, match="not been read aloud"):
        desk.voicing.take(a_bulletin())


def test_a_silent_reading_is_retried_and_then_the_next_voice_reads_all(desk: Desk) -> None:
    desk.voices[0].mute_at = "Xin cảm ơn"
    desk.hand_in()
    assert desk.voicing.voice(ID).voice == "plain:vi"
    assert desk.voices[0].spoken.count("Xin cảm ơn bà con đã lắng nghe.") == 2
    assert len(desk.voices[1].spoken) == 4, "three sentences and the title"


def test_two_workers_with_the_same_bulletin_make_its_take_once(desk: Desk) -> None:
    bulletin = replace(desk.hand_in(), voice="best:vi")
    desks = [desk.opened() for _ in range(4)]
    takes = []
    start = threading.Barrier(len(desks))

    def work(voicing: Voicing) -> None:
        start.wait()
        takes.append(voicing.take(bulletin))

    threads = [threading.Thread(target=work, args=(one,)) for one in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({take.sha256 for take in takes}) == 1
    assert sum(one.counts.takes_encoded for one in desks) == 1
    assert sum(one.counts.clips_synthesised for one in desks) == 3


def test_a_line_has_its_bed_and_lasts_longer_for_it(desk: Desk) -> None:
    plain = desk.voicing.line("Đây là Đài truyền thanh xã Vi Hương.")
    under = desk.voicing.line("Đây là Đài truyền thanh xã Vi Hương.", bed="bed")
    assert under.id != plain.id
    assert under.length > plain.length
    assert desk.voicing.counts.clips_synthesised == 1


def test_a_bed_chosen_while_a_line_waits_is_under_that_line_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line is kept for ever under the bed it is called by, so it must be the one it has."""
    making = desk.library.making

    def making_late(take: TakeId) -> AbstractContextManager[None]:
        desk.house.hertz = 220
        return making(take)

    def line() -> Take:
        return desk.voicing.line("Đây là Đài truyền thanh xã Vi Hương.", bed="bed")

    monkeypatch.setattr(desk.library, "making", making_late)
    late = line()
    assert line() == late
    monkeypatch.undo()
    desk.house.hertz = 110
    assert line().sha256 != late.sha256


def test_a_bed_that_is_not_there_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.voicing.line("Đây là Đài truyền thanh.", bed="nothing")


def test_a_line_without_words_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="nothing to read"):
        desk.voicing.line(" – ")


def test_a_line_made_while_the_best_voice_was_away_stays_as_it_is(desk: Desk) -> None:
    desk.voices[0].present = False
    line = desk.voicing.line("Xin kính chào bà con.")
    desk.voices[0].present = True
    assert desk.opened().line("Xin kính chào bà con.") == line


def test_a_station_with_a_voice_of_its_own_is_read_by_it(desk: Desk) -> None:
    desk.voicing.line("Xin kính chào bà con.")
    assert desk.voicing.line("Xin kính chào bà con.", voice="plain:vi").voice == "plain:vi"


def test_other_settings_are_another_take(desk: Desk) -> None:
    line = desk.voicing.line("Xin kính chào bà con.")
    slow = desk.voicing.line("Xin kính chào bà con.", manner=Manner(VoiceSettings(speed=0.8)))
    assert slow.id != line.id
    assert slow.length > line.length


def in_two_voices(desk: Desk) -> Voicing:
    narration = Narration(desk.library, LameMastering(), HouseOfTones())
    sounds = KeptSounds(FolderMedia(desk.folder))
    readings = Readings(desk.store)
    return Voicing(
        desk.store, narration, desk.voices, readings, desk.clock, sounds, second_voice="plain:vi"
    )


def test_where_two_voices_take_turns_both_read_the_bulletin(desk: Desk) -> None:
    desk.hand_in()
    voicing = in_two_voices(desk)
    voicing.voice(ID)
    read = desk.now()
    assert (read.voice, read.second_voice) == ("best:vi", "plain:vi")
    assert voicing.take(read).voice == "best:vi"
    assert voicing.take(read, second_voice=True).voice == "plain:vi"


def test_a_bulletin_that_wishes_a_voice_is_read_by_that_one_alone(desk: Desk) -> None:
    desk.hand_in(voice="best:vi")
    in_two_voices(desk).voice(ID)
    assert desk.now().second_voice is None


def test_a_second_voice_that_fails_leaves_the_first_alone(desk: Desk) -> None:
    desk.voices[1].fails_at = "Xin cảm ơn"
    desk.hand_in()
    in_two_voices(desk).voice(ID)
    assert (desk.now().voice, desk.now().second_voice) == ("best:vi", None)


def read_by_mai(desk: Desk) -> Sound:
    """A bulletin is handed in with what a person recorded of it."""
    bulletin = desk.hand_in()
    sound = tone(3.0)
    kept = KeptSounds(FolderMedia(desk.folder)).keep(sound)
    recording = Recording(kept, sound.length, "Nông Thị Mai", LAN.id, desk.clock.now())
    version = Version("vie", "", words_of(bulletin.script), recording)
    with desk.store.begin() as records:
        records.bulletins.save(replace(bulletin, versions=(version,), version=2))
    return sound


def test_a_person_s_recording_is_heard_instead_of_a_voice(desk: Desk) -> None:
    sound = read_by_mai(desk)
    take = desk.voicing.voice(ID)
    assert desk.now().voice == "recording"
    assert abs(take.length - sound.length) < timedelta(milliseconds=1)
    assert abs(take.loudness + 16) < 0.5
    assert desk.voices[0].spoken == [TITLE]
    with desk.store.reading() as records:
        assert records.audit.recent(1)[0].detail == "recording: Nông Thị Mai"
    assert desk.voicing.headline(desk.now()).voice == "best:vi"


def test_the_headline_of_what_a_person_reads_keeps_its_voice_when_a_better_one_comes_back(
    desk: Desk,
) -> None:
    read_by_mai(desk)
    desk.voices[0].present = False
    headline = desk.voicing.headline(desk.now())
    assert headline.voice == "plain:vi"
    desk.voices[0].present = True
    assert desk.opened().headline(desk.now()) == headline


def test_pace_and_pitch_of_a_bulletin_reach_its_voice(desk: Desk) -> None:
    desk.hand_in(speed=0.8)
    slow = desk.voicing.voice(ID)
    spoken = 0.25 * len(BODY.replace("[pause 2s]", "").split()) / 0.8
    assert slow.length.total_seconds() == pytest.approx(spoken + 0.7 + 2, abs=0.05)


def test_a_treated_take_is_another_take_of_the_same_clips(desk: Desk) -> None:
    desk.hand_in()
    plain = desk.voicing.voice(ID)
    read = len(desk.voices[0].spoken)
    treated = desk.voicing.take(desk.now(), finish=Finish(Treatment.HORN))
    assert treated.id != plain.id
    assert treated.samples == plain.samples
    assert len(desk.voices[0].spoken) == read
