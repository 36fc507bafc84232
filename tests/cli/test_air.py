"""`radio air`: an emergency from the command line, by the machine's own clock."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cap_messages import cap, info
from tests.radio_command import radio

SOURCE = "Ban Chỉ huy phòng, chống thiên tai"
WORDS = "Nước suối dâng nhanh. Bà con ven suối sơ tán ngay."


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace as `radio init` makes it, with an approver."""
    folder = tmp_path_factory.mktemp("nha") / "loa"
    assert radio("init", folder, cwd=folder.parent).returncode == 0
    for name, role in (("minh", "approver"), ("lan", "editor")):
        done = radio("people", "add", name, "Nông Văn Minh", "--role", role, cwd=folder)
        assert done.returncode == 0, done.stderr
    return folder


def air(house: Path, text: str, *more: str, stations: str = "all") -> Any:
    words = ("--source", SOURCE, "--stations", stations, "--by", "minh", *more)
    return radio("air", "emergency", text, *words, cwd=house)


def listed(house: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(radio("air", "list", "--json", cwd=house).stdout)
    return found


def test_it_is_aired_fetched_and_stopped(house: Path, tmp_path: Path) -> None:
    done = air(house, WORDS, "--yes", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    made = json.loads(done.stdout)
    station = made["stations"][0]
    stick = tmp_path / "usb"
    fetch = ("air", "fetch", station, "-o", stick, "--by", "minh")
    assert radio(*fetch, cwd=house).returncode == 0
    files = sorted(path.name for path in (stick / "urgent" / station).iterdir())
    assert files == [f"{made['id']}.mp3", "urgent.json", "urgent.m3u8"]

    done = radio("air", "cancel", made["id"], "--reason", "Nhầm.", "--by", "minh", cwd=house)
    assert (done.returncode, done.stdout) == (0, f"{made['id']} is stopped.\n")
    assert radio(*fetch, cwd=house).returncode == 0
    files = sorted(path.name for path in (stick / "urgent" / station).iterdir())
    assert files == ["urgent.json", "urgent.m3u8"]
    (one,) = [found for found in listed(house) if found["id"] == made["id"]]
    assert one["cancelled_at"]
    assert one["airings"] == []


def test_what_is_on_the_air_but_for_a_list_is_named_all_the_same(house: Path) -> None:
    station = json.loads(air(house, "Lũ về.", "--yes", "--json").stdout)["stations"][0]
    in_the_way = house / "urgent" / station
    shutil.rmtree(in_the_way)
    in_the_way.touch()
    done = air(house, "Lũ về. Bà con lên cao ngay.", "--yes", "--json")
    assert done.returncode == 1
    assert "the urgent list could not be written yet" in done.stderr
    assert json.loads(done.stdout)["id"] in {one["id"] for one in listed(house)}
    in_the_way.unlink()
    for one in listed(house):
        if one["airings"]:
            stop = ("air", "cancel", one["id"], "--reason", "Nhầm.", "--by", "minh")
            assert radio(*stop, cwd=house).returncode == 0


def test_without_yes_it_says_what_will_be_heard_and_asks(house: Path) -> None:
    before = listed(house)
    words = ("Họp lúc 7h30.", "--source", SOURCE, "--stations", "all", "--by", "minh")
    done = radio("air", "emergency", *words, cwd=house, stdin=b"n\n")
    assert "bảy giờ ba mươi" in done.stdout
    assert SOURCE in done.stdout
    assert done.returncode == 1
    assert listed(house) == before


@pytest.mark.parametrize(
    ("text", "more", "stations", "said"),
    [
        ("Theo XQZW.", (), "all", "Nobody knows how to read these aloud: XQZW"),
        (WORDS, ("--times", "1000"), "all", "times: It is aired 1 to 100 times."),
        (WORDS, (), "phu-thong-20255", "did you mean phu-thong-2025"),
        (WORDS, (), "", "Choose at least one station"),
        ("", (), "all", "Write what is to be said"),
        (WORDS, ("--by", "lan"), "all", "may not air an emergency"),
        (WORDS, ("--by", "nobody"), "all", "There is no account nobody"),
    ],
)
def test_what_cannot_be_aired_is_refused_in_one_sentence(
    house: Path, text: str, more: tuple[str, ...], stations: str, said: str
) -> None:
    done = air(house, text, "--yes", *more, stations=stations)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_cap_message_is_taken_in_once_and_its_cancel_stops_it(
    house: Path, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    sent, expires = now.isoformat("T", "seconds"), (now + timedelta(hours=1)).isoformat()
    geocode = "<geocode><valueName>commune</valueName><value>01969</value></geocode>"
    area = f"<areaDesc>thị trấn Phủ Thông</areaDesc>{geocode}"
    file = tmp_path / "lu.xml"
    file.write_bytes(cap(info(area, expires=expires), identifier="cli-1", sent=sent))
    done = radio("air", "cap", file, "--by", "minh", "--json", cwd=house)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["outcome"] == "aired"
    assert len(told["emergencies"]) == 1
    again = radio("air", "cap", file, "--by", "minh", cwd=house)
    assert "nothing is done twice" in again.stdout
    sender = told["key"].split(",")[0]
    file.write_bytes(cap(identifier="cli-2", msgType="Cancel", references=f"{sender},cli-1,{sent}"))
    assert radio("air", "cap", file, "--by", "minh", cwd=house).returncode == 0
    (one,) = [found for found in listed(house) if found["id"] in told["emergencies"]]
    assert one["cancelled_at"]


def test_a_file_that_is_no_warning_is_refused(house: Path, tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "utf-8")
    done = radio("air", "cap", tmp_path / "x.xml", "--by", "minh", cwd=house)
    assert (done.returncode, done.stdout) == (1, "")
    assert "DOCTYPE" in done.stderr
    done = radio("air", "cap", tmp_path / "none.xml", "--by", "minh", cwd=house)
    assert done.returncode == 1
    assert "There is no file" in done.stderr
