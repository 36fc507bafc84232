"""The database: its tables, and all of them inside one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from radio.domain.audio.house_sound import ChosenSound
from radio.domain.audio.house_tune import Piece
from radio.domain.broadcast import Broadcast, BroadcastId, BroadcastState, Edition
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.emergencies.advisory import Advisory, Outcome
from radio.domain.emergencies.emergency import Emergency, EmergencyId
from radio.domain.job import Job, JobId, JobState
from radio.domain.message import Message
from radio.domain.people import Person, PersonId
from radio.domain.planning.plan_version import PlanChange, PlanVersion, Why
from radio.domain.planning.running_order import RunningOrder
from radio.domain.schedule import Schedules
from radio.domain.spoken import Entry, Lexicon
from radio.domain.station import StationId
from radio.domain.timetable.override import Override, OverrideKey


@dataclass(frozen=True)
class AuditEntry:
    """One act of one person that must stay known."""

    at: datetime
    by: PersonId | None
    """None: the programme itself."""
    act: str
    """`bulletin.approve`, `person.sign_in`."""
    subject: str
    detail: str = ""
    """Ids and what people wrote, shown as it is."""
    reasons: tuple[Message, ...] = ()
    """Why, in sentences for whoever reads the log."""


class Bulletins(Protocol):
    """The table of bulletins."""

    def get(self, bulletin: BulletinId) -> Bulletin:
        """Raises `NotFound`."""

    def find(self, bulletin: BulletinId) -> Bulletin | None:
        """None when there is none."""

    def named(self, wanted: Collection[BulletinId]) -> Mapping[BulletinId, Bulletin]:
        """Each of these by its id, in this order; raises `NotFound`."""

    def add(self, bulletin: Bulletin) -> None:
        """Raises `Conflict` when the id is taken."""

    def save(self, bulletin: Bulletin) -> None:
        """Replace version `bulletin.version - 1`; raises `Conflict` when that is not there."""

    def all(self) -> Sequence[Bulletin]:
        """Every bulletin, newest change first."""


class People(Protocol):
    """The table of people; secrets stay behind it."""

    def get(self, person: PersonId) -> Person:
        """Raises `NotFound`."""

    def find(self, person: PersonId) -> Person | None:
        """None when there is none."""

    def all(self) -> Sequence[Person]:
        """Everybody, by id."""

    def save(self, person: Person) -> None:
        """Add or replace."""

    def password_hash(self, person: PersonId) -> str | None:
        """The stored hash; None when the person cannot sign in."""

    def set_password_hash(self, person: PersonId, password_hash: str, *, one_time: bool) -> None:
        """Store a hash; a one-time password must be changed at the first sign-in."""

    def must_change_password(self, person: PersonId) -> bool:
        """Whether the stored password is a one-time password."""


class ScheduleTables(Protocol):
    """The tables behind `schedules/`."""

    def alone(self) -> None:
        """Let nobody else change schedules until this transaction ends."""

    def load(self) -> Schedules:
        """All schedules; raises `NotFound` before the first import."""

    def save(self, schedules: Schedules) -> None:
        """Replace all schedules; what is gone from them is gone here."""

    @property
    def overrides(self) -> Overrides:
        """What is different on one date, made and undone one by one."""


class Overrides(Protocol):
    """Overrides by slot, date and station; every one ever made stays known."""

    def holding(self) -> Sequence[Override]:
        """What holds now."""

    def add(self, override: Override) -> None:
        """Let it hold from now on, in the place of one for the same slot, date and station."""

    def undo(self, key: OverrideKey) -> None:
        """Take back the last one made; the one before it holds again."""


class Broadcasts(Protocol):
    """The tables of planned broadcasts and their editions."""

    def get(self, broadcast: BroadcastId) -> Broadcast:
        """Raises `NotFound`."""

    def between(
        self,
        first: date,
        last: date,
        station: StationId | None = None,
        *,
        choices: bool = True,
    ) -> Sequence[Broadcast]:
        """Broadcasts with first <= local date <= last, by start time then station.

        Without their `choices` many are read several times as fast.
        """

    def replace(
        self,
        first: date,
        last: date,
        broadcasts: Iterable[Broadcast],
        station: StationId | None = None,
    ) -> None:
        """Make these the broadcasts of the dates (of one station when given).

        What stays the same is not touched; the edition of a changed rundown is forgotten.
        """

    def mark(self, broadcasts: Collection[BroadcastId], state: BroadcastState) -> None:
        """Note how far these have come; all else of them stays as it is."""

    def edition(self, broadcast: BroadcastId) -> Edition | None:
        """The finished edition; None when it is not built."""

    def save_edition(self, edition: Edition) -> None:
        """Add or replace the edition of its broadcast."""


class RunningOrders(Protocol):
    """The table of the running orders that people chose."""

    def between(self, first: date, last: date) -> Mapping[BroadcastId, RunningOrder]:
        """The orders for broadcasts with first <= local date <= last."""

    def save(self, order: RunningOrder) -> None:
        """Add or replace the order of its broadcast."""

    def forget(self, broadcast: BroadcastId) -> None:
        """Let the planner decide again."""


class PlanVersions(Protocol):
    """The append-only tables of the versions of the plan."""

    def add(
        self, at: datetime, why: Why, by: PersonId | None, found: Sequence[PlanChange]
    ) -> PlanVersion:
        """Number a new version that changed these broadcasts."""

    def recent(self, limit: int = 50) -> Sequence[PlanVersion]:
        """Newest first."""

    def get(self, number: int) -> PlanVersion:
        """Raises `NotFound`."""

    def between(self, older: int, newer: int) -> tuple[PlanChange, ...]:
        """Each broadcast that versions after `older` up to `newer` changed, then and then."""


class Audit(Protocol):
    """The append-only table of acts."""

    def newest(self, acts: Collection[str]) -> tuple[int, AuditEntry] | None:
        """The last of these acts with its number, which rises; None when there is none."""

    def append(self, entry: AuditEntry) -> None:
        """Add one act."""

    def recent(self, limit: int = 100) -> Sequence[AuditEntry]:
        """Newest first."""

    def about(self, subject: str) -> Sequence[AuditEntry]:
        """Everything done to one subject, newest first."""


class Jobs(Protocol):
    """The ledger of long work. Who holds a job is decided here, by one conditional update."""

    def add(self, job: Job, *, once: bool = False) -> bool:
        """Add a job; False when one with its dedupe key is queued or running.

        With `once` also when such a job was ever done, or cancelled by somebody.
        """

    def runs(self, dedupe: str) -> bool:
        """Whether a job with this key is running; no waiting one begins in this transaction."""

    def failed(self, dedupe: str) -> Job | None:
        """The last job with this key, if it failed."""

    def settled(self, dedupe: str) -> bool:
        """Whether a job with this key was ever done, or cancelled by somebody."""

    def get(self, job: JobId) -> Job:
        """Raises `NotFound`."""

    def live(self) -> Sequence[Job]:
        """Queued and running jobs, highest priority first, then oldest first."""

    def recent(self, limit: int = 50) -> Sequence[Job]:
        """Newest first."""

    def claim(self, job: JobId, owner: str, now: datetime, lease_until: datetime) -> Job | None:
        """Take a job that is queued and due, or whose lease ran out; None when it is not."""

    def extend(
        self, held: Job, lease_until: datetime, progress: float, note: Message
    ) -> Job | None:
        """Note how far it is and move the lease; None when `held` is lost."""

    def finish(self, held: Job, state: JobState, at: datetime, error: Message | None) -> bool:
        """End a job; False, and nothing changed, when `held` is lost."""

    def repeat(
        self, held: Job, not_before: datetime, error: Message, *, counted: bool = True
    ) -> bool:
        """Put a job back into the queue; False when `held` is lost.

        An attempt that is not `counted` leaves the job as many attempts as before.
        """

    def cancel(self, job: JobId, at: datetime) -> None:
        """Cancel a queued job, ask a running one to stop; an ended one stays as it is."""

    def revive(self, job: JobId) -> Job | None:
        """Queue a failed or cancelled job as if it were new; None when it is neither.

        None also when the same work is queued or running again already.
        """

    def revive_failed(self) -> None:
        """The same for everything that failed, the newest first."""

    def expire(self, owner: str, now: datetime) -> None:
        """End the leases of a worker that is gone."""

    def give_up(self, now: datetime) -> None:
        """Fail what was begun too often and whose lease ran out again."""

    def to_send(self, now: datetime, sent_before: datetime) -> Sequence[Job]:
        """Jobs that may be claimed now and were not sent since `sent_before`."""

    def sent(self, job: JobId, at: datetime) -> None:
        """Remember that the queue was given this job."""


class LexiconRecords(Protocol):
    """The table of the lexicon; what was decided stays known."""

    def revision(self) -> int:
        """Rises with every decision."""

    def load(self) -> Lexicon:
        """The entries that hold now, the latest decision last."""

    def decide(self, entry: Entry) -> None:
        """Let an entry hold from now on, in the place of one for the same form."""

    def forget(self, entry: Entry, by: PersonId, at: datetime) -> None:
        """Let it hold no more; `at` is UTC."""

    def decisions(self, written: str) -> Sequence[tuple[Entry | None, str, datetime | None]]:
        """Everything ever decided for a form, newest first: entry (None: forgotten), who, when."""


class HouseSoundRecords(Protocol):
    """The table of chosen sounds; what was decided stays known."""

    def holding(self, piece: str, station: StationId) -> ChosenSound | None:
        """The sound the station chose, else the house's; None: what was shipped."""

    def decisions(self, piece: Piece, station: StationId) -> Sequence[ChosenSound]:
        """Everything one station, or the house, ever decided, newest first."""

    def decide(self, chosen: ChosenSound) -> None:
        """Let this hold from now on."""


