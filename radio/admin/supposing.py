"""The "what if" form of the coverage page: what it holds, and what it supposes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from werkzeug.datastructures import MultiDict

from radio.domain.coverage.coverage_view import View
from radio.domain.coverage.supposition import SUPPOSED_SLOT, Supposed, Wish
from radio.domain.errors import BadInput, Problem
from radio.domain.message import Message, message
from radio.domain.programme import ProgrammeId
from radio.domain.schedule import Schedules
from radio.domain.script import Kind
from radio.domain.slot import Slot
from radio.domain.station import StationId

LONGEST_SLOT = 240
"""Minutes."""
LONGEST_BULLETIN = 60
"""Minutes."""
REPEATS: Mapping[str, tuple[str, Message]] = {
    "daily": ("FREQ=DAILY", message("every day")),
    "weekdays": ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", message("Monday to Friday")),
    "weekend": ("FREQ=WEEKLY;BYDAY=SA,SU", message("Saturday and Sunday")),
    "weekly": ("FREQ=WEEKLY;BYDAY=SA", message("every Saturday")),
}


@dataclass(frozen=True)
class Form:
    """What somebody typed, as it was typed."""

    theme: str = ""
    kind: str = Kind.NEWS.value
    minutes: str = "3"
    first: str = ""
    last: str = ""
    programme: str = ""
    starts: str = "17:00"
    slot_minutes: str = "15"
    repeat: str = "daily"
    at: tuple[str, ...] = field(default=())
    """Stations; none: all."""

    @property
    def asks(self) -> bool:
        """Whether anything is supposed."""
        return bool(self.theme or self.programme)

    def supposed(self, view: View, today: date, schedules: Schedules) -> Supposed:
        """What it means; raises `BadInput` with everything that is wrong."""
        reading = _Reading(self, view, today, schedules)
        made = Supposed(
            reading.stations(),
            reading.slot() if self.programme else None,
            reading.wish() if self.theme else None,
        )
        if reading.problems:
            raise BadInput(reading.problems)
        return made


def form_from(args: MultiDict[str, str]) -> Form:
    """The form as the address has it."""
    typed = {
        name: args[f"if-{name}"].strip()[:100]
        for name in Form.__dataclass_fields__
        if name != "at" and f"if-{name}" in args
    }
    return Form(**typed, at=tuple(args.getlist("if-at")))


class _Reading:
    """Reads the fields, and remembers what is wrong with them."""

    def __init__(self, form: Form, view: View, today: date, schedules: Schedules) -> None:
        self.problems: list[Problem] = []
        self._form = form
        self._view = view
        self._today = today
        self._schedules = schedules

    def stations(self) -> frozenset[StationId]:
        there = {
            one.id
            for one in self._schedules.stations
            if one.exists_on(self._view.nearest(self._today))
        }
        if not self._form.at:
            return frozenset(there)
        for name in self._form.at:
            if name not in there:
                self._wrong(message("There is no station %(station)s.", station=name))
        return frozenset(StationId(one) for one in self._form.at)

    def slot(self) -> Slot:
        form = self._form
        if all(one.id != form.programme for one in self._schedules.programmes):
            self._wrong(message("There is no programme %(programme)s.", programme=form.programme))
        if form.repeat not in REPEATS:
            self._wrong(message("Choose the days of the slot."))
        starts = time(17)
        try:
            starts = time.fromisoformat(form.starts)
        except ValueError:
            self._wrong(message("Write when the slot begins, such as 17:00."))
        length = self._minutes(form.slot_minutes, LONGEST_SLOT, message("Airtime"))
        repeat = REPEATS.get(form.repeat, REPEATS["daily"])[0]
        return Slot(
            SUPPOSED_SLOT, ProgrammeId(form.programme), starts.replace(tzinfo=None), length, repeat
        )

    def wish(self) -> Wish:
        form = self._form
        if all(one.id != form.theme for one in self._schedules.plan.themes):
            self._wrong(message("There is no theme %(theme)s.", theme=form.theme))
        kind = Kind.NEWS
        try:
            kind = Kind(form.kind)
        except ValueError:
            self._wrong(message("Choose the kind of the bulletin."))
        first, last = self._days()
        length = self._minutes(form.minutes, LONGEST_BULLETIN, message("Length"))
        audience = (self._view.audience,) if self._view.audience else ()
        language = self._view.language or "vie"
        return Wish(form.theme, kind, length, first, last, audience, language)

    def _days(self) -> tuple[date, date]:
        """From when until when; left out: from today until the period ends."""
        found = [max(self._today, self._view.first), self._view.last]
        for number, written in enumerate((self._form.first, self._form.last)):
            if written:
                try:
                    found[number] = date.fromisoformat(written)
                except ValueError:
                    self._wrong(message("There is no day %(day)s.", day=written))
        still_to_come = self._view.last >= self._today
        if found[0] > found[1] and still_to_come:
            self._wrong(message("The last day lies before the first."))
        return found[0], found[1]

    def _minutes(self, written: str, most: int, what: Message) -> timedelta:
        with suppress(ValueError, OverflowError):
            found = timedelta(minutes=float(written.replace(",", ".")))
            if timedelta(seconds=10) <= found <= timedelta(minutes=most):
                return found
        self._wrong(message("%(what)s: write minutes, at most %(most)s.", what=what, most=most))
        return timedelta(minutes=1)

    def _wrong(self, sentence: Message) -> None:
        self.problems.append(Problem(sentence))
