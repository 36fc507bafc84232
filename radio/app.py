"""The only joiner: `build(settings)` hands every desk the parts of the world it asks for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from radio.adapters.audio_library import FolderLibrary, KeptTakes
from radio.adapters.cap_feed import CapFeed
from radio.adapters.cap_xml import read_cap
from radio.adapters.chosen_sounds import ChosenSounds
from radio.adapters.clock import SystemClock
from radio.adapters.conversion import EditionConversion
from radio.adapters.house_generator import compose
from radio.adapters.house_sounds import FolderHouseSounds
from radio.adapters.ingest import examined_music, ingest
from radio.adapters.kept_sounds import KeptSounds
from radio.adapters.locks import BuildLocks
from radio.adapters.mastering import LameMastering
from radio.adapters.media import FolderMedia
from radio.adapters.passwords import Argon2Passwords
from radio.adapters.presence import Presence
from radio.adapters.queue import HueyQueue
from radio.adapters.splice import FrameSplicing
from radio.adapters.spreadsheet import workbook
from radio.adapters.store import open_store
from radio.adapters.voices import installed_voices
from radio.adapters.whole_files import sweep
from radio.config import Settings
from radio.domain.bulletin import BulletinId
from radio.domain.checks.schedule_checks import check
from radio.domain.emergencies.emergency_turns import First
from radio.domain.house_reading import HouseReading
from radio.domain.job import JobKind
from radio.domain.people import PersonId
from radio.domain.station import StationId
from radio.ports import AudioLibrary, Clock, HouseSounds, MediaStore, Progress, Store
from radio.services.accounts import Accounts
from radio.services.advisories import Advisories
from radio.services.assembly import Assembly
from radio.services.attempt import Act
from radio.services.builds import Builds
from radio.services.clearing import Clearing
from radio.services.clock_check import ClockCheck
from radio.services.coverage import Coverage
from radio.services.damage import Damage
from radio.services.delivery import Delivery
from radio.services.emergencies import Emergencies
from radio.services.hearing import Hearing
from radio.services.house_sounds import Music
from radio.services.interruptions import Interruptions
from radio.services.narration import Narration
from radio.services.newsroom import Newsroom
from radio.services.ordering import Ordering
from radio.services.plan_versions import PlanVersions
from radio.services.planning import Planning
from radio.services.production import Production
from radio.services.pronunciation import Pronunciation
from radio.services.readings import Readings
from radio.services.recordings import Recordings
from radio.services.replanning import PLAN_EVERY, Replanning
from radio.services.rescheduling import Rescheduling
from radio.services.studio import Studio
from radio.services.ticks import Tick
from radio.services.timelines import Timelines
from radio.services.timetable import Timetable
from radio.services.urgent import Urgent
from radio.services.variants import Variants
from radio.services.versions import Versions
from radio.services.voicing import Voicing
from radio.services.weeks import Weeks
from radio.services.work import Work

HANDS = min(4, os.cpu_count() or 1)
"""Jobs done at the same time, and stations made at the same time: each takes a processor."""
CLEAR_EVERY = 6 * 3600
"""Seconds between looks for files that nobody needs any more."""
LOOK_EVERY = 5
"""Seconds between looks at emergencies: how long one that is over stays in a station's list."""
MADE = ("audio", "packs", "urgent")
"""Folders of a workspace that hold only what the programme made."""


@dataclass(frozen=True)
class Radio:
    """One installation: its desks, and the parts the doors need to see."""

    settings: Settings
    clock: Clock
    store: Store
    library: AudioLibrary
    media: MediaStore
    house: HouseSounds
    music: Music
    accounts: Accounts
    newsroom: Newsroom
    readings: Readings
    pronunciation: Pronunciation
    versions: Versions
    timetable: Timetable
    voicing: Voicing
    looking: Voicing
    """The same for pages: what it did not read before it does not read now (`NotMade`)."""
    planning: Planning
    timelines: Timelines
    """Of what is made, for pages; raise `NotMade` for the rest."""
    ordering: Ordering
    assembly: Assembly
    delivery: Delivery
    production: Production
    coverage: Coverage
    plan_versions: PlanVersions
    replanning: Replanning
    weeks: Weeks
    rescheduling: Rescheduling
    studio: Studio
    hearing: Hearing
    work: Work
    builds: Builds
    clock_check: ClockCheck
    clearing: Clearing
    urgent: Urgent
    emergencies: Emergencies
    interruptions: Interruptions
    advisories: Advisories

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """What is done again and again beside long work."""
        return (
            Tick(lambda: self.replanning.queue(self.work), PLAN_EVERY),
            Tick(self.emergencies.tick, LOOK_EVERY),
            Tick(self.interruptions.settle, LOOK_EVERY),
            Tick(self.advisories.poll, self.settings.cap_every_seconds),
            Tick(self.clearing.clear, CLEAR_EVERY),
        )