class EmergencyRecords(Protocol):
    """The tables of emergencies and of their audio."""

    def get(self, emergency: EmergencyId) -> Emergency:
        """Raises `NotFound`."""

    def add(self, emergency: Emergency, on: date) -> Emergency:
        """Keep a new one under the next free id of the date; the emergency with that id."""

    def save(self, emergency: Emergency) -> None:
        """Replace version `emergency.version - 1`; raises `Conflict` when that is not there."""

    def ending_after(self, moment: datetime) -> Sequence[Emergency]:
        """Those that expire after a moment, cancelled or not; the newest first."""

    def recent(self, limit: int = 50) -> Sequence[Emergency]:
        """The newest first."""

    def unreviewed(self) -> Sequence[Emergency]:
        """Those that nobody looked at afterwards yet, the oldest first."""

    def of_advisory(self, advisory: str) -> Sequence[Emergency]:
        """Those that came from a message, by its key."""

    def bulletins(self) -> frozenset[BulletinId]:
        """The bulletins that were written for an emergency."""

    def editions(self, emergency: EmergencyId) -> Mapping[StationId, Edition]:
        """The audio of one airing at each station, as far as it is made."""

    def save_edition(self, emergency: EmergencyId, station: StationId, edition: Edition) -> None:
        """Add or replace the audio for one station."""


