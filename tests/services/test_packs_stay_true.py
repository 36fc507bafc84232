"""A pack is never more than what is planned, and nothing damaged lies in it."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from radio.adapters.media import FolderMedia
from radio.domain.broadcast import Edition
from radio.domain.errors import NotFound, Refused, Unavailable
from radio.domain.packs.pack import MANIFEST, SUMS, Pack
from radio.domain.packs.variant import Variant
from radio.domain.station import StationId
from radio.services.production import PartlyBuilt
from tests.admin_house import House, a_day, a_house
from tests.builders import HANH, MONDAY, QUAN, a_slot

VI_HUONG, DON_PHONG = StationId("vi-huong"), StationId("don-phong")
BOTH = (VI_HUONG, DON_PHONG)
NOON = datetime(2022, 10, 3, 5, 0, tzinfo=UTC)
"""In Vietnam; the morning's broadcast has begun."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Monday is built at two stations."""
    with a_house(tmp_path) as made:
        a_day(made)
        yield made


def change(house: House, **what: object) -> None:
    with house.radio.store.begin() as records:
        records.schedules.save(replace(records.schedules.load(), **what))  # type: ignore[arg-type]


def found(house: House, station: StationId = VI_HUONG, variant: Variant = Variant.MP3) -> Pack:
    pack = house.radio.delivery.find(station, MONDAY, variant)
    assert pack is not None
    return pack


def place(house: House, key: str) -> Path:
    return house.radio.settings.workspace / key


def as_its_manifest_says(house: House, pack: Pack) -> bool:
    """Whether all that the manifest names lies in the folder and in the ZIP, byte for byte."""
    folder = place(house, pack.folder)
    with zipfile.ZipFile(folder / pack.archive) as archive:
        return all(
            hashlib.sha256(content).hexdigest() == file.sha256
            for file in pack.files
            for content in ((folder / file.name).read_bytes(), archive.read(file.name))
        )


def files(house: House) -> dict[str, bytes]:
    packs = place(house, "packs")
    return {str(one): one.read_bytes() for one in packs.rglob("*") if one.is_file()}


def test_a_station_that_has_nothing_to_play_any_more_is_told_so(house: House) -> None:
    held = {station: found(house, station) for station in BOTH}
    change(house, slots=())
    house.radio.production.build(MONDAY)
    for station, before in held.items():
        after = found(house, station)
        assert after.complete
        assert after.revision == before.revision + 1
        assert not after.length
        assert {one.sha256 for one in after.withdrawn} == {
            one.sha256 for one in before.files if one.name.startswith("audio/")
        }


def test_only_the_station_that_is_asked_for_is_packed(house: House) -> None:
    change(house, slots=())
    packs = house.radio.production.build(MONDAY, VI_HUONG)
    assert [one.station for one in packs] == [VI_HUONG]
    assert found(house, DON_PHONG).revision == 1


@pytest.mark.parametrize("variant", list(Variant))
def test_a_pack_of_each_form_is_made_by_the_real_house(house: House, variant: Variant) -> None:
    house.radio.production.build(MONDAY, variants=[variant])
    assert as_its_manifest_says(house, found(house, variant=variant))


def test_a_form_that_cannot_be_made_keeps_no_other_from_its_pack(house: House) -> None:
    def only_mp3(edition: Edition, variant: Variant, ceiling: float) -> Edition:
        if variant is not Variant.MP3:
            raise Unavailable("There is no ffmpeg.", permanent=True)
        return edition

    delivery = replace(house.radio.delivery, variant_of=only_mp3)
    with pytest.raises(PartlyBuilt, match="There is no ffmpeg") as failed:
        replace(house.radio.production, delivery=delivery).build(MONDAY, variants=[Variant.OPUS])
    assert [one.station for one in failed.value.packs] == list(BOTH)


def test_a_form_that_nobody_wishes_any_more_is_not_left_as_it_was_planned(house: House) -> None:
    house.radio.production.build(MONDAY, variants=[Variant.LOW])
    change(house, slots=(a_slot(starts=time(6)),))
    house.radio.production.build(MONDAY)
    usual, low = found(house), found(house, variant=Variant.LOW)
    assert low.revision == 2
    names = [
        {Path(file.name).stem for file in one.files if file.name.startswith("audio/")}
        for one in (usual, low)
    ]
    assert names[0] == names[1] == {"0600-buoi-sang"}


@pytest.mark.parametrize("damage", [lambda text: text[:300], lambda text: endless(text)])
def test_a_manifest_that_cannot_be_read_is_written_again_as_it_was(
    house: House, damage: Callable[[str], str]
) -> None:
    right = files(house)
    manifest = place(house, f"{found(house, DON_PHONG).folder}/{MANIFEST}")
    manifest.write_text(damage(manifest.read_text("utf-8")), "utf-8")
    assert house.radio.delivery.find(DON_PHONG, MONDAY) is None
    assert house.at_desk(QUAN).get("/plans").status_code == 200
    house.radio.production.build(MONDAY)
    assert files(house) == right


def endless(text: str) -> str:
    """One wrong letter in a length."""
    return re.sub(r'("duration_seconds": \d+)\.', r"\1e", text)


@pytest.mark.parametrize("left", [b"", b"[]", b"{", b'{"format": 1}', b"\xff"])
def test_a_pack_of_which_nothing_can_be_read_is_made_anew(house: House, left: bytes) -> None:
    pack = found(house)
    for name in (MANIFEST, SUMS, pack.archive):
        place(house, f"{pack.folder}/{name}").write_bytes(left)
    house.radio.production.build(MONDAY)
    again = found(house)
    assert again.complete
    assert as_its_manifest_says(house, again)


