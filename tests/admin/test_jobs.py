"""Long work in the browser: ordered, watched, cancelled, done again."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from radio.domain.job import JobState
from radio.domain.message import message
from tests.admin_house import House, words
from tests.builders import HANH, LAN, MINH

DATE = {"date": "2022-10-03"}


def at_the_centre(moment: datetime) -> str:
    return f"{moment.astimezone(ZoneInfo('Asia/Ho_Chi_Minh')):%d/%m/%Y %H:%M}"


def test_building_a_day_is_ordered_once(house: House) -> None:
    client = house.at_desk(MINH)
    first = client.post("/jobs/build", data=DATE, follow_redirects=True)
    assert "Bắt đầu dựng chương trình ngày 03/10/2022" in words(first)
    again = client.post("/jobs/build", data=DATE, follow_redirects=True)
    assert "đang được dựng rồi" in words(again)
    with house.radio.store.reading() as records:
        (job,) = records.jobs.live()
    assert job.payload == DATE


def test_an_operator_orders_nothing(house: House) -> None:
    assert house.at_desk(HANH).post("/jobs/build", data=DATE).status_code == 403


def test_what_did_not_change_is_not_sent_again(house: House) -> None:
    client = house.at_desk(LAN)
    house.draft()
    client.post("/jobs/build", data=DATE)
    for url in ("/jobs/list", "/jobs/running"):
        first = client.get(url)
        seen = {"If-None-Match": first.headers["ETag"]}
        assert client.get(url, headers=seen).status_code == 304
    with house.radio.store.begin() as records:
        (job,) = records.jobs.live()
        now = datetime.now(UTC)
        held = records.jobs.claim(job.id, "somebody", now, now)
        assert held is not None
        records.jobs.extend(held, now, 0.42, message("Packing"))
    changed = client.get("/jobs/list", headers=seen)
    assert changed.status_code == 200
    assert "42 %" in words(changed)
    assert "Đang đóng gói" in words(changed)


def test_a_job_can_be_cancelled_and_done_again(house: House) -> None:
    client = house.at_desk(MINH)
    client.post("/jobs/build", data=DATE)
    with house.radio.store.reading() as records:
        (job,) = records.jobs.live()
    waiting = words(client.get("/jobs"))
    assert f'formaction="/jobs/{job.id}/cancel"' in waiting
    assert f"yêu cầu lúc {at_the_centre(job.created_at)}" in waiting
    client.post(f"/jobs/{job.id}/cancel")
    assert f'formaction="/jobs/{job.id}/retry"' in words(client.get("/jobs"))
    client.post(f"/jobs/{job.id}/retry")
    with house.radio.store.reading() as records:
        assert records.jobs.get(job.id).state is JobState.QUEUED


def test_work_is_named_by_what_it_is_about(house: House) -> None:
    waiting = house.waiting(title="Lịch tiêm phòng")
    page = words(house.at_desk(MINH).get("/jobs"))
    assert f"Đọc bản tin: {waiting.script.title}" in page


def test_what_failed_says_why(house: House) -> None:
    client = house.at_desk(MINH)
    client.post("/jobs/build", data=DATE)
    with house.radio.store.begin() as records:
        (job,) = records.jobs.live()
        now = datetime.now(UTC)
        held = records.jobs.claim(job.id, "somebody", now, now)
        assert held is not None
        records.jobs.finish(held, JobState.FAILED, now, message("It waits for approval."))
    page = words(client.get("/jobs"))
    assert "Bản tin đang chờ duyệt." in page
    assert f"kết thúc {at_the_centre(now)}" in page


def test_the_reading_of_a_bulletin_is_followed_on_its_page(house: House) -> None:
    draft = house.draft()
    house.radio.newsroom.submit(draft.id, LAN.id)
    client = house.at_desk(LAN)
    url = f"/bulletins/{draft.id}/voicing"
    assert "Đang đọc thành tiếng, xong 0 %." in words(client.get(url))
    with house.radio.store.reading() as records:
        (job,) = records.jobs.live()
    house.radio.work.run(job.id)
    assert "data-reload" in words(client.get(url))
