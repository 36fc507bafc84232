"""Sounds that a failing disk spoilt are found, made again as they were, and reported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from radio.adapters.store import SqlStore
from radio.app import Radio, build
from radio.domain.audio.finish import PEAK_CEILING
from radio.domain.audio.house_sound import HOUSE
from radio.domain.audio.house_tune import Piece, Recipe
from radio.domain.audio.sound import TakeId
from radio.domain.errors import NotFound
from radio.domain.packs.variant import Variant
from tests.admin_house import House, a_day, a_house
from tests.builders import MONDAY, QUAN
from tests.kept_clips import kept_clips, spoil_clip
from tests.packs import assert_whole


@pytest.fixture
def built(tmp_path: Path) -> Iterator[House]:
    with a_house(tmp_path) as house:
        a_day(house)
        yield house


def spoil(path: Path, *, leaves_no_trace: bool = False) -> bytes:
    """Change one bit in the middle, as a failing disk does, and the time with it or not."""
    before = path.stat()
    right = path.read_bytes()
    middle = len(right) // 2
    path.write_bytes(right[:middle] + bytes([right[middle] ^ 1]) + right[middle + 1 :])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns if leaves_no_trace else 1))
    return right


@contextmanager
def opened_again(house: House) -> Iterator[Radio]:
    """The installation as a program that starts now finds it."""
    radio = build(house.radio.settings, house.clock)
    yield radio
    assert isinstance(radio.store, SqlStore)
    radio.store.close()


def reports(radio: Radio) -> list[str]:
    with radio.store.reading() as records:
        return [one.subject for one in records.audit.recent() if one.act == "sound.remake"]


def test_a_whole_disk_reports_nothing(built: House) -> None:
    with opened_again(built) as radio:
        radio.production.build(MONDAY)
        assert radio.production.damage.found == []
        assert reports(radio) == []


def test_damaged_takes_are_made_again_from_their_clips_as_they_were(built: House) -> None:
    audio = built.radio.settings.workspace / "audio"
    right = {path: spoil(path) for path in sorted((audio / "takes").rglob("*.mp3"))}
    with opened_again(built) as radio:
        radio.production.build(MONDAY)
        found = radio.production.damage.found
    assert sorted(found) == sorted(f"takes/{path.stem}" for path in right)
    assert all(path.read_bytes() == content for path, content in right.items())


def test_takes_that_are_damaged_while_their_edition_is_made_are_made_again_before_it_is(
    built: House,
) -> None:
    radio, workspace = built.radio, built.radio.settings.workspace
    with radio.store.reading() as records:
        planned = records.broadcasts.between(MONDAY, MONDAY)
        editions = [one for each in planned if (one := records.broadcasts.edition(each.id))]
    right = {workspace / one.media: (workspace / one.media).read_bytes() for one in editions}
    takes = sorted((workspace / "audio" / "takes").rglob("*.mp3"))
    right |= {path: spoil(path, leaves_no_trace=True) for path in takes}
    for edition in editions:
        (workspace / edition.media).unlink()
    packs = radio.production.build(MONDAY)
    found = radio.production.damage.found
    assert sorted(found) == sorted(f"takes/{path.stem}" for path in takes)
    assert sorted(reports(radio)) == sorted(found)
    assert all(path.read_bytes() == content for path, content in right.items())
    for pack in packs:
        assert_whole(workspace / pack.folder)


def test_damaged_clips_and_takes_are_made_again_and_reported(built: House) -> None:
    """A reading is never quite the same twice: eSpeak's vibrato runs on from phrase to phrase."""
    audio = built.radio.settings.workspace / "audio"
    takes, clips = sorted((audio / "takes").rglob("*.mp3")), kept_clips(audio / "clips")
    for path in takes:
        spoil(path)
    for place in clips.values():
        spoil_clip(audio / "clips", place)
    with opened_again(built) as radio:
        packs = radio.production.build(MONDAY)
        found = radio.production.damage.found
        assert sorted(reports(radio)) == sorted(found)
        met = {one.removeprefix("clips/") for one in found if one.startswith("clips/")}
        assert met
        assert met <= clips.keys()
        assert all(radio.library.clip(key) for key in met)
        others = {one for one in found if not one.startswith("clips/")}
        assert others == {f"takes/{one.stem}" for one in takes}
        assert all(radio.library.take(TakeId(path.stem)) for path in takes)
    for pack in packs:
        assert_whole(built.radio.settings.workspace / pack.folder)


