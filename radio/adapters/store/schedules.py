"""The tables behind `schedules/`: read whole, replaced whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select

from radio.adapters.store import tables
from radio.adapters.store.alone import alone
from radio.adapters.store.as_json import part_from, part_to
from radio.adapters.store.overrides import OverrideTable
from radio.domain.audio.treatment import Treatment
from radio.domain.calendar import SpecialDay
from radio.domain.coverage.coverage import Audience, CommunicationPlan, Target, Theme
from radio.domain.errors import NotFound
from radio.domain.packs.variant import Variant
from radio.domain.planning.planning_rules import PlanningRules, Ties
from radio.domain.programme import AfterEmergency, Programme
from radio.domain.schedule import Schedules
from radio.domain.slot import Slot
from radio.domain.station import Channel, Station
from radio.domain.timetable.limit import Limit, LimitKind

_ALL = (
    tables.communication_plan,
    tables.theme,
    tables.audience,
    tables.target,
    tables.channel,
    tables.station,
    tables.programme,
    tables.slot,
    tables.special_day,
    tables.limit_rule,
)


class ScheduleSet:
    """All schedules as one value; the order of each list is kept."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def alone(self) -> None:
        """Let nobody else change schedules until this transaction ends."""
        alone(self._connection, "schedules")

    def load(self) -> Schedules:
        """All schedules; raises `NotFound` before the first import."""
        return Schedules(
            plan=self._plan(),
            channels=tuple(Channel(**_fields(row)) for row in self._rows(tables.channel)),
            stations=tuple(_station(row) for row in self._rows(tables.station)),
            programmes=tuple(_programme(row) for row in self._rows(tables.programme)),
            slots=tuple(_slot(row) for row in self._rows(tables.slot)),
            calendar=tuple(SpecialDay(**_fields(row)) for row in self._rows(tables.special_day)),
            limits=tuple(_limit(row) for row in self._rows(tables.limit_rule)),
            overrides=OverrideTable(self._connection).holding(),
        )

    def save(self, schedules: Schedules) -> None:
        """Replace all schedules; what is gone from them is gone here."""
        self.alone()
        for table in _ALL:
            self._connection.execute(delete(table))
        plan = schedules.plan
        self._fill(tables.communication_plan, [_plan_values(plan)])
        self._fill(tables.theme, map(vars, plan.themes))
        self._fill(tables.audience, map(vars, plan.audiences))
        self._fill(tables.target, map(_target_values, plan.targets))
        self._fill(tables.channel, map(vars, schedules.channels))
        self._fill(tables.station, map(_station_values, schedules.stations))
        self._fill(tables.programme, map(_programme_values, schedules.programmes))
        self._fill(tables.slot, map(_slot_values, schedules.slots))
        self._fill(tables.special_day, map(vars, schedules.calendar))
        self._fill(tables.limit_rule, map(_limit_values, schedules.limits))
        OverrideTable(self._connection).replace(schedules.overrides)

    @property
    def overrides(self) -> OverrideTable:
        """What is different on one date, to be made and undone one by one."""
        return OverrideTable(self._connection)

    def _plan(self) -> CommunicationPlan:
        rows = self._rows(tables.communication_plan)
        if not rows:
            raise NotFound("There are no schedules yet; take them in with: radio import schedules")
        kept = rows[0]
        return CommunicationPlan(
            title=kept.title,
            valid_from=kept.valid_from,
            valid_to=kept.valid_to,
            rules=PlanningRules(Ties(kept.ties), kept.plays_a_day, kept.spacing),
            themes=tuple(Theme(**_fields(row)) for row in self._rows(tables.theme)),
            audiences=tuple(Audience(**_fields(row)) for row in self._rows(tables.audience)),
            targets=tuple(_target(row) for row in self._rows(tables.target)),
        )

    def _rows(self, table: Table) -> Sequence[Row[Any]]:
        return self._connection.execute(select(table).order_by(table.c.position)).all()

    def _fill(self, table: Table, values: Iterable[dict[str, Any]]) -> None:
        rows = [{**one, "position": position} for position, one in enumerate(values)]
        if rows:
            self._connection.execute(insert(table), rows)


def _fields(row: Row[Any]) -> dict[str, Any]:
    """The columns of a row that are fields of its value."""
    return {name: value for name, value in row._mapping.items() if name != "position"}


def _plan_values(plan: CommunicationPlan) -> dict[str, Any]:
    values = {name: getattr(plan, name) for name in ("title", "valid_from", "valid_to")}
    return {**values, **vars(plan.rules)}


def _target_values(target: Target) -> dict[str, Any]:
    return {
        **vars(target),
        "stations": None if target.stations is None else list(target.stations),
    }


def _target(row: Row[Any]) -> Target:
    stations = None if row.stations is None else tuple(row.stations)
    return Target(**{**_fields(row), "stations": stations})


def _station_values(station: Station) -> dict[str, Any]:
    return {
        **vars(station),
        "languages": list(station.languages),
        "variants": [variant.value for variant in station.variants],
    }


def _station(row: Row[Any]) -> Station:
    lists = {
        "languages": tuple(row.languages),
        "variants": tuple(Variant(name) for name in row.variants),
    }
    return Station(**{**_fields(row), **lists, "treatment": Treatment(row.treatment)})


def _programme_values(programme: Programme) -> dict[str, Any]:
    return {**vars(programme), "parts": [part_to(part) for part in programme.parts]}


def _programme(row: Row[Any]) -> Programme:
    parts = tuple(part_from(part) for part in row.parts)
    return Programme(row.id, row.title, parts, AfterEmergency(row.after_emergency))


def _limit_values(limit: Limit) -> dict[str, Any]:
    stations = None if limit.stations is None else list(limit.stations)
    return {**vars(limit), "kind": limit.kind.value, "stations": stations}


def _limit(row: Row[Any]) -> Limit:
    stations = None if row.stations is None else tuple(row.stations)
    return Limit(**{**_fields(row), "kind": LimitKind(row.kind), "stations": stations})


def _slot_values(slot: Slot) -> dict[str, Any]:
    return {**vars(slot), "stations": None if slot.stations is None else list(slot.stations)}


def _slot(row: Row[Any]) -> Slot:
    stations = None if row.stations is None else tuple(row.stations)
    after = None if row.after_emergency is None else AfterEmergency(row.after_emergency)
    return Slot(**{**_fields(row), "stations": stations, "after_emergency": after})
