"""The metronome: while it runs, jobs are done and the coming days are queued. No rules in it.

It only ticks. What is due, and that it is done once however many processes tick, is decided in the
database.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Protocol

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from radio.services.builds import Builds
from radio.services.ticks import Tick
from radio.services.work import Work

RECONCILE_EVERY = 15
"""Seconds between looks for jobs that the queue lost or a dead worker left."""
NIGHTLY_EVERY = 60
"""Seconds between asking whether a nightly run is owed; asking is cheap, missing it is not."""


class Installation(Protocol):
    """The parts of a radio that the metronome moves."""

    @property
    def work(self) -> Work:
        """Long work."""

    @property
    def builds(self) -> Builds:
        """The days ahead."""

    @property
    def ticks(self) -> Sequence[Tick]:
        """What else is done again and again."""


class Daemon:
    """Works and ticks from `start` to `stop`, or as long as a `with` block lasts."""

    def __init__(self, radio: Installation) -> None:
        self._radio = radio
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def start(self) -> None:
        """Take up what was left, then keep ticking in threads of this process."""
        self._radio.work.start()
        self._tick(self._radio.work.reconcile, RECONCILE_EVERY)
        self._tick(self._radio.builds.queue_coming_days, NIGHTLY_EVERY)
        for tick in self._radio.ticks:
            self._tick(tick.act, tick.seconds)
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking, finish the step at hand; what is not done stays in the ledger."""
        self._scheduler.shutdown(wait=True)
        self._radio.work.stop()

    def _tick(self, act: object, seconds: int) -> None:
        """Call `act` now and then every so many seconds."""
        trigger = IntervalTrigger(seconds=seconds, timezone=UTC)
        self._scheduler.add_job(act, trigger, next_run_time=datetime.now(UTC))

    def __enter__(self) -> Daemon:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
