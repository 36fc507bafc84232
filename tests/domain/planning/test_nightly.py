"""The nightly run is owed from its hour on until the next one, whatever the clock did between."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from radio.domain.planning.nightly import coming_days, last_run

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
EIGHT = time(20)


@pytest.mark.parametrize(
    ("now", "run"),
    [
        (datetime(2022, 10, 2, 13, 0, tzinfo=UTC), date(2022, 10, 2)),
        (datetime(2022, 10, 2, 12, 59, 59, tzinfo=UTC), date(2022, 10, 1)),
        (datetime(2022, 10, 2, 22, 0, tzinfo=UTC), date(2022, 10, 2)),
        (datetime(2022, 10, 3, 12, 0, tzinfo=UTC), date(2022, 10, 2)),
        (datetime(2024, 3, 1, 0, 0, tzinfo=UTC), date(2024, 2, 29)),
    ],
)
def test_the_last_run_was_at_the_hour_of_the_centre(now: datetime, run: date) -> None:
    assert last_run(now, EIGHT, VIETNAM) == datetime.combine(run, EIGHT, VIETNAM)


def test_an_hour_that_summer_time_moves_is_still_found_once_a_day() -> None:
    zone = ZoneInfo("Europe/Berlin")
    before = datetime(2024, 3, 31, 0, 15, tzinfo=UTC)
    assert last_run(before, time(2, 30), zone).date() == date(2024, 3, 30)
    after = datetime(2024, 3, 31, 1, 45, tzinfo=UTC)
    assert last_run(after, time(2, 30), zone).date() == date(2024, 3, 31)


def test_a_run_prepares_the_days_after_it() -> None:
    run = datetime.combine(date(2022, 12, 30), EIGHT, VIETNAM)
    assert coming_days(run, 3) == (date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2))
    assert coming_days(run, 0) == ()