def test_a_take_deleted_meanwhile_is_made_again_without_a_report(built: House) -> None:
    take = sorted((built.radio.settings.workspace / "audio" / "takes").rglob("*.mp3"))[0]
    right = take.read_bytes()
    take.unlink()
    with opened_again(built) as radio:
        radio.production.build(MONDAY)
        assert take.read_bytes() == right
        assert reports(radio) == []


def test_a_damaged_sound_that_was_chosen_is_never_broadcast(built: House) -> None:
    radio, recordings = built.radio, built.radio.settings.workspace / "recordings"
    radio.music.choose(HOUSE, Recipe(Piece.JINGLE, "g"), QUAN.id)
    heard = radio.house.take_id("jingle@vi-huong")
    (file,) = recordings.rglob("*.wav")
    right = spoil(file, leaves_no_trace=True)
    with pytest.raises(NotFound, match="jingle is damaged"):
        radio.house.take("jingle@vi-huong")
    os.utime(file, (1, 1))
    with pytest.raises(NotFound, match="jingle is gone or damaged"):
        radio.house.take_id("jingle@vi-huong")
    file.write_bytes(right)
    assert radio.house.take_id("jingle@vi-huong") == heard


def test_an_emergency_is_aired_with_the_alert_of_the_house_where_the_chosen_one_is_damaged(
    built: House,
) -> None:
    radio, recordings = built.radio, built.radio.settings.workspace / "recordings"
    own = radio.house.take_id("alert@vi-huong")
    radio.music.choose(HOUSE, Recipe(Piece.ALERT, "g"), QUAN.id)
    assert radio.house.take_id("alert@vi-huong") != own
    (file,) = recordings.rglob("*.wav")
    spoil(file)
    assert radio.house.take_id("alert@vi-huong") == own
    assert radio.house.take("alert@vi-huong")[0].id == own


def test_a_damaged_edition_is_written_anew_and_reported(built: House) -> None:
    workspace = built.radio.settings.workspace
    with built.radio.store.reading() as records:
        planned = records.broadcasts.between(MONDAY, MONDAY)
        editions = [one for each in planned if (one := records.broadcasts.edition(each.id))]
    right = {one.media: spoil(workspace / one.media) for one in editions}
    with opened_again(built) as radio:
        packs = radio.production.build(MONDAY)
        assert sorted(reports(radio)) == sorted(radio.production.damage.found) == sorted(right)
        radio.production.build(MONDAY)
        assert len(reports(radio)) == len(right)
    assert all((workspace / key).read_bytes() == content for key, content in right.items())
    for pack in packs:
        assert_whole(workspace / pack.folder)


def test_a_damaged_variant_is_made_anew_and_reported(built: House) -> None:
    with built.radio.store.reading() as records:
        planned = records.broadcasts.between(MONDAY, MONDAY)
        edition = next(one for each in planned if (one := records.broadcasts.edition(each.id)))
    radio = built.radio
    made = radio.delivery.variant_of(edition, Variant.LOW, PEAK_CEILING)
    right = spoil(radio.settings.workspace / made.media)
    assert radio.delivery.variant_of(edition, Variant.LOW, PEAK_CEILING) == made
    radio.production.damage.report()
    assert reports(radio) == [made.media]
    assert (radio.settings.workspace / made.media).read_bytes() == right
