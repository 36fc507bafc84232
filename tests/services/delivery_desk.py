"""A delivery desk over a real database and a real folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from radio.adapters.media import FolderMedia
from radio.adapters.store import open_store
from radio.domain.broadcast import Broadcast, BroadcastState, Edition, broadcast_id
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.packs.variant import Variant
from radio.domain.schedule import SlotId
from radio.domain.station import StationId
from radio.ports import Store
from radio.services.delivery import Delivery
from radio.services.variants import Variants
from tests.builders import (
    HANH,
    LAN,
    MINH,
    MONDAY,
    a_broadcast,
    an_approved,
    an_edition,
    some_schedules,
)
from tests.databases import fresh_sqlite
from tests.fakes import FrozenClock, TrustingReadings

VI_HUONG = StationId("vi-huong")
FOLDER = "packs/vi-huong/2022-10-03"
EVENING = datetime(2022, 10, 3, 10, 0, tzinfo=UTC)


class UpperCase:
    """Another form of editions that are letters."""

    version = "1"

    def convert(self, edition: Path, variant: Variant, file: BinaryIO, ceiling: float) -> None:
        file.write(edition.read_bytes().upper() + f" BELOW {ceiling}".encode())


@dataclass
class Desk:
    """A delivery desk over a real database and a real folder, with two broadcasts built."""

    delivery: Delivery
    store: Store
    media: FolderMedia
    root: Path
    sounds_otherwise: set[BulletinId]

    @property
    def pack_folder(self) -> Path:
        return self.root / FOLDER

    def keep(self, broadcast: Broadcast, content: bytes) -> Edition:
        """Plan one more broadcast and build its edition."""
        edition = an_edition(broadcast, content)
        self.media.put(edition.media, content)
        with self.store.begin() as records:
            before = [
                one
                for one in records.broadcasts.between(broadcast.on, broadcast.on)
                if one.id != broadcast.id
            ]
            records.broadcasts.replace(broadcast.on, broadcast.on, [*before, broadcast])
            records.broadcasts.save_edition(edition)
        return edition

    def change(self, slug: str, act: Callable[[Bulletin], Bulletin]) -> None:
        with self.store.begin() as records:
            records.bulletins.save(act(records.bulletins.get(BulletinId(slug))))

    def planned(self) -> Sequence[Broadcast]:
        with self.store.begin() as records:
            return records.broadcasts.between(MONDAY, MONDAY)

    def states(self) -> list[BroadcastState]:
        return [one.state for one in self.planned()]

    def stamps(self) -> dict[str, tuple[int, int]]:
        found = (path for path in self.pack_folder.rglob("*") if path.is_file())
        return {str(one): (one.stat().st_ino, one.stat().st_mtime_ns) for one in found}


def evening(*bulletins: str) -> Broadcast:
    slot = SlotId("buoi-chieu")
    return a_broadcast(
        *bulletins, id=broadcast_id(VI_HUONG, MONDAY, slot), slot=slot, starts_at=EVENING
    )


def a_desk(workspace: Path) -> Desk:
    store = open_store(fresh_sqlite(workspace / "radio.db"))
    media = FolderMedia(workspace)
    otherwise: set[BulletinId] = set()
    delivery = Delivery(
        store,
        media,
        FrozenClock(),
        TrustingReadings(store, otherwise),
        FolderMedia,
        Variants(media, UpperCase()).of,
    )
    with store.begin() as records:
        for person in (LAN, MINH, HANH):
            records.people.save(person)
        records.schedules.save(some_schedules())
        for slug in ("a", "b"):
            records.bulletins.add(an_approved(slug, title=f"Tin {slug}"))
    made = Desk(delivery, store, media, workspace, otherwise)
    made.keep(a_broadcast("a", "b"), b"morning" * 1000)
    made.keep(evening("b"), b"evening" * 1000)
    return made