def build(settings: Settings, clock: Clock | None = None) -> Radio:
    """The installation that `settings` describes, its database brought up to date.

    `clock` is another clock than the machine's (a demo, a rehearsal); long work keeps the
    machine's own. Raises `Refused` or `Unavailable` when the database cannot be opened.
    """
    clock = clock or SystemClock()
    workspace = settings.workspace
    workspace.mkdir(parents=True, exist_ok=True)
    for made in MADE:
        sweep(workspace / made)
    store = open_store(settings.database_url)
    media = FolderMedia(workspace)
    mastering = LameMastering()
    splicing = FrameSplicing()
    library = FolderLibrary(workspace / "audio", settings.clips_megabytes << 20)
    kept_takes = KeptTakes(workspace / "audio")
    kept_sounds = KeptSounds(media)
    chosen = ChosenSounds(store, kept_sounds)
    house = FolderHouseSounds(workspace / "audio" / "house", mastering, chosen)
    readings = Readings(store, settings.style)
    narration = Narration(library, mastering, house)
    voices = installed_voices(settings.voices, online=settings.online_voices)
    voicing, looking = (
        Voicing(store, one, voices, readings, clock, kept_sounds, settings.second_voice)
        for one in (narration, Narration(kept_takes, mastering, house))
    )
    recordings = Recordings(library, voicing, house)
    looked_at = Recordings(kept_takes, looking, house)
    assembly = Assembly(
        store,
        library,
        recordings,
        splicing,
        media,
        readings,
    )
    planning = Planning(store, assembly, clock, readings.as_approved)
    variants = Variants(media, EditionConversion())
    delivery = Delivery(
        store,
        media,
        clock,
        readings,
        FolderMedia,
        variants.of,
    )
    production = Production(
        store,
        planning,
        assembly,
        delivery,
        BuildLocks(workspace / "locks").hold,
        Damage(library, store, clock, (assembly.damaged, variants.damaged)),
        HANDS,
    )
    acts = _acts(voicing, production)
    work = Work(
        store,
        SystemClock(),
        acts,
        HueyQueue(workspace / "queue.db", workers=HANDS),
        Presence(workspace / "locks"),
        HANDS,
    )
    first = First(settings.emergency_first)
    urgent = Urgent(store, media, clock, readings, first)
    emergencies = Emergencies(
        store,
        clock,
        readings,
        voicing,
        assembly,
        urgent,
        settings.may_air,
        settings.zone,
        settings.emergency_voice,
    )
    replanning = Replanning(
        store, clock, planning, delivery, settings.zone, settings.plan_at, settings.horizon_days
    )
    acts[JobKind.PLAN] = lambda *asked: replanning.run(work, *asked)
    timetable = Timetable(store, clock, check)
    return Radio(
        settings=settings,
        clock=clock,
        store=store,
        library=library,
        media=media,
        house=house,
        music=Music(
            store,
            clock,
            house,
            kept_sounds,
            mastering,
            compose,
            examined_music,
            work,
            delivery,
            settings.zone,
            settings.horizon_days,
        ),
        accounts=Accounts(store, clock, Argon2Passwords()),
        newsroom=Newsroom(store, clock, work, readings, own_approval=settings.own_approval),
        readings=readings,
        pronunciation=Pronunciation(store, clock, work, readings),
        versions=Versions(store, clock, voicing, kept_sounds, ingest),
        timetable=timetable,
        voicing=voicing,
        looking=looking,
        planning=planning,
        timelines=Timelines(store, looked_at, readings),
        ordering=Ordering(store, clock, planning, Timelines(store, recordings, readings), work),
        assembly=assembly,
        delivery=delivery,
        production=production,
        plan_versions=PlanVersions(store, clock),
        replanning=replanning,
        coverage=Coverage(store, clock, planning, assembly.lengths, workbook),
        weeks=Weeks(store, clock, replace(assembly, recordings=looked_at).lengths, workbook, first),
        rescheduling=Rescheduling(store, clock, timetable, planning, work),
        studio=Studio(voicing, library, splicing, clock, readings),
        hearing=Hearing(narration, voicing.voices, readings),
        work=work,
        builds=Builds(store, work, clock, settings.zone, settings.plan_at, settings.horizon_days),
        clock_check=ClockCheck(store, clock, SystemClock()),
        clearing=Clearing(
            store,
            media,
            clock,
            SystemClock(),
            settings.zone,
            settings.keep_days,
            settings.horizon_days,
        ),
        urgent=urgent,
        emergencies=emergencies,
        interruptions=Interruptions(store, clock, work, first),
        advisories=_advisories(settings, store, clock, emergencies),
    )


def _advisories(
    settings: Settings, store: Store, clock: Clock, emergencies: Emergencies
) -> Advisories:
    name = settings.cap_on_behalf_of
    return Advisories(
        store,
        clock,
        emergencies,
        read_cap,
        settings.zone,
        CapFeed(settings.cap_url) if settings.cap_url else None,
        PersonId(name) if name else None,
    )


def house_reading(settings: Settings) -> HouseReading:
    """Only how the house reads aloud now, for a question that needs no desk.

    Raises `Refused` or `Unavailable` when the database cannot be opened.
    """
    return Readings(open_store(settings.database_url), settings.style).now()


def _acts(voicing: Voicing, production: Production) -> dict[JobKind, Act]:
    """How each kind of long work is done."""

    def voice(payload: Mapping[str, str], progress: Progress) -> None:
        voicing.voice(BulletinId(payload["bulletin"]), progress)

    def build_day(payload: Mapping[str, str], progress: Progress) -> None:
        station = payload.get("station")
        production.build(
            date.fromisoformat(payload["date"]), StationId(station) if station else None, progress
        )

    return {JobKind.VOICE: voice, JobKind.BUILD: build_day}