def spoil(path: Path, at: int) -> None:
    """One wrong byte, so many bytes from the beginning (or from the end) of the file."""
    content = bytearray(path.read_bytes())
    content[at] ^= 0x5A
    path.write_bytes(content)


def test_a_zip_with_one_wrong_byte_anywhere_is_made_again(house: House) -> None:
    pack = found(house)
    archive = place(house, f"{pack.folder}/{pack.archive}")
    right = archive.read_bytes()
    directory = right.rindex(b"PK\x01\x02")
    for at in (*range(directory, directory + 46, 2), len(right) // 2, len(right) - 12):
        spoil(archive, at)
        house.radio.delivery.pack(VI_HUONG, MONDAY)
        with zipfile.ZipFile(archive) as whole:
            assert whole.testzip() is None, at
    spoil(archive, len(right) // 2)
    assert house.radio.delivery.pack(VI_HUONG, MONDAY).written == 1
    assert archive.read_bytes() == right


def editions(house: House) -> Sequence[Path]:
    return sorted(place(house, "audio/editions").rglob("*.mp3"))


@pytest.mark.parametrize("gone", [False, True])
def test_what_has_begun_and_was_damaged_is_made_again_from_its_takes(
    house: House, gone: bool
) -> None:
    before = found(house)
    house.clock.at = NOON
    for edition in editions(house):
        edition.unlink() if gone else spoil(edition, 100_000)
    house.radio.production.build(MONDAY, variants=[Variant.LOW])
    assert found(house).files == before.files
    for variant in (Variant.MP3, Variant.LOW):
        assert as_its_manifest_says(house, found(house, variant=variant))
    reported = [one for one in house.radio.production.damage.found if "editions" in one]
    assert bool(reported) is not gone


def test_what_has_begun_was_damaged_and_may_not_be_heard_any_more_leaves_the_pack(
    house: House,
) -> None:
    house.clock.at = NOON
    for slug in ("canh-bao-mua-lon", "lich-tiem-phong"):
        house.radio.newsroom.withdraw(slug, QUAN.id, "Số liệu sai.")  # type: ignore[arg-type]
    for edition in editions(house):
        spoil(edition, 100_000)
    with pytest.raises(PartlyBuilt, match="not approved as it would sound"):
        house.radio.production.build(MONDAY, variants=[Variant.LOW])
    for variant in (Variant.MP3, Variant.LOW):
        pack = found(house, variant=variant)
        assert pack.complete
        assert not pack.length
        assert as_its_manifest_says(house, pack)


def test_a_pack_that_vanishes_while_it_is_looked_at_is_none(house: House) -> None:
    class Vanishing(FolderMedia):
        def list(self, prefix: str) -> list[str]:
            raise FileNotFoundError(prefix)

    class Zipless(FolderMedia):
        def path(self, key: str) -> Path:
            raise NotFound("There is no file %(key)s.", key=key)

    for kind in (Vanishing, Zipless):
        media = kind(house.radio.settings.workspace)
        looking = replace(house.radio.delivery, media=media)
        assert looking.find(VI_HUONG, MONDAY) is None


def test_a_file_that_vanishes_while_it_is_asked_for_is_being_made(house: House) -> None:
    pack = found(house)
    url = f"/stations/vi-huong/2022-10-03/files/{pack.archive}"
    operator = house.at_desk(HANH)
    assert operator.get(url).status_code == 200
    archive = place(house, f"{pack.folder}/{pack.archive}")

    class Late(FolderMedia):
        def path(self, key: str) -> Path:
            path = super().path(key)
            if key.endswith(".zip") and self.asked:
                archive.unlink()
            self.asked = key.endswith(".zip")
            return path

        asked = False

    object.__setattr__(house.radio.delivery, "media", Late(house.radio.settings.workspace))
    assert operator.get(url).status_code == 409


class Full(FolderMedia):
    """A stick on which no sound fits any more."""

    def put_file(self, key: str, source: Path) -> bool:
        if key.startswith("audio/"):
            raise OSError(28, "No space left on device")
        return super().put_file(key, source)


def test_a_stick_has_a_manifest_only_beside_all_that_it_names(house: House, tmp_path: Path) -> None:
    sticks = tmp_path / "stick", tmp_path / "broken"
    delivery = house.radio.delivery
    for stick in sticks:
        delivery.copy(found(house), stick)
        (stick / "audio" / "karaoke.mp3").write_bytes(b"somebody's own")
    change(house, slots=(a_slot(starts=time(6)),))
    house.radio.production.build(MONDAY)
    with pytest.raises(OSError, match="No space"):
        replace(delivery, folder=Full).copy(found(house), sticks[1])
    assert not (sticks[1] / MANIFEST).exists()
    delivery.copy(found(house), sticks[0])
    names = {one.name for one in (sticks[0] / "audio").iterdir()}
    assert names == {"0600-buoi-sang.mp3", "karaoke.mp3"}
    right = place(house, f"{found(house).folder}/{MANIFEST}").read_bytes()
    assert (sticks[0] / MANIFEST).read_bytes() == right
    assert delivery.copy(found(house), sticks[0]) == 0


def test_a_damaged_edition_is_refused_by_a_pack(house: House) -> None:
    for edition in editions(house):
        spoil(edition, 100_000)
    with pytest.raises(Refused, match="was damaged; build the date again"):
        house.radio.delivery.pack(VI_HUONG, MONDAY, Variant.LOW)
