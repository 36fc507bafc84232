"""The music desk: jingle, sting, bed and alert of the house and of each station.

Sounds are heard before they are chosen; every decision stays known. What was planned already is
built again, so that nothing plays the old one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from radio.domain.audio.house_sound import HOUSE, ChosenSound, at_station, why_unfit
from radio.domain.audio.house_tune import Piece, Recipe
from radio.domain.audio.recording import Figures
from radio.domain.audio.sound import Sound, TakeId
from radio.domain.errors import NotFound, Refused
from radio.domain.people import PersonId, Role
from radio.domain.station import StationId
from radio.ports import AuditEntry, Clock, HouseSounds, KeptSounds, Mastering, Records, Store
from radio.services.builds import build_again
from radio.services.delivery import Delivery
from radio.services.work import Work

LONGEST_TITLE = 100
"""Characters that are kept of a file's name."""
AHEAD = timedelta(days=366)
"""How far ahead something may be planned."""
_TRIED = TakeId("tried")


@dataclass(frozen=True)
class Standing:
    """What is heard of one piece at a station, or in the house."""

    piece: Piece
    chosen: ChosenSound | None
    """The decision that holds here; None: what was shipped."""
    before: Sequence[ChosenSound]
    """Sounds that were chosen here before, newest first, each once."""


@dataclass(frozen=True)
class Music:
    """Tries, chooses, takes in and gives back sounds; `HOUSE` stands for the house."""

    store: Store
    clock: Clock
    house: HouseSounds
    kept: KeptSounds
    mastering: Mastering
    composing: Callable[[Recipe], Sound]
    examined: Callable[[Path], tuple[Sound, Figures]]
    """Reads a file that was handed in; raises `Refused`."""
    work: Work
    delivery: Delivery
    zone: str
    """Of the centre."""
    horizon_days: int
    """How many days ahead are built by themselves."""

    def standing(self, station: StationId) -> Sequence[Standing]:
        """Every piece as it is heard at the station; raises `NotFound` for an unknown one."""
        with self.store.reading() as records:
            _require_station(records, station)
            return [_standing(records, piece, station) for piece in Piece]

    def sound(self, piece: Piece, station: StationId) -> Sound:
        """What is heard of a piece at the station now; raises `NotFound`."""
        return self.house.sound(at_station(piece, station))

    def kept_sound(self, piece: Piece, station: StationId, name: str) -> Sound:
        """A sound that was chosen here before; raises `NotFound`."""
        with self.store.reading() as records:
            return self.kept.sound(_earlier(records, piece, station, name).sound or "")

    def compose(self, recipe: Recipe) -> Sound:
        """What a recipe sounds like; nothing is kept."""
        return self.composing(recipe)

    def choose(self, station: StationId, recipe: Recipe, by: PersonId) -> None:
        """Let the sound of a recipe be heard from now on."""
        sound = self.composing(recipe)
        self._require_levelled(sound)
        self._decide(station, recipe.piece, self.kept.keep(sound), recipe, "", by)

    def take_in(
        self, station: StationId, piece: Piece, file: Path, title: str, by: PersonId
    ) -> None:
        """Let a sound that was handed in be heard from now on; the file is only read.

        Raises `Refused` for what is no sound, too short or too long, or cannot be levelled.
        """
        with self.store.reading() as records:
            records.people.get(by).require(Role.ADMIN)
        sound, figures = self.examined(file)
        wrong = why_unfit(piece, figures)
        if wrong is not None:
            raise Refused("This sound cannot be used: %(why)s", why=wrong)
        self._require_levelled(sound)
        self._decide(station, piece, self.kept.keep(sound), None, title[:LONGEST_TITLE], by)

    def choose_again(self, station: StationId, piece: Piece, name: str, by: PersonId) -> None:
        """Let a sound that was chosen here before be heard again; raises `NotFound`."""
        with self.store.reading() as records:
            earlier = _earlier(records, piece, station, name)
        self._decide(station, piece, earlier.sound, earlier.recipe, earlier.title, by)

    def give_back(self, station: StationId, piece: Piece, by: PersonId) -> None:
        """Let a station hear the house's sound again, or the house the one that was shipped."""
        self._decide(station, piece, None, None, "", by)

    def _require_levelled(self, sound: Sound) -> None:
        self.mastering.master(_TRIED, "house", [sound])

    def _decide(
        self,
        station: StationId,
        piece: Piece,
        sound: str | None,
        recipe: Recipe | None,
        title: str,
        by: PersonId,
    ) -> None:
        now = self.clock.now()
        decision = ChosenSound(station, piece, sound, recipe, title, by, now)
        act = "sound.choose" if sound else "sound.give_back"
        subject = f"{piece}@{station}" if station else str(piece)
        with self.store.begin() as records:
            records.people.get(by).require(Role.ADMIN)
            _require_station(records, station)
            records.house_sounds.decide(decision)
            records.audit.append(AuditEntry(now, by, act, subject, title))
            self._build_again(records, station)

    def _build_again(self, records: Records, station: StationId) -> None:
        """Queue every date in which the sound may be heard and that has a pack or is about to.

        What is planned further ahead is built with it when its time comes.
        """
        now = self.clock.now()
        first = now.date()  # UTC is behind: what still is on somewhere is built once more at most
        last = now.astimezone(ZoneInfo(self.zone)).date() + timedelta(days=self.horizon_days)
        planned = records.broadcasts.between(first, first + AHEAD, station or None)
        coming = {(one.on, one.station) for one in planned if one.starts_at > now}
        for day in sorted({on for on, at in coming if on <= last or self.delivery.known(at, on)}):
            build_again(self.work, records, day, station or None)


def _standing(records: Records, piece: Piece, station: StationId) -> Standing:
    decisions = records.house_sounds.decisions(piece, station)
    holds = decisions[0] if decisions and decisions[0].sound else None
    sounds = {one.sound: one for one in reversed(decisions) if one.sound}
    before = [one for one in reversed(sounds.values()) if holds is None or one.sound != holds.sound]
    return Standing(piece, holds, before)


def _earlier(records: Records, piece: Piece, station: StationId, name: str) -> ChosenSound:
    for one in records.house_sounds.decisions(piece, station):
        if one.sound == name:
            return one
    raise NotFound("There is no house sound %(name)s.", name=name)


def _require_station(records: Records, station: StationId) -> None:
    if station == HOUSE:
        return
    if all(one.id != station for one in records.schedules.load().stations):
        raise NotFound("There is no station %(station)s.", station=station)
