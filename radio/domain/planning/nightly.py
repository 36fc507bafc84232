"""The nightly run: when it was due last, and which days it prepares."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo


def last_run(now: datetime, plan_at: time, zone: tzinfo) -> datetime:
    """The last moment, in `zone`, when its wall clock showed `plan_at`; never after `now`."""
    local = now.astimezone(zone)
    today = datetime.combine(local.date(), plan_at, zone)
    if today.astimezone(UTC) <= now.astimezone(UTC):
        return today
    return datetime.combine(local.date() - timedelta(days=1), plan_at, zone)


def coming_days(run: datetime, horizon_days: int) -> tuple[date, ...]:
    """The local dates that a run prepares: the next day and on, `horizon_days` of them."""
    return tuple(run.date() + timedelta(days=ahead) for ahead in range(1, horizon_days + 1))
