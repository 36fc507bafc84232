"""Somebody reads a bulletin aloud in the browser, listens, and hands it in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, expect

from radio.domain.audio.recording import LARGEST_RECORDING
from radio.domain.bulletin import Bulletin
from tests.admin_house import House
from tests.builders import LAN
from tests.e2e.conftest import CALM, Site
from tests.e2e.visitor import Visitor
from tests.recordings import wav
from tests.sounds import speechlike

TAY = "Mởi pỉ noọng pây họp bản.\n\nChèn mà hẩư đo."
SPEAKER = "Nông Thị Mai"
THREE_SECONDS = re.compile(r"^(0:0[3-9]|0:[1-5]\d|[1-9]:\d\d)$")
"""Or more, on a busy machine."""
HEARS_A_FILE = "--use-file-for-fake-audio-capture"
NOBODY_IS_ASKED = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


@pytest.fixture(scope="module")
def browser(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, object],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Browser]:
    """A browser before whose microphone somebody speaks without end."""
    speech = tmp_path_factory.mktemp("microphone") / "speech.wav"
    speech.write_bytes(wav(speechlike(10, rate=48_000)))
    flags = [*CALM, *NOBODY_IS_ASKED, f"{HEARS_A_FILE}={speech}"]
    args = {**browser_type_launch_args, "args": flags}
    opened = browser_type.launch(**args)  # type: ignore[arg-type]
    yield opened
    opened.close()


def with_a_text(house: House) -> Bulletin:
    bulletin = house.draft(title="Họp thôn", body="Mời bà con đi họp.\n\nĐến cho đông đủ.")
    return house.radio.versions.write(bulletin.id, "tyz", TAY, LAN.id, bulletin.version)


def writer(site: Site, **screen: object) -> Visitor:
    visitor = site.visitor(**screen)
    visitor.signs_in("lan", site.house.radio.accounts.reset_password(LAN.id), "mot cau that dai")
    return visitor


def test_a_reading_is_recorded_heard_and_handed_in_on_a_phone(site: Site) -> None:
    bulletin = with_a_text(site.house)
    visitor = writer(site, viewport={"width": 360, "height": 740})
    page = visitor.page
    visitor.goes_to(f"/bulletins/{bulletin.id}/read/tyz")
    page.get_by_role("button", name="Ghi âm", exact=True).click()
    expect(page.get_by_role("button", name="Dừng", exact=True)).to_be_visible()
    expect(page.locator("[data-time]")).to_have_text(THREE_SECONDS, timeout=30_000)
    visitor.looks()
    page.keyboard.press("r")
    visitor.sees("Mời nghe lại rồi nộp.")
    visitor.looks()
    heard = page.locator("[data-listen]")
    heard.evaluate("audio => audio.play()")
    expect(heard).not_to_have_js_property("currentTime", 0)
    page.get_by_label("Người đọc").fill(SPEAKER)
    page.get_by_role("button", name="Nộp bản ghi âm").click()
    visitor.sees("Đã lưu bản ghi âm.")
    expect(page).to_have_url(f"{site.url}/bulletins/{bulletin.id}/versions#tyz")
    expect(page.get_by_role("region", name="Tiếng Tày").locator("svg path")).to_have_count(1)
    visitor.looks()
    version = site.house.kept(bulletin).version_in("tyz")
    assert version is not None
    assert version.recording is not None
    assert version.recording.speaker == SPEAKER
    assert version.recording.length.total_seconds() > 2
    visitor.goes_to(f"/bulletins/{bulletin.id}")
    visitor.sees(f"{SPEAKER} đọc")


def test_keys_lead_through_the_text_and_the_size_is_remembered(site: Site) -> None:
    bulletin = with_a_text(site.house)
    visitor = writer(site, viewport={"width": 1280, "height": 800})
    page = visitor.page
    visitor.goes_to(f"/bulletins/{bulletin.id}/read/tyz")
    now = page.locator(".passage.now")
    for key, words in ((" ", "Chèn mà"), ("ArrowDown", "Chèn mà"), ("ArrowLeft", "Mởi pỉ")):
        page.keyboard.press(key)
        expect(now).to_contain_text(words)
    now.click()
    expect(now).to_contain_text("Chèn mà")
    page.get_by_role("button", name="Lớn hơn").click()
    page.reload()
    expect(page.locator("[data-reader]")).to_have_attribute("data-letters", "3")
    visitor.looks()


def test_a_file_is_handed_in_and_a_wrong_one_is_refused_on_the_spot(
    site: Site, tmp_path: Path
) -> None:
    bulletin = with_a_text(site.house)
    (tmp_path / "mai.wav").write_bytes(wav(speechlike(4)))
    (tmp_path / "trang.mp3").write_text("<html>Đăng nhập</html>", "utf-8")
    visitor = writer(site)
    page = visitor.page
    visitor.goes_to(f"/bulletins/{bulletin.id}/versions")
    place = page.get_by_role("region", name="Tiếng Tày")
    place.get_by_text("Nộp tệp âm thanh").click()
    place.get_by_label("Người đọc").fill(SPEAKER)
    place.get_by_label("Tệp âm thanh").set_input_files(tmp_path / "trang.mp3")
    place.get_by_role("button", name="Nộp bản ghi âm").click()
    expect(place.get_by_role("alert")).to_contain_text("Đây là trang web hoặc văn bản")
    expect(place.get_by_label("Người đọc")).to_have_value(SPEAKER)
    visitor.looks()
    place.get_by_label("Tệp âm thanh").set_input_files(tmp_path / "mai.wav")
    place.get_by_role("button", name="Nộp bản ghi âm").click()
    visitor.sees("Đã lưu bản ghi âm.")


def test_what_is_too_large_is_not_even_sent(site: Site, tmp_path: Path) -> None:
    bulletin = with_a_text(site.house)
    with (tmp_path / "dai.wav").open("wb") as file:
        file.truncate(LARGEST_RECORDING + 1)
    visitor = writer(site)
    page = visitor.page
    visitor.goes_to(f"/bulletins/{bulletin.id}/versions")
    place = page.get_by_role("region", name="Tiếng Tày")
    place.get_by_text("Nộp tệp âm thanh").click()
    place.get_by_label("Người đọc").fill(SPEAKER)
    place.get_by_label("Tệp âm thanh").set_input_files(tmp_path / "dai.wav")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    place.get_by_role("button", name="Nộp bản ghi âm").click()
    expect(place.get_by_role("alert")).to_contain_text("lớn hơn 200 MB")
    visitor.looks()
    assert sent == []


def test_without_a_microphone_the_page_says_what_to_do(site: Site, tmp_path: Path) -> None:
    bulletin = with_a_text(site.house)
    visitor = writer(site)
    page = visitor.page
    page.add_init_script("Object.defineProperty(navigator, 'mediaDevices', {value: undefined})")
    visitor.goes_to(f"/bulletins/{bulletin.id}/read/vie")
    visitor.sees("Ở đây chưa dùng được micro.")
    expect(page.get_by_role("button", name="Ghi âm", exact=True)).to_be_hidden()
    (tmp_path / "mai.wav").write_bytes(wav(speechlike(4)))
    page.get_by_label("Tệp âm thanh").set_input_files(tmp_path / "mai.wav")
    page.get_by_label("Người đọc").fill(SPEAKER)
    page.get_by_role("button", name="Nộp bản ghi âm").click()
    visitor.sees("Đã lưu bản ghi âm.")


def test_voices_are_compared_side_by_side(site: Site) -> None:
    for width, light in ((360, "dark"), (1280, "light")):
        visitor = writer(site, viewport={"width": width, "height": 800}, color_scheme=light)
        visitor.goes_to("/voices")
        visitor.presses("Cho mọi giọng đọc thử")
        visitor.sees("Số tiếng một phút")
        site.house.radio.accounts.reset_password(LAN.id)
