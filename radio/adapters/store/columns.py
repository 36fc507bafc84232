"""Column types that come out of both databases as the domain has them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import JSON, BigInteger, DateTime, Dialect
from sqlalchemy.types import TypeDecorator

from radio.domain.calendar import DayType

MICROSECOND = timedelta(microseconds=1)


class UtcTime(TypeDecorator[datetime]):
    """An aware moment, stored and given back in UTC; a naive one is a mistake and refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database; SQLite has no zones and keeps the UTC reading alone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without its zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database; PostgreSQL answers in the zone of the session."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Span(TypeDecorator[timedelta]):
    """A duration, stored as whole microseconds so that nothing is rounded."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        """To the database."""
        return None if value is None else value // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        """From the database."""
        return None if value is None else value * MICROSECOND


class Dates(TypeDecorator[tuple[date, ...]]):
    """A short list of dates, only ever read whole."""

    impl = JSON
    cache_ok = True

    def process_bind_param(
        self, value: tuple[date, ...] | None, dialect: Dialect
    ) -> list[str] | None:
        """To the database."""
        return None if value is None else [day.isoformat() for day in value]

    def process_result_value(
        self, value: list[str] | None, dialect: Dialect
    ) -> tuple[date, ...] | None:
        """From the database."""
        return None if value is None else tuple(date.fromisoformat(day) for day in value)


class Types(TypeDecorator[tuple[DayType, ...]]):
    """Some kinds of days, only ever read whole."""

    impl = JSON
    cache_ok = True

    def process_bind_param(
        self, value: tuple[DayType, ...] | None, dialect: Dialect
    ) -> list[str] | None:
        """To the database."""
        return None if value is None else [kind.value for kind in value]

    def process_result_value(
        self, value: list[str] | None, dialect: Dialect
    ) -> tuple[DayType, ...] | None:
        """From the database."""
        return None if value is None else tuple(DayType(kind) for kind in value)
