"""What the desks need of the world, as small protocols; `adapters` holds the real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Protocol

from radio.domain.broadcast import Broadcast, BroadcastId, Edition
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.cuesheet import Layout
from radio.domain.errors import Unavailable
from radio.domain.job import Job, JobId, JobState
from radio.domain.message import Message
from radio.domain.people import Person, PersonId
from radio.domain.schedule import Schedules
from radio.domain.sound import Sound, Take, TakeId
from radio.domain.station import StationId


class Clock(Protocol):
    """Where `now` comes from."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""


class Progress(Protocol):
    """Where long work tells how far it is; it may raise `Cancelled` to stop the work."""

    def step(self, done: int, total: int, note: Message) -> None:
        """`done` of `total` steps are finished; `note` says what comes now."""


@dataclass(frozen=True)
class VoiceSettings:
    """How a voice is to speak."""

    speed: float = 1.0
    """1 is the voice's own pace for radio."""
    pitch: float = 1.0
    """1 is the voice's own; engines without pitch ignore it."""


class Voice(Protocol):
    """Something that turns words into sound. One file a kind in `adapters/voices/`."""

    @property
    def id(self) -> str:
        """`espeak:vi`, `gtts:vi`: what approvals and settings name."""

    @property
    def version(self) -> str:
        """Changes when the same words would sound different."""

    @property
    def name(self) -> str:
        """For people."""

    @property
    def language(self) -> str:
        """ISO 639-3 code of what it speaks."""

    def available(self) -> bool:
        """Whether it can speak now; quick, and never an exception."""

    def speak(self, phrases: Sequence[str], settings: VoiceSettings) -> Iterator[Sound]:
        """One sound for each phrase, in order, as each is ready.

        Raises `VoiceError` (an `Unavailable`) when a phrase cannot be spoken.
        """


class AudioLibrary(Protocol):
    """Clips and takes kept by what they are; whole or not at all."""

    def clip(self, key: str) -> Sound | None:
        """The sentence of sound kept under `key`; None when absent or damaged."""

    def keep_clip(self, key: str, sound: Sound) -> None:
        """Keep a sentence of sound."""

    def take(self, take: TakeId) -> Take | None:
        """The record of a take whose frames are present and whole; else None."""

    def frames(self, take: TakeId) -> bytes:
        """The MP3 frames of a take; raises `NotFound`."""

    def keep_take(self, take: Take, frames: bytes) -> None:
        """Keep a take; its record appears only after its frames."""

    def making(self, take: TakeId) -> AbstractContextManager[None]:
        """The right to make a take; waits while somebody else makes it, in any process."""


class MediaStore(Protocol):
    """Finished files by key (`editions/ab/abcd….mp3`, `packs/vi-huong/2022-10-03/…`)."""

    def put(self, key: str, content: bytes) -> bool:
        """Make the file appear whole (write beside, fsync, rename).

        Returns False, and touches nothing, when the same bytes are there already.
        """

    def put_file(self, key: str, source: Path) -> bool:
        """The same for a large file, in constant memory; the source stays.

        A source from this very store may share its bytes on disk: no file here is ever changed
        in place.
        """

    def writing(self, key: str) -> AbstractContextManager[BinaryIO]:
        """A seekable file to write; it appears when the block ends, not at all if it raises."""

    def get(self, key: str) -> bytes:
        """The file's bytes; raises `NotFound`."""

    def exists(self, key: str) -> bool:
        """Whether the file is there."""

    def path(self, key: str) -> Path:
        """Where the file lies on this machine, for sending it; raises `NotFound`."""

    def list(self, prefix: str) -> list[str]:
        """Keys below `prefix`, sorted."""

    def delete(self, key: str) -> None:
        """Remove the file if it is there."""


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


class Bulletins(Protocol):
    """The table of bulletins."""

    def get(self, bulletin: BulletinId) -> Bulletin:
        """Raises `NotFound`."""

    def find(self, bulletin: BulletinId) -> Bulletin | None:
        """None when there is none."""

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

    def load(self) -> Schedules:
        """All schedules; raises `NotFound` before the first import."""

    def save(self, schedules: Schedules) -> None:
        """Replace all schedules; what is gone from them is gone here."""


class Broadcasts(Protocol):
    """The tables of planned broadcasts and their editions."""

    def get(self, broadcast: BroadcastId) -> Broadcast:
        """Raises `NotFound`."""

    def between(
        self, first: date, last: date, station: StationId | None = None
    ) -> Sequence[Broadcast]:
        """Broadcasts with first <= local date <= last, by start time then station."""

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

    def edition(self, broadcast: BroadcastId) -> Edition | None:
        """The finished edition; None when it is not built."""

    def save_edition(self, edition: Edition) -> None:
        """Add or replace the edition of its broadcast."""


class Audit(Protocol):
    """The append-only table of acts."""

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

        With `once` also when such a job was ever done.
        """

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
    def audit(self) -> Audit:
        """Who did what."""

    @property
    def jobs(self) -> Jobs:
        """Long work."""

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


class Spoken(Protocol):
    """Written words to the words that will be said, for a language."""

    def __call__(self, text: str, *, language: str = "vie") -> str:
        """The spoken text."""


class VoiceError(Unavailable):
    """A voice could not speak; `permanent` tells that asking again will not help."""


class Mastering(Protocol):
    """Where sound is joined, levelled and encoded, once for each take."""

    @property
    def version(self) -> str:
        """Changes when the same parts would come out as other bytes."""

    def master(
        self,
        take: TakeId,
        voice: str,
        parts: Sequence[Sound | timedelta],
        bed: Sound | None = None,
    ) -> tuple[Take, bytes]:
        """Sounds and silences as one take with its frames, the bed ducked under them.

        Raises `Refused` when the parts cannot be brought to the target loudness (nothing in them).
        """


@dataclass(frozen=True)
class Label:
    """What a listener's player shows of an edition."""

    title: str
    station: str
    programme: str
    on: date
    language: str
    """ISO 639-3."""
    loudness: float
    """LUFS of the whole, for players that level by themselves."""


class Splicing(Protocol):
    """Where the frames of takes become one file that every player understands."""

    @property
    def version(self) -> str:
        """Changes when the same frames would come out as another file."""

    def write(
        self, file: BinaryIO, label: Label, layout: Layout, frames: Iterable[tuple[int, bytes]]
    ) -> str:
        """Write the whole file in one pass: tag, information frame, frames, silence between.

        `frames` gives, in order, the first frame's place in the layout and the frame bytes.
        Returns the SHA-256 (hex) of the file; raises `Refused` when the frames do not fit.
        """


class HouseSounds(Protocol):
    """The jingle, stings, beds and alert tone of the house."""

    def names(self) -> Sequence[str]:
        """What there is, sorted."""

    def sound(self, name: str) -> Sound:
        """The samples; raises `NotFound`."""

    def digest(self, name: str) -> str:
        """SHA-256 (hex) of the file; raises `NotFound`."""

    def take_id(self, name: str) -> TakeId:
        """The id of the sound's take; raises `NotFound`."""

    def take(self, name: str) -> tuple[Take, bytes]:
        """The sound as a take with its frames; raises `NotFound`."""
