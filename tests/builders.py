"""Values with everything filled in, so that a test names only what it is about."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from radio.domain.audio.cuesheet import Cue, CueSheet
from radio.domain.broadcast import Broadcast, Edition, broadcast_id
from radio.domain.bulletin import Approval, Bulletin, BulletinId, State
from radio.domain.calendar import DayType
from radio.domain.coverage.coverage import CommunicationPlan
from radio.domain.emergencies.emergency import Emergency, EmergencyId, Level
from radio.domain.people import Person, PersonId, Role
from radio.domain.programme import (
    Headlines,
    Items,
    Play,
    Programme,
    ProgrammeId,
    Rundown,
    Say,
    Segment,
    SegmentKind,
)
from radio.domain.schedule import Schedules, Slot, SlotId
from radio.domain.script import Kind, Script
from radio.domain.station import Channel, ChannelId, Station, StationId
from radio.domain.timetable.limit import Limit, LimitKind
from radio.domain.timetable.override import Change, Override

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


def an_approved(slug: str = "giam-ngheo", **script: object) -> Bulletin:
    """A bulletin by Lan that Minh approved on the eve; `script` changes its script."""
    return a_bulletin(
        slug,
        script=a_script(**script),
        state=State.APPROVED,
        voice="tone:vi",
        approval=Approval(MINH.id, EVE, heard=f"hash of {slug}", voice="tone:vi"),
    )


COMMUNE_RADIO = Channel(ChannelId("commune-radio"), "Đài truyền thanh xã", rank=1)
DISTRICT_PAGE = Channel(
    ChannelId("district-page"), "Trang thông tin huyện", rank=2, after="scheduled"
)


def a_programme(**changes: object) -> Programme:
    """A short morning programme: jingle, ident, headlines, warnings, news, notices, farewell."""
    programme = Programme(
        ProgrammeId("buoi-sang"),
        "Chương trình buổi sáng",
        (
            Play("jingle", SegmentKind.JINGLE),
            Say("Đây là Đài truyền thanh {station}. Hôm nay là {weekday}, {date}.", bed="bed"),
            Headlines("Các nội dung chính:", at_most=2),
            Items((Kind.WARNING,), at_most=2),
            Items((Kind.NEWS, Kind.FEATURE), at_most=3, between="sting"),
            Items((Kind.NOTICE,), at_most=2, times=2, again="Xin nhắc lại."),
            Say("Xin kính chào bà con."),
        ),
    )
    return replace(programme, **changes)  # type: ignore[arg-type]


def a_slot(**changes: object) -> Slot:
    """Every day from five in the morning, half an hour."""
    slot = Slot(
        SlotId("buoi-sang"),
        ProgrammeId("buoi-sang"),
        starts=time(5),
        length=timedelta(minutes=30),
    )
    return replace(slot, **changes)  # type: ignore[arg-type]


def some_schedules(**changes: object) -> Schedules:
    """Vi Hương with its morning programme, and nothing else."""
    schedules = Schedules(
        plan=CommunicationPlan(
            "Kế hoạch truyền thông", date(2022, 7, 1), date(2025, 12, 31), (), (), ()
        ),
        channels=(COMMUNE_RADIO, DISTRICT_PAGE),
        stations=(a_station(),),
        programmes=(a_programme(),),
        slots=(a_slot(),),
        calendar=(),
    )
    return replace(schedules, **changes)  # type: ignore[arg-type]


def a_broadcast(*bulletins: str, **changes: object) -> Broadcast:
    """Monday's morning programme at Vi Hương with these bulletins, planned."""
    broadcast = Broadcast(
        id=broadcast_id(StationId("vi-huong"), MONDAY, SlotId("buoi-sang")),
        station=StationId("vi-huong"),
        slot=SlotId("buoi-sang"),
        programme=ProgrammeId("buoi-sang"),
        title="Chương trình buổi sáng",
        on=MONDAY,
        starts_at=datetime(2022, 10, 2, 22, 0, tzinfo=UTC),
        slot_length=timedelta(minutes=30),
        rundown=Rundown(
            (
                Segment(SegmentKind.JINGLE, "Nhạc hiệu", sound="jingle"),
                *(Segment(SegmentKind.SPEECH, one, bulletin=BulletinId(one)) for one in bulletins),
            )
        ),
    )
    return replace(broadcast, **changes)  # type: ignore[arg-type]


def an_edition(broadcast: Broadcast, content: bytes = b"frames", **changes: object) -> Edition:
    """An edition of ten seconds a bulletin, made from what `an_approved` approves."""
    item = timedelta(seconds=10)
    heard = broadcast.rundown.bulletins
    cues = tuple(
        Cue(SegmentKind.SPEECH, str(one), number * item, item, one)
        for number, one in enumerate(heard)
    )
    digest = hashlib.sha256(content).hexdigest()
    edition = Edition(
        broadcast=broadcast.id,
        media=f"audio/editions/{digest[:2]}/{digest}.mp3",
        sha256=digest,
        bytes=len(content),
        length=len(heard) * item,
        loudness=-16.04,
        cues=CueSheet(cues, len(heard) * item),
        heard=tuple((one, f"hash of {one}") for one in heard),
    )
    return replace(edition, **changes)  # type: ignore[arg-type]


def an_emergency(number: int = 1, **changes: object) -> Emergency:
    """Minh aired a flood warning at Vi Hương on the eve: three times, every ten minutes."""
    emergency = Emergency(
        id=EmergencyId(f"khan-2022-10-02-{number}"),
        bulletin=BulletinId("lu-quet"),
        written_for_it=True,
        level=Level.SEVERE,
        stations=(StationId("vi-huong"),),
        source="Ban Chỉ huy phòng, chống thiên tai huyện Bạch Thông",
        issued_at=EVE - timedelta(minutes=20),
        approval=Approval(MINH.id, EVE, heard="seal", voice="tone:vi"),
        every=timedelta(minutes=10),
        times=3,
        expires_at=EVE + timedelta(hours=6),
        length=timedelta(minutes=1),
    )
    return replace(emergency, **changes)  # type: ignore[arg-type]


SOME_LIMITS = (
    Limit(
        LimitKind.QUIET_HOURS,
        "Quy chế",
        begins=time(21),
        ends=time(5),
        area="tỉnh Bắc Kạn",
        on_types=(DayType.WEEKEND,),
        valid_from=date(2022, 7, 1),
        valid_to=date(2025, 6, 30),
    ),
    Limit(LimitKind.SESSIONS_A_DAY, "Quy chế", at_most=0, stations=(StationId("vi-huong"),)),
    Limit(LimitKind.MINUTES_A_DAY, "Quy chế", at_most=90, stations=()),
)
SOME_OVERRIDES = (
    Override(
        SlotId("buoi-sang"),
        date(2022, 10, 3),
        Change.CHANGE,
        "Mất điện",
        station=StationId("vi-huong"),
        moved_to=date(2022, 10, 4),
        starts=time(6, 30),
        programme=ProgrammeId("buoi-sang"),
        length=timedelta(minutes=12, seconds=30),
        despite_limits=True,
        who="lan",
        made_at=datetime(2022, 10, 2, 3, 4, 5, 678, tzinfo=UTC),
    ),
    Override(SlotId("buoi-sang"), date(2022, 10, 6), Change.CANCEL, "Quốc tang"),
)
"""In the order in which they are kept."""

EIGHT_IN_THE_EVENING = time(20)
"""When the nightly run is due."""
