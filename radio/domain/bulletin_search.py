"""Which bulletins a person means who asks by state, kind and a few words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from radio.domain.bulletin import Bulletin, State
from radio.domain.script import Kind
from radio.domain.text import unaccented


@dataclass(frozen=True)
class Wanted:
    """What is asked for; nothing said means all."""

    words: str = ""
    """Each must stand in title, body or source; marks and case do not matter."""
    state: State | None = None
    """As seen on the day of asking."""
    kind: Kind | None = None


def search(bulletins: Iterable[Bulletin], wanted: Wanted, day: date) -> tuple[Bulletin, ...]:
    """The bulletins that are wanted, in the order given."""
    words = _plain(wanted.words).split()
    return tuple(one for one in bulletins if _fits(one, wanted, day) and _says(one, words))


def _fits(bulletin: Bulletin, wanted: Wanted, day: date) -> bool:
    return (wanted.state is None or bulletin.state_on(day) is wanted.state) and (
        wanted.kind is None or bulletin.script.kind is wanted.kind
    )


def _says(bulletin: Bulletin, words: Iterable[str]) -> bool:
    script = bulletin.script
    text = _plain(f"{script.title} {script.source} {bulletin.id} {script.body}")
    return all(word in text for word in words)


def _plain(text: str) -> str:
    return unaccented(text).lower()
