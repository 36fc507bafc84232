"""`radio import`, as far as it tells of documents and of house sounds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from radio.cli.workspace import import_path
from radio.config import shipped
from radio.domain.errors import BadInput
from tests.admin_house import House, a_house

FILLER = "Bà con trong thôn cùng nhau giữ vệ sinh chung. " * 15


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with a_house(tmp_path / "workspace") as made:
        yield made


def plan(path: Path, sections: int) -> Path:
    parts = (f"{number}. Việc thứ {number}\n\n{FILLER}" for number in range(1, sections + 1))
    text = "Số: 15/KH-UBND\n\nKẾ HOẠCH\nLàm sạch thôn\n\n" + "\n\n".join(parts)
    path.write_text(text, "utf-8")
    return path


def test_a_shorter_version_of_a_document_names_the_drafts_left_over(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_path(house.radio, plan(tmp_path / "ke-hoach.txt", 4), "lan") == 4
    assert capsys.readouterr().err == ""
    assert import_path(house.radio, plan(tmp_path / "ke-hoach.txt", 2), "lan") == 0
    assert "ke-hoach-03, ke-hoach-04" in capsys.readouterr().err
    with house.radio.store.reading() as records:
        assert len(records.bulletins.all()) == 4


def test_a_title_keeps_the_names_of_the_house(house: House, tmp_path: Path) -> None:
    path = tmp_path / "hop.txt"
    path.write_text("THÔNG BÁO\nHỌP TẠI XÃ ĐÔN PHONG\n\nKính mời bà con.", "utf-8")
    import_path(house.radio, path, "lan")
    with house.radio.store.reading() as records:
        (made,) = records.bulletins.all()
    assert made.script.title == "Thông báo họp tại xã Đôn Phong"


def test_schedules_name_only_sounds_that_the_house_has(house: House, tmp_path: Path) -> None:
    folder = shutil.copytree(shipped() / "schedules", tmp_path / "schedules")
    programmes = folder / "programmes.yaml"
    programmes.write_text(programmes.read_text("utf-8").replace("jingle", "jingel"), "utf-8")
    with pytest.raises(BadInput, match="there is no jingel here"):
        import_path(house.radio, folder, "lan")
