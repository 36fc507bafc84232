"""Remembers that a service failed, so that nobody waits for it again too soon."""

from __future__ import annotations

from collections.abc import Callable


class Circuit:
    """Open (let nobody through) for a while after each failure; for any number of threads."""

    def __init__(self, rest: float, now: Callable[[], float]) -> None:
        """`rest` is in seconds, on the clock `now`."""
        self._rest = rest
        self._now = now
        self._open_until: float | None = None

    @property
    def open(self) -> bool:
        """Whether the service is to be left alone."""
        return self._open_until is not None and self._now() < self._open_until

    def broke(self) -> None:
        """The service failed just now."""
        self._open_until = self._now() + self._rest

    def mended(self) -> None:
        """The service answered well."""
        self._open_until = None
