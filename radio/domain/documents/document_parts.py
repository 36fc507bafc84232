"""Which bulletins a document became: their names tell, `ke-hoach` and `ke-hoach-01` onwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.script import Kind, Script

_PART = re.compile(r"(.+)-\d{2,}")


def part_name(document: BulletinId, number: int) -> BulletinId:
    """What the draft of a document's part is called: `ke-hoach-03`."""
    return BulletinId(f"{document}-{number:02}")


def parts_of(document: BulletinId, bulletins: Iterable[Bulletin]) -> tuple[Bulletin, ...]:
    """The bulletins named after a document, in its order."""
    found = [one for one in bulletins if document in (one.id, _document_of(one.id))]
    return tuple(sorted(found, key=lambda one: (len(one.id), one.id)))


def left_over(
    given: Sequence[tuple[BulletinId, Script]], bulletins: Iterable[Bulletin]
) -> tuple[Bulletin, ...]:
    """Bulletins of a longer version of the documents just taken in, which nothing updates now.

    They are named like the parts taken in, are features as those are, cite the same source and
    are not withdrawn. A person decides what becomes of them.
    """
    names = {name for name, _ in given}
    documents = {
        (document, script.source)
        for name, script in given
        if script.kind is Kind.FEATURE
        for document in (name, _document_of(name))
    }
    return tuple(
        one
        for one in sorted(bulletins, key=lambda one: one.id)
        if one.id not in names
        and one.state is not State.WITHDRAWN
        and one.script.kind is Kind.FEATURE
        and not documents.isdisjoint(
            (document, one.script.source) for document in (one.id, _document_of(one.id))
        )
    )


def _document_of(part: BulletinId) -> str:
    """What a part's name begins with; the name itself when it names no part."""
    found = _PART.fullmatch(part)
    return found[1] if found else part
