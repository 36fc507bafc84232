"""A person orders a programme on its page: tries, sees the total, undoes, keeps or gives back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from radio.domain.broadcast import Broadcast, BroadcastId
from radio.domain.bulletin import Bulletin
from radio.domain.script import Kind, Priority
from tests.admin_house import House, Unwatched, words
from tests.builders import HANH, LAN, MONDAY, a_slot, a_station

URL = "/programmes/vi-huong/2022-10-03/buoi-sang/order"
PAGE = "/programmes?station=vi-huong&date=2022-10-03"
BROADCAST = BroadcastId("vi-huong/2022-10-03/buoi-sang")


@pytest.fixture
def two(house: House) -> tuple[Bulletin, Bulletin]:
    """Two news items, in the order in which the planner places them, and the day built."""
    made = [
        house.approved(title=title, body="Ủy ban nhân dân xã mời bà con dự họp thôn.")
        for title in ("Họp thôn", "Làm đường")
    ]
    house.radio.production.build(MONDAY)
    first, second = (next(one for one in made if one.id == item) for item in items(house))
    return first, second


def planned(house: House) -> Broadcast:
    with house.radio.store.reading() as records:
        return records.broadcasts.get(BROADCAST)


def items(house: House) -> tuple[str, ...]:
    return planned(house).rundown.bulletins


def press(client: FlaskClient, act: str, *order: str, **more: object) -> TestResponse:
    form = {"act": act, "order": " ".join(order), "seen": "", **more}
    return client.post(URL, data=form)


def shorten(house: House, slot: timedelta) -> None:
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        slots = (a_slot(length=slot),)
        records.schedules.save(replace(schedules, slots=slots))


def test_the_page_draws_every_segment_with_its_outline(
    house: House, two: tuple[Bulletin, Bulletin]
) -> None:
    page = words(house.at_desk(LAN).get(PAGE))
    assert page.count('<g class="block ') == len(planned(house).rundown.segments)
    assert page.count('class="small-wave"') == len(planned(house).rundown.segments)
    assert "data-timeline=" in page


def test_a_step_is_shown_with_its_total_and_changes_nothing(
    house: House, two: tuple[Bulletin, Bulletin]
) -> None:
    first, second = two
    answer = words(press(house.at_desk(LAN), f"down {first.id}", first.id, second.id))
    assert f'name="order" value="{second.id} {first.id}"' in answer
    assert f'name="past" value="{first.id} {second.id}"' in answer
    assert "chưa lưu" in answer
    assert "còn trống" in answer
    assert items(house) == (first.id, second.id)


@pytest.mark.parametrize("act", ["up {1}", "before {1} {0}", "behind {0} {1}"])
def test_an_item_moves_by_button_and_by_dragging(
    house: House, two: tuple[Bulletin, Bulletin], act: str
) -> None:
    first, second = two
    act = act.format(first.id, second.id)
    answer = words(press(house.at_desk(LAN), act, first.id, second.id))
    assert f'name="order" value="{second.id} {first.id}"' in answer


def test_the_last_step_can_be_undone(house: House, two: tuple[Bulletin, Bulletin]) -> None:
    first, second = two
    past = f"{first.id} {second.id}"
    answer = words(press(house.at_desk(LAN), "undo", second.id, first.id, past=past))
    assert f'name="order" value="{past}"' in answer
    assert 'name="past"' not in answer


def test_an_order_that_is_back_where_it_began_is_no_draft(
    house: House, two: tuple[Bulletin, Bulletin]
) -> None:
    first, second = two
    past = f"{first.id} {second.id}"
    undone = words(press(house.at_desk(LAN), "undo", second.id, first.id, past=past))
    moved_back = words(press(house.at_desk(LAN), f"up {first.id}", second.id, first.id))
    for answer in (undone, moved_back):
        assert f'name="order" value="{past}"' in answer
        assert "chưa lưu" not in answer
        assert 'value="save"' not in answer


def test_a_kept_order_is_planned_built_and_written_down(
    house: House, two: tuple[Bulletin, Bulletin]
) -> None:
    first, second = two
    answer = press(house.at_desk(LAN), "save", second.id, first.id)
    assert answer.status_code == 302
    assert items(house) == (second.id, first.id)
    house.radio.work.drain(Unwatched())
    with house.radio.store.reading() as records:
        edition = records.broadcasts.edition(BROADCAST)
        acts = [(one.act, one.by) for one in records.audit.about(BROADCAST)]
    assert edition is not None
    assert [one for one, _ in edition.heard] == [second.id, first.id]
    assert ("order.choose", LAN.id) in acts
    page = words(house.at_desk(LAN).get(PAGE))
    assert "Thứ tự do Hoàng Thị Lan chọn" in page


def test_an_order_that_was_kept_survives_the_nightly_plan(
    house: House, two: tuple[Bulletin, Bulletin]
) -> None:
    first, second = two
    press(house.at_desk(LAN), "save", second.id, first.id)
    house.approved(title="Tiêm phòng", body="Trạm y tế xã mời bà con đi tiêm phòng.")
    house.radio.planning.plan(MONDAY, 3)
    assert items(house) == (second.id, first.id, "tiem-phong")


def test_the_planner_decides_again_when_it_is_asked_to(
    house: House, two: tuple[Bulletin, Bulletin]
) -> None:
    first, second = two
    client = house.at_desk(LAN)
    press(client, "save", second.id, first.id)
    standing = house.radio.ordering.standing(planned(house))
    assert standing is not None
    press(client, "give-back", second.id, first.id, seen=standing.at.isoformat())
    assert items(house) == (first.id, second.id)
    assert house.radio.ordering.standing(planned(house)) is None


def test_what_was_taken_out_stays_out_and_can_be_put_in_again(
    house: House, two: tuple[Bulletin, Bulletin]
) -> None:
    first, second = two
    client = house.at_desk(LAN)
    answer = words(press(client, f"out {first.id}", first.id, second.id))
    assert f'name="order" value="{second.id}"' in answer
    press(client, "save", second.id)
    assert items(house) == (second.id,)
    page = words(client.get(PAGE))
    assert "Không có trong thứ tự do Hoàng Thị Lan chọn." in page
    assert f'value="in {first.id}"' in page
    again = words(press(client, f"in {first.id}", second.id))
    assert f'name="order" value="{second.id} {first.id}"' in again


def test_too_much_is_shown_at_once_and_not_kept(
    house: House, two: tuple[Bulletin, Bulletin]
) -> None:
    first, second = two
    length = house.radio.timelines.of(planned(house)).length
    shorten(house, length - timedelta(seconds=1))
    house.radio.planning.plan(MONDAY)
    assert items(house) == (first.id,)
    client = house.at_desk(LAN)
    page = words(client.get(PAGE))
    assert "Hết thời lượng" in page
    tried = words(press(client, f"in {second.id}", first.id))
    assert "dài quá 0:01" in tried
    assert 'class="beyond"' in tried
    refused = press(client, "save", first.id, second.id)
    assert refused.status_code == 409
    assert "Dài hơn khung giờ" in words(refused)
    assert items(house) == (first.id,)


def test_nobody_moves_a_routine_item_before_a_priority_one(house: House) -> None:
    must = house.approved(title="Phải phát", priority=Priority.PRIORITY)
    own = house.approved(title="Tự chọn", body="Mời bà con dự họp.")
    house.radio.production.build(MONDAY)
    page = words(house.at_desk(LAN).get(PAGE))
    assert f'value="up {own.id}"' not in page
    assert f'value="out {own.id}"' in page
    assert f'value="out {must.id}"' not in page
    press(house.at_desk(LAN), "save", own.id, must.id)
    assert items(house) == (must.id, own.id)


def test_the_commune_orders_its_own_programme_and_no_other(
    house: House, two: tuple[Bulletin, Bulletin]
) -> None:
    first, second = two
    client = house.at_desk(HANH)
    assert f'value="down {first.id}"' in words(client.get(PAGE))
    assert press(client, "save", second.id, first.id).status_code == 302
    assert items(house) == (second.id, first.id)
    other = client.post(URL.replace("vi-huong", "don-phong"), data={"act": "save", "order": ""})
    assert other.status_code == 403


def test_of_two_who_order_at_once_the_second_is_told(
    house: House, two: tuple[Bulletin, Bulletin]
) -> None:
    first, second = two
    press(house.at_desk(LAN), "save", second.id, first.id)
    answer = press(house.at_desk(HANH), "save", first.id, second.id)
    assert answer.status_code == 409
    assert "vừa đổi thứ tự" in words(answer)
    assert items(house) == (second.id, first.id)


def test_a_step_on_an_old_page_overwrites_nobody(
    house: House, two: tuple[Bulletin, Bulletin]
) -> None:
    first, second = two
    press(house.at_desk(LAN), "save", second.id, first.id)
    client = house.at_desk(HANH)
    step = words(press(client, f"out {second.id}", first.id, second.id))
    assert 'name="seen" value=""' in step
    answer = press(client, "save", first.id)
    assert answer.status_code == 409
    assert items(house) == (second.id, first.id)


def test_after_a_conflict_the_page_shows_what_the_other_chose(
    house: House, two: tuple[Bulletin, Bulletin]
) -> None:
    first, second = two
    press(house.at_desk(LAN), "save", second.id, first.id)
    standing = house.radio.ordering.standing(planned(house))
    assert standing is not None
    again = words(press(house.at_desk(HANH), "save", first.id, second.id))
    assert f'name="order" value="{second.id} {first.id}"' in again
    assert f'name="seen" value="{standing.at.isoformat()}"' in again
    assert "Thứ tự do Hoàng Thị Lan chọn" in again
    assert 'value="save"' not in again


def test_what_is_on_the_air_is_not_ordered_any_more(
    house: House, two: tuple[Bulletin, Bulletin]
) -> None:
    first, second = two
    house.clock.pass_by(planned(house).starts_at - house.clock.now())
    client = house.at_desk(LAN)
    assert 'name="act"' not in words(client.get(PAGE))
    answer = press(client, "save", second.id, first.id)
    assert answer.status_code == 409
    assert "đã bắt đầu" in words(answer)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"act": "fly"},
        {"act": "up"},
        {"act": "up nobody", "order": "nobody"},
        {"act": "undo"},
        {"act": "save", "order": "nobody", "seen": "yesterday"},
        {"act": "in ../../etc", "order": "' OR 1=1"},
    ],
)
def test_a_form_nobody_offered_breaks_nothing(
    house: House, two: tuple[Bulletin, Bulletin], form: dict[str, str]
) -> None:
    assert house.at_desk(LAN).post(URL, data=form).status_code < 500


def test_another_slot_than_there_is_is_not_found(house: House) -> None:
    answer = house.at_desk(LAN).post(URL.replace("buoi-sang", "dem"), data={"act": "save"})
    assert answer.status_code == 404


def test_kinds_stay_in_their_part(house: House) -> None:
    news = house.approved(title="Tin", body="Mời bà con dự họp.")
    house.approved(title="Thông báo", kind=Kind.NOTICE, body="Trạm y tế xã mời bà con.")
    house.radio.production.build(MONDAY)
    page = words(house.at_desk(LAN).get(PAGE))
    assert f'value="down {news.id}"' not in page


@pytest.mark.parametrize("script", [{"kind": Kind.NOTICE}, {"priority": Priority.PRIORITY}])
def test_where_an_item_may_not_stand_is_said(house: House, script: dict[str, object]) -> None:
    house.approved(title="Tin", body="Mời bà con dự họp.")
    house.approved(title="Thông báo", body="Trạm y tế xã mời bà con.", **script)
    house.radio.production.build(MONDAY)
    first, second = items(house)
    answer = press(house.at_desk(LAN), f"behind {first} {second}", first, second)
    assert answer.status_code == 409
    assert "Không đặt được vào chỗ đó" in words(answer)
    assert f'name="order" value="{first} {second}"' in words(answer)
    assert "chưa lưu" not in words(answer)


def test_a_station_without_a_voice_still_shows_its_plan(house: House) -> None:
    house.approved(title="Tin", body="Mời bà con dự họp.")
    house.radio.planning.plan(MONDAY)
    mute = a_station(voice="nobody:vi", languages=("vie",))
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        records.schedules.save(replace(schedules, stations=(mute,)))
    assert "Tin" in words(house.at_desk(LAN).get(PAGE))
