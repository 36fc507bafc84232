"""Bulletins whose words changed under them: voiced anew, to be approved anew."""

from __future__ import annotations

from datetime import datetime

from radio.domain.bulletin import Bulletin
from radio.domain.job import JobKind
from radio.domain.people import PersonId
from radio.ports import AuditEntry, Records
from radio.services.work import Work


def read_aloud(records: Records, work: Work, submitted: Bulletin) -> None:
    """Queue the reading of a submitted bulletin, once for each of its versions."""
    work.enqueue(
        records,
        JobKind.VOICE,
        {"bulletin": submitted.id},
        dedupe=f"voice/{submitted.id}/{submitted.version}",
        priority=submitted.script.priority.level,
    )


def read_again(
    records: Records, work: Work, bulletin: Bulletin, by: PersonId | None, at: datetime
) -> Bulletin:
    """Take back the approval of a bulletin that is said otherwise now, and voice it; audited."""
    again = bulletin.read_again(at=at)
    records.bulletins.save(again)
    records.audit.append(AuditEntry(at, by, "bulletin.read_again", bulletin.id))
    read_aloud(records, work, again)
    return again