class AdvisoryRecords(Protocol):
    """The table of the messages of others."""

    def add(self, advisory: Advisory) -> bool:
        """Keep a message; False, and nothing changed, when it came before."""

    def get(self, key: str) -> Advisory:
        """Raises `NotFound`."""

    def settle(self, key: str, before: Outcome, after: Outcome, reason: Message) -> bool:
        """Move a message from one outcome to another; False when it was not at `before`."""

    def waiting(self) -> Sequence[Advisory]:
        """Those that wait for a person, the oldest first."""

    def recent(self, limit: int = 20) -> Sequence[Advisory]:
        """The newest first."""

    def stopped(self, key: str) -> bool:
        """Whether a message that came already cancels or replaces the one of this key."""


class Records(Protocol):
    """All tables inside one transaction."""

    @property
    def bulletins(self) -> Bulletins:
        """Bulletins and their approvals."""

    @property
    def people(self) -> People:
        """Who may sign in."""

    @property
    def schedules(self) -> ScheduleTables:
        """What `schedules/` says."""

    @property
    def broadcasts(self) -> Broadcasts:
        """Planned broadcasts and editions."""

    @property
    def running_orders(self) -> RunningOrders:
        """What people chose for single broadcasts."""

    @property
    def plan_versions(self) -> PlanVersions:
        """What was planned when and why."""

    @property
    def audit(self) -> Audit:
        """Who did what."""

    @property
    def jobs(self) -> Jobs:
        """Long work."""

    @property
    def lexicon(self) -> LexiconRecords:
        """How the house reads some forms."""

    @property
    def house_sounds(self) -> HouseSoundRecords:
        """Jingles and beds that people chose."""

    @property
    def emergencies(self) -> EmergencyRecords:
        """What went out at once."""

    @property
    def advisories(self) -> AdvisoryRecords:
        """What others warned of."""

    def afterwards(self, act: Callable[[], None]) -> None:
        """Call `act` once all this is committed; not at all when it is rolled back."""


class Store(Protocol):
    """The database."""

    @property
    def shown_url(self) -> str:
        """Where the database is, without its password."""

    def reading(self) -> AbstractContextManager[Records]:
        """One moment's view for looking only; it waits for nobody and nobody waits for it."""

    def begin(self) -> AbstractContextManager[Records]:
        """One transaction: committed when the block ends, rolled back when it raises."""
