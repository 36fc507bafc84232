"""Values with everything filled in, so that a test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.people import Person, PersonId, Role
from radio.domain.script import Kind, Script
from radio.domain.station import Station, StationId

MONDAY = date(2022, 10, 3)
"""A Monday of the plan's first autumn."""
EVE = datetime(2022, 10, 2, 3, 0, tzinfo=UTC)
"""10:00 in Bạch Thông on the day before `MONDAY`."""

LAN = Person(PersonId("lan"), "Hoàng Thị Lan", frozenset({Role.EDITOR}))
MINH = Person(PersonId("minh"), "Nông Văn Minh", frozenset({Role.APPROVER}))
HANH = Person(
    PersonId("hanh"),
    "Triệu Thị Hạnh",
    frozenset({Role.OPERATOR}),
    stations=frozenset({StationId("vi-huong")}),
)
QUAN = Person(PersonId("quan"), "Lý Văn Quân", frozenset({Role.ADMIN}))


def a_script(**changes: object) -> Script:
    """A short news script."""
    script = Script(
        title="Huyện Bạch Thông triển khai giảm nghèo bền vững",
        kind=Kind.NEWS,
        theme="muc-tieu-chuong-trinh",
        body="Ủy ban nhân dân huyện Bạch Thông triển khai chương trình giảm nghèo bền vững.",
    )
    return replace(script, **changes)  # type: ignore[arg-type]


def a_bulletin(slug: str = "giam-ngheo", **changes: object) -> Bulletin:
    """A draft by Lan."""
    bulletin = Bulletin(
        id=BulletinId(slug),
        script=a_script(),
        author=LAN.id,
        state=State.DRAFT,
        created_at=EVE,
        changed_at=EVE,
    )
    return replace(bulletin, **changes)  # type: ignore[arg-type]


def a_station(slug: str = "vi-huong", **changes: object) -> Station:
    """Vi Hương as it was in 2022."""
    station = Station(
        id=StationId(slug),
        code="01975",
        name="Vi Hương",
        unit="xã",
        area="huyện Bạch Thông, tỉnh Bắc Kạn",
        valid_to=date(2025, 6, 30),
        successor=StationId("phu-thong-2025"),
    )
    return replace(station, **changes)  # type: ignore[arg-type]
