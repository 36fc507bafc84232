"""Places become stations: by slug, code or name, on a date, through mergers."""

from __future__ import annotations

from datetime import date

import pytest

from radio.domain.emergencies.areas import described, named, serving, with_code
from radio.domain.errors import NotFound
from radio.domain.station import Station, StationId
from tests.builders import a_station

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
VI_HUONG = a_station()
TAN_TU = a_station("tan-tu", code="01993", name="Tân Tú")
BA_BE = a_station(
    "ba-be", code="01906", name="Ba Bể", area="huyện Ba Bể, tỉnh Bắc Kạn", successor=None
)
PHU_THONG = a_station(
    "phu-thong-2025",
    code="01969",
    name="Phủ Thông",
    area="tỉnh Thái Nguyên",
    valid_from=AFTER,
    valid_to=None,
    successor=None,
)
STATIONS = (VI_HUONG, TAN_TU, BA_BE, PHU_THONG)


def ids(found: tuple[Station, ...]) -> list[str]:
    return [one.id for one in found]


def test_a_merged_commune_is_served_by_its_successor() -> None:
    assert serving(STATIONS, VI_HUONG.id, BEFORE) == VI_HUONG
    assert serving(STATIONS, VI_HUONG.id, AFTER) == PHU_THONG
    assert serving(STATIONS, BA_BE.id, AFTER) is None
    assert serving(STATIONS, StationId("nowhere"), AFTER) is None


def test_successors_that_go_round_in_a_circle_end() -> None:
    first = a_station("a", successor=StationId("b"))
    second = a_station("b", successor=StationId("a"))
    assert serving((first, second), first.id, AFTER) is None


def test_names_may_be_slugs_codes_areas_and_all() -> None:
    assert ids(named(STATIONS, ["tan-tu", "vi-huong"], BEFORE)) == ["vi-huong", "tan-tu"]
    assert ids(named(STATIONS, ["01993"], BEFORE)) == ["tan-tu"]
    assert ids(named(STATIONS, ["Huyện Bạch Thông"], BEFORE)) == ["vi-huong", "tan-tu"]
    assert ids(named(STATIONS, ["all"], BEFORE)) == ["vi-huong", "tan-tu", "ba-be"]
    assert ids(named(STATIONS, ["vi-huong", "tan-tu"], AFTER)) == ["phu-thong-2025"]


def test_a_name_that_leads_nowhere_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotFound, match="did you mean vi-huong"):
        named(STATIONS, ["tan-tu", "vi-huongg"], BEFORE)


def test_the_code_of_a_commune_that_was_merged_still_warns_its_people() -> None:
    assert ids(with_code(STATIONS, "01975", BEFORE)) == ["vi-huong"]
    assert ids(with_code(STATIONS, "01975", AFTER)) == ["phu-thong-2025"]
    assert ids(with_code(STATIONS, "01969", BEFORE)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xã Vi Hương, huyện Bạch Thông, tỉnh Bắc Kạn", ["vi-huong"]),
        ("các xã VI HƯƠNG và Tân Tú", ["vi-huong", "tan-tu"]),
        ("huyện Bạch Thông, tỉnh Bắc Kạn", ["vi-huong", "tan-tu"]),
        ("tỉnh Bắc Kạn", ["vi-huong", "tan-tu", "ba-be"]),
        ("xã Vi Hương; huyện Ba Bể", ["vi-huong", "ba-be"]),
        ("Vi Hươngg", []),
        ("tỉnh Cao Bằng", []),
        ("", []),
    ],
)
def test_a_description_names_the_smallest_places_it_can(text: str, expected: list[str]) -> None:
    assert ids(described(STATIONS, text, BEFORE)) == expected
