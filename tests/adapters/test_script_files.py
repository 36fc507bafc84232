"""Script files: any readable text comes in, anything else is refused in one plain sentence."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from radio.adapters.script_files import LARGEST_FILE, read_folder, read_scripts, write_script
from radio.domain.bulletin import BulletinId
from radio.domain.errors import BadInput
from radio.domain.script import Kind, Script
from radio.domain.script_text import format_script
from tests.builders import a_script

TEXT = format_script(a_script())
PLAN = Path(__file__).parents[1] / "data" / "ke-hoach-truyen-thong.txt"


def read_script(path: Path, theme: str = "") -> Script:
    """The one script of a file."""
    ((_, script),) = read_scripts(path, theme)
    return script


def file_of(folder: Path, content: bytes, name: str = "giam-ngheo.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
    ],
    ids=["plain", "byte order mark", "Windows", "old Mac", "decomposed"],
)
def test_the_same_script_comes_in_however_it_was_saved(tmp_path: Path, content: bytes) -> None:
    assert read_script(file_of(tmp_path, content)) == a_script()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (TEXT.encode("utf-16"), "this file is UTF-16"),
        ("Ngh\u00ddi quyet \u00a9\u00b8".encode("latin-1"), "this file is not UTF-8"),
        ("BiÓu sè".encode("latin-1") + b"\x81", "this file is not UTF-8"),
        (b"title: a\0b\n---\n", "this file is not a text"),
        (b"a" * (LARGEST_FILE + 1), "this file is too large"),
    ],
    ids=["UTF-16", "an old font", "an old font with a stray byte", "binary", "too large"],
)
def test_what_is_no_utf8_text_is_one_plain_problem(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    with pytest.raises(BadInput) as caught:
        read_script(file_of(tmp_path, content))
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"giam-ngheo.txt: {sentence}")


@pytest.mark.parametrize(
    "body",
    [
        "Bµ con rµ so¸t hé nghÌo, häp th«n lóc 19 giê.".encode("latin-1"),
        "Baø con raø soaùt hoä ngheøo, hoïp thoân luùc 19 giôø.".encode("latin-1"),
        "Bµ con rµ so¸t hé nghÌo, häp th«n lóc 19 giê.".encode(),
    ],
    ids=["TCVN3", "VNI", "TCVN3 pasted as Unicode"],
)
def test_a_script_of_an_old_font_comes_in_as_unicode(tmp_path: Path, body: bytes) -> None:
    header = b"title: Hop thon\nkind: notice\ntheme: dong-thuan-xa-hoi\n---\n"
    script = read_script(file_of(tmp_path, header + body))
    assert script.body == "Bà con rà soát hộ nghèo, họp thôn lúc 19 giờ."


def test_lines_of_an_old_font_among_lines_of_unicode_are_read_each_in_its_own_way(
    tmp_path: Path,
) -> None:
    lines = (
        "Thôn đã họp là xong.".encode(),
        "Bµ con rµ so¸t hé nghÌo.".encode("latin-1"),
        "Hà Nội là thủ đô.".encode(),
        b"19 gio",
        "§¹i héi th«n häp l\u00f3c 20 giê.".encode("latin-1"),
    )
    content = b"title: Hop thon\nkind: notice\ntheme: giam-ngheo\n---\n" + b"\r\n".join(lines)
    assert read_script(file_of(tmp_path, content)).body.split("\n") == [
        "Thôn đã họp là xong.",
        "Bà con rà soát hộ nghèo.",
        "Hà Nội là thủ đô.",
        "19 gio",
        "Đại hội thôn họp lúc 20 giờ.",
    ]


def test_a_line_that_nobody_can_read_is_named_by_its_number(tmp_path: Path) -> None:
    lines = (b"Hop thon", "Bà con đến họp.".encode(), b"Caf\xe9 \x81 \xb8", "Hết.".encode())
    with pytest.raises(BadInput) as caught:
        read_script(file_of(tmp_path, b"\n".join(lines)))
    (problem,) = caught.value.problems
    assert str(problem).startswith("giam-ngheo.txt:3: this line is neither UTF-8 nor")


def test_a_text_without_header_becomes_the_drafts_of_an_official_text() -> None:
    found = read_scripts(PLAN, theme="muc-tieu-chuong-trinh")
    names = [f"ke-hoach-truyen-thong-{number:02}" for number in range(1, len(found) + 1)]
    assert [name for name, _ in found] == names
    assert len(found) > 9
    assert {(one.kind, one.theme) for _, one in found} == {(Kind.FEATURE, "muc-tieu-chuong-trinh")}
    assert found[0][1].title.startswith("Kế hoạch truyền thông")


def test_a_script_that_forgot_its_line_of_hyphens_is_not_taken_for_a_document(
    tmp_path: Path,
) -> None:
    forgotten = file_of(tmp_path, TEXT.replace("---\n", "").encode())
    with pytest.raises(BadInput) as caught:
        read_script(forgotten)
    assert str(caught.value) == ("giam-ngheo.txt:1: there is no line --- between header and body")


def test_a_document_may_hold_a_line_of_hyphens(tmp_path: Path) -> None:
    notice = "THÔNG BÁO\n\nVề việc họp thôn\n\n---\n\nKính mời bà con đến họp.\n"
    draft = read_script(file_of(tmp_path, notice.encode()), theme="dong-thuan-xa-hoi")
    assert draft.title == "Thông báo về việc họp thôn"
    assert draft.body == "Kính mời bà con đến họp."


def test_a_folder_gives_its_scripts_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "ghi-chu.md"):
        file_of(tmp_path, TEXT.encode(), name)
    assert read_folder(tmp_path) == [("a", a_script()), ("b", a_script())]


def test_the_problems_of_all_files_of_a_folder_are_named_at_once(tmp_path: Path) -> None:
    file_of(tmp_path, b"---\n", "a.txt")
    file_of(tmp_path, TEXT.encode("utf-16"), "b.txt")
    with pytest.raises(BadInput) as caught:
        read_folder(tmp_path)
    assert {problem.file for problem in caught.value.problems} == {"a.txt", "b.txt"}


def test_a_script_is_written_once_and_read_again(tmp_path: Path) -> None:
    assert write_script(tmp_path, BulletinId("giam-ngheo"), a_script())
    assert not write_script(tmp_path, BulletinId("giam-ngheo"), a_script())
    assert read_folder(tmp_path) == [("giam-ngheo", a_script())]


def test_two_files_that_would_be_one_bulletin_are_refused(tmp_path: Path) -> None:
    for name in ("hop-thon.txt", "Họp thôn.txt"):
        file_of(tmp_path, TEXT.encode(), name)
    with pytest.raises(BadInput, match="has the same name without marks, hop-thon; rename one"):
        read_folder(tmp_path)


def test_a_file_needs_a_name_of_letters_or_digits(tmp_path: Path) -> None:
    file_of(tmp_path, TEXT.encode(), "。.txt")
    with pytest.raises(BadInput, match="name this file with letters or digits"):
        read_folder(tmp_path)
