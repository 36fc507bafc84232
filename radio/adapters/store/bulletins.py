"""The tables of bulletins and of the approvals ever given to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, select, update

from radio.adapters.store.alone import alone
from radio.adapters.store.as_json import version_from, version_to
from radio.adapters.store.tables import approval, bulletin
from radio.domain.bulletin import Approval, Bulletin, BulletinId, State
from radio.domain.errors import Conflict, NotFound
from radio.domain.script import Kind, Priority, Script
from radio.domain.spoken import Entry

_STANDING = and_(approval.c.bulletin == bulletin.c.id, approval.c.version == bulletin.c.approved_in)
_QUERY = select(
    bulletin,
    approval.c.person,
    approval.c.at,
    approval.c.heard,
    approval.c.voice.label("approved_voice"),
    approval.c.second_voice.label("approved_second_voice"),
).outerjoin(approval, _STANDING)


class BulletinTables:
    """Bulletins with the approval that stands; earlier approvals stay in their table."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, bulletin: BulletinId) -> Bulletin:
        """Raises `NotFound`."""
        found = self.find(bulletin)
        if found is None:
            raise NotFound("There is no bulletin %(bulletin)s.", bulletin=bulletin)
        return found

    def find(self, wanted: BulletinId) -> Bulletin | None:
        """None when there is none."""
        row = self._connection.execute(_QUERY.where(bulletin.c.id == wanted)).one_or_none()
        return None if row is None else _bulletin(row)

    def named(self, wanted: Collection[BulletinId]) -> Mapping[BulletinId, Bulletin]:
        """Each of these by its id, in this order; raises `NotFound`."""
        rows = self._connection.execute(_QUERY.where(bulletin.c.id.in_(wanted)))
        found = {row.id: _bulletin(row) for row in rows}
        return {one: found[one] if one in found else self.get(one) for one in wanted}

    def add(self, new: Bulletin) -> None:
        """Raises `Conflict` when the id is taken."""
        alone(self._connection, f"bulletin {new.id}")
        if self.find(new.id) is not None:
            raise Conflict("There is a bulletin %(bulletin)s already.", bulletin=new.id)
        self._connection.execute(insert(bulletin).values(id=new.id, **_values(new)))
        self._keep_approval(new, None)

    def save(self, changed: Bulletin) -> None:
        """Replace version `bulletin.version - 1`; raises `Conflict` when that is not there."""
        before = self.find(changed.id)
        replaced = self._connection.execute(
            update(bulletin)
            .where(bulletin.c.id == changed.id, bulletin.c.version == changed.version - 1)
            .values(**_values(changed))
        )
        if replaced.rowcount != 1:
            raise Conflict(
                "%(title)s was changed by somebody else meanwhile; open it again.",
                title=changed.script.title,
            )
        self._keep_approval(changed, before.approval if before else None)

    def all(self) -> Sequence[Bulletin]:
        """Every bulletin, newest change first."""
        query = _QUERY.order_by(bulletin.c.changed_at.desc(), bulletin.c.id)
        return [_bulletin(row) for row in self._connection.execute(query)]

    def approvals(self, wanted: BulletinId) -> Sequence[Approval]:
        """Every approval ever given to a bulletin, newest first."""
        query = (
            select(approval)
            .where(approval.c.bulletin == wanted)
            .order_by(approval.c.version.desc())
        )
        return [
            Approval(row.person, row.at, row.heard, row.voice, row.second_voice)
            for row in self._connection.execute(query)
        ]

    def _keep_approval(self, changed: Bulletin, before: Approval | None) -> None:
        """Write down a new approval, or let go of one that is void."""
        given = changed.approval
        if given is not None and given == before:
            return
        if given is not None:
            self._connection.execute(
                insert(approval).values(
                    bulletin=changed.id,
                    version=changed.version,
                    person=given.by,
                    at=given.at,
                    heard=given.heard,
                    voice=given.voice,
                    second_voice=given.second_voice,
                )
            )
        self._connection.execute(
            update(bulletin)
            .where(bulletin.c.id == changed.id)
            .values(approved_in=None if given is None else changed.version)
        )


def _values(changed: Bulletin) -> dict[str, object]:
    script = changed.script
    return {
        "title": script.title,
        "kind": script.kind,
        "theme": script.theme,
        "body": script.body,
        "audience": list(script.audience),
        "language": script.language,
        "priority": script.priority,
        "source": script.source,
        "valid_from": script.valid_from,
        "valid_until": script.valid_until,
        "must_air_by": script.must_air_by,
        "follows": script.follows,
        "wanted_voice": script.voice,
        "speed": script.speed,
        "pitch": script.pitch,
        "versions": [version_to(version) for version in changed.versions],
        "readings": [[one.written, one.reading] for one in script.readings],
        "author": changed.author,
        "state": changed.state,
        "created_at": changed.created_at,
        "changed_at": changed.changed_at,
        "version": changed.version,
        "voice": changed.voice,
        "second_voice": changed.second_voice,
        "remark": changed.remark,
    }


def _bulletin(row: Row[Any]) -> Bulletin:
    given = None
    if row.person is not None:
        given = Approval(
            row.person, row.at, row.heard, row.approved_voice, row.approved_second_voice
        )
    return Bulletin(
        id=row.id,
        script=_script(row),
        author=row.author,
        state=State(row.state),
        created_at=row.created_at,
        changed_at=row.changed_at,
        version=row.version,
        voice=row.voice,
        second_voice=row.second_voice,
        approval=given,
        remark=row.remark,
        versions=tuple(version_from(found) for found in row.versions),
    )


def _script(row: Row[Any]) -> Script:
    return Script(
        title=row.title,
        kind=Kind(row.kind),
        theme=row.theme,
        body=row.body,
        audience=tuple(row.audience),
        language=row.language,
        priority=Priority(row.priority),
        source=row.source,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        must_air_by=row.must_air_by,
        follows=row.follows,
        voice=row.wanted_voice,
        speed=row.speed,
        pitch=row.pitch,
        readings=tuple(Entry(form, said, left_out=not said) for form, said in row.readings),
    )
