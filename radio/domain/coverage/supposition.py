"""What somebody supposes for a moment: a slot or a bulletin that is not there, at some stations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from radio.domain.broadcast import Broadcast
from radio.domain.bulletin import Approval, Bulletin, BulletinId, State
from radio.domain.coverage.foresight import with_bulletin, with_slot
from radio.domain.documents.proposed_drafts import SYLLABLES_A_MINUTE
from radio.domain.people import PersonId
from radio.domain.planning.planner import Request
from radio.domain.planning.reception import Lengths
from radio.domain.programme import Segment, SegmentKind
from radio.domain.script import Kind, Script
from radio.domain.slot import Slot, SlotId
from radio.domain.station import Station, StationId
from radio.domain.text import syllables

NOBODY = PersonId("")
SUPPOSED = BulletinId("what-if")
SUPPOSED_SLOT = SlotId("what-if")
HEADLINE = timedelta(seconds=4)
"""How long the title of a bulletin that was never written is taken to be."""
BREATH = timedelta(seconds=1)
"""Silence around a station's own line."""


@dataclass(frozen=True)
class Wish:
    """A bulletin that nobody wrote."""

    theme: str
    kind: Kind
    length: timedelta
    """Of one reading."""
    first: date
    last: date
    audience: tuple[str, ...] = ()
    language: str = "vie"

    def bulletin(self, title: str, request: Request) -> Bulletin:
        """As if it were approved now."""
        script = Script(
            title,
            self.kind,
            self.theme,
            "",
            self.audience,
            self.language,
            valid_from=self.first,
            valid_until=self.last,
        )
        approval = Approval(NOBODY, request.now, "", "")
        return Bulletin(
            SUPPOSED, script, NOBODY, State.APPROVED, request.now, request.now, approval=approval
        )


@dataclass(frozen=True)
class Supposed:
    """What is added in thought."""

    stations: frozenset[StationId]
    """Where."""
    slot: Slot | None = None
    wish: Wish | None = None

    def without(self, request: Request) -> Request:
        """What is planned as it is, at the same stations."""
        return replace(request, stations=self.stations)

    def within(self, request: Request, title: str) -> Request:
        """The same with what is supposed; `title` is what its bulletin is called."""
        made = self.without(request)
        if self.slot is not None:
            made = with_slot(made, replace(self.slot, stations=tuple(sorted(self.stations))))
        if self.wish is not None:
            made = with_bulletin(made, self.wish.bulletin(title, request))
        return made

    def lengths(self, real: Lengths) -> Lengths:
        """Real lengths of what is there; a station's own lines by their syllables.

        So nothing is read aloud for a question.
        """

        def length(station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
            if segment.bulletin == SUPPOSED and self.wish is not None:
                return HEADLINE if segment.text else self.wish.length
            if segment.bulletin is None and segment.text is not None:
                return _estimated(segment.text)
            return real(station, segment, after)

        return length


def carrying(broadcasts: Iterable[Broadcast]) -> int:
    """How many broadcasts would have the supposed bulletin."""
    return sum(SUPPOSED in one.given for one in broadcasts)


def _estimated(text: str) -> timedelta:
    return timedelta(minutes=syllables(text) / SYLLABLES_A_MINUTE) + BREATH
