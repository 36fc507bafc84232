"""The schedules as one value: what is asked of them by name."""

from __future__ import annotations

import pytest

from radio.domain.errors import NotFound
from radio.domain.station import StationId
from tests.builders import a_station, some_schedules


def test_a_station_is_found_by_its_id() -> None:
    wanted = a_station("don-phong")
    schedules = some_schedules(stations=(a_station(), wanted))
    assert schedules.station(wanted.id) is wanted


def test_a_station_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFound, match="no station xom-moi"):
        some_schedules().station(StationId("xom-moi"))
