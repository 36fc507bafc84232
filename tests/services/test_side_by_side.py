"""Stations of a day that are made at the same time: nothing of it is seen in what is made."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import Barrier, Event

import pytest

from radio.domain.audio.cuesheet import Layout
from radio.domain.broadcast import Edition
from radio.domain.errors import Refused
from radio.domain.packs.variant import Variant
from radio.ports import Label, Splicing
from radio.services.production import PartlyBuilt, Production
from tests.admin_house import House, a_house
from tests.builders import MONDAY
from tests.fakes import Steps

AT_MOST = 60.0
"""Seconds until a hand that waits for the other is told that there is none."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Two stations, and one bulletin that is approved."""
    with a_house(tmp_path) as made:
        made.approved(title="Họp thôn", body="Mời bà con dự họp thôn vào tối nay.")
        yield made


@dataclass
class Meeting:
    """Joins frames once somebody else is about to do so, too."""

    splicing: Splicing
    both: Barrier
    version = "meeting"

    def pieces(
        self, label: Label, layout: Layout, frames: Iterable[tuple[int, bytes]]
    ) -> Iterator[bytes]:
        self.both.wait()
        return self.splicing.pieces(label, layout, frames)

    def variant_of(self, edition: Edition, variant: Variant, ceiling: float) -> Edition:
        self.both.wait()
        return edition


@dataclass
class Failing:
    """Fails at each station, at the first in the list only after the other."""

    first: str
    version = "failing"

    def __post_init__(self) -> None:
        self._other_failed = Event()

    def pieces(
        self, label: Label, layout: Layout, frames: Iterable[tuple[int, bytes]]
    ) -> Iterator[bytes]:
        if label.station.endswith(self.first):
            assert self._other_failed.wait(AT_MOST)
        else:
            self._other_failed.set()
        raise Refused("No sound.")


def by(house: House, hands: int) -> Production:
    return replace(house.radio.production, hands=hands)


def splicing(production: Production, joiner: Splicing) -> Production:
    return replace(production, assembly=replace(production.assembly, splicing=joiner))


def test_two_hands_assemble_and_pack_two_stations_at_the_same_time(house: House) -> None:
    meeting = Meeting(house.radio.assembly.splicing, Barrier(2, timeout=AT_MOST))
    production = splicing(by(house, 2), meeting)
    delivery = replace(production.delivery, variant_of=meeting.variant_of)
    assert len(replace(production, delivery=delivery).build(MONDAY)) == 2


def test_packs_come_out_in_the_same_order_with_the_same_bytes(house: House) -> None:
    alone = by(house, 1).build(MONDAY)
    workspace = house.radio.settings.workspace
    before = made(workspace)
    for folder in ("packs", "audio/editions"):
        shutil.rmtree(workspace / folder)
    assert by(house, 2).build(MONDAY) == alone
    assert made(workspace) == before


def made(workspace: Path) -> dict[Path, str]:
    files = (path for path in (workspace / "packs").rglob("*") if path.is_file())
    return {path: sha256(path.read_bytes()).hexdigest() for path in files}


def test_what_is_told_is_the_same_however_many_hands_there_are(house: House) -> None:
    one, two = Steps(), Steps()
    by(house, 1).build(MONDAY, progress=one)
    by(house, 2).build(MONDAY, progress=two)
    assert list(dict.fromkeys(two.seen)) == list(dict.fromkeys(one.seen))


def test_failures_are_named_in_the_order_of_the_stations_whoever_failed_first(
    house: House,
) -> None:
    with house.radio.store.reading() as records:
        names = [one.full_name for one in records.schedules.load().stations]
    with pytest.raises(PartlyBuilt) as failed:
        splicing(by(house, 2), Failing(names[0])).build(MONDAY)
    assert [one.at for one in failed.value.failures] == names
