"""A bulletin whose online voice fails is read by the embedded one, whole and at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from radio.adapters.audio_library import FolderLibrary
from radio.adapters.kept_sounds import KeptSounds
from radio.adapters.mastering import LameMastering
from radio.adapters.media import FolderMedia
from radio.adapters.store import SqlStore, open_store
from radio.adapters.voices._online_speech import Limits, Timing
from radio.adapters.voices.espeak import EspeakPool, carried_engine, espeak_voices
from radio.adapters.voices.gtts import gtts_voices
from radio.domain.bulletin import BulletinId, State
from radio.services.narration import Narration
from radio.services.readings import Readings
from radio.services.voicing import Voicing, passed_over
from tests.builders import LAN, a_bulletin, a_script
from tests.databases import fresh_sqlite
from tests.fakes import FrozenClock, HouseOfTones
from tests.online_voice import Behaviour, ManualTime, speech_service, without_proxy

SENTENCES = (
    "Kính thưa bà con trong toàn xã.",
    "Chiều nay mời bà con đến nhà văn hóa thôn họp.",
    "Xin cảm ơn bà con đã lắng nghe.",
)


@dataclass
class Desk:
    """A voicing desk with the online voice before the embedded one."""

    store: SqlStore
    voicing: Voicing
    service: Behaviour
    passing: ManualTime

    def voice(self, slug: str, body: str = "\n\n".join(SENTENCES)) -> str:
        """Which voice reads a bulletin that is handed in now."""
        script = a_script(title="Họp thôn", body=body)
        handed_in = replace(a_bulletin(BulletinId(slug), script=script), state=State.SUBMITTED)
        with self.store.begin() as records:
            records.bulletins.add(handed_in)
        self.voicing.voice(handed_in.id)
        with self.store.reading() as records:
            voice = records.bulletins.get(handed_in.id).voice
        assert voice is not None
        return voice

    def failed(self) -> tuple[str, ...]:
        """The voices that the page says could not read the last one."""
        with self.store.reading() as records:
            return passed_over(records.audit.recent(1)[0])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_store(fresh_sqlite(tmp_path / "radio.db"))
    with store.begin() as records:
        records.people.save(LAN)
    library = FolderLibrary(tmp_path / "audio")
    narration = Narration(library, LameMastering(), HouseOfTones())
    passing, service = ManualTime(), Behaviour()
    pool = EspeakPool(carried_engine(), processes=1)
    limits = Limits(silence=0.3, whole=0.5, reach=1.0)
    with speech_service(service) as host:
        timing = Timing(passing.now, passing.pause)
        voices = (*gtts_voices(host, without_proxy(), limits, timing), *espeak_voices(pool))
        sounds = KeptSounds(FolderMedia(tmp_path))
        voicing = Voicing(store, narration, voices, Readings(store), FrozenClock(), sounds)
        yield Desk(store, voicing, service, passing)
    pool.close()
    store.close()


def test_while_the_network_is_there_the_online_voice_reads(desk: Desk) -> None:
    assert desk.voice("hop-thon") == "gtts:vi"
    assert desk.failed() == ()


@pytest.mark.parametrize("how", ["reset", "cut", "hang", "captcha", "silence"])
def test_a_network_cut_in_the_middle_of_a_bulletin_gives_all_of_it_to_the_next_voice(
    desk: Desk, how: str
) -> None:
    desk.service.coming = ["good", *[how] * 40]
    assert desk.voice("hop-thon") == "espeak:vi"
    assert desk.failed() == ("gtts:vi",)


def test_ten_minutes_of_429_lose_no_bulletin_and_hold_none_up(desk: Desk) -> None:
    desk.service.always = "status 429"
    heard = []
    while desk.passing.seconds < 600:
        heard.append(desk.voice(f"tin-{len(heard)}", f"Tin số {len(heard)}. {SENTENCES[1]}"))
        desk.passing.seconds += 30
    assert len(heard) >= 15
    assert set(heard) == {"espeak:vi"}
    assert len(desk.service.texts) <= 4 * 2 * 3, "three times in ten minutes it was tried at all"
    desk.service.always = None
    desk.passing.seconds += 300
    assert desk.voice("tin-moi") == "gtts:vi"
