"""Word and PDF documents give their text; what holds none is refused in one plain sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter

from radio.adapters.documents import (
    LARGEST_DOCUMENT,
    LARGEST_READ,
    LARGEST_UNPACKED,
    MOST_PAGES,
    document_text,
)
from radio.adapters.script_files import read_folder, read_scripts
from radio.domain.errors import BadInput
from tests.documents import pdf_file

NOTICE = ["THÔNG BÁO", "Về việc rà soát hộ nghèo", "Các thôn rà soát hộ nghèo trong tháng này."]


def read_document(path: Path) -> str:
    return document_text(path.name, path.read_bytes())


def word_file(path: Path, paragraphs: list[str]) -> Path:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


def test_the_head_and_tail_tables_of_a_state_document_are_not_read(tmp_path: Path) -> None:
    document = Document()
    head = document.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ VI HƯƠNG\nSố: 15/TB-UBND"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    for paragraph in NOTICE:
        document.add_paragraph(paragraph)
    tail = document.add_table(rows=1, cols=2)
    tail.cell(0, 0).text = "Nơi nhận:\n- Lưu: VT."
    tail.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    document.save(str(tmp_path / "thong-bao.docx"))
    ((name, script),) = read_scripts(tmp_path / "thong-bao.docx", "giam-ngheo")
    assert (name, script.title) == ("thong-bao", "Thông báo về việc rà soát hộ nghèo")
    assert (script.source, script.body) == ("15/TB-UBND", NOTICE[-1])


def test_the_number_of_a_document_in_a_flat_head_is_its_source(tmp_path: Path) -> None:
    document = Document()
    head = document.add_table(rows=1, cols=2)
    head.cell(0, 0).text, head.cell(0, 1).text = "Số: 15/TB-UBND", "Vi Hương, ngày 02/10/2022"
    for paragraph in NOTICE:
        document.add_paragraph(paragraph)
    document.save(str(tmp_path / "a.docx"))
    ((_, script),) = read_scripts(tmp_path / "a.docx", "giam-ngheo")
    assert script.source == "15/TB-UBND"


def test_a_word_document_in_an_old_font_becomes_unicode(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", ["BiÓu sè hé nghÌo cña x·"])
    assert read_document(path) == "Biểu số hộ nghèo của xã"


def test_a_pdf_gives_the_lines_of_its_pages(tmp_path: Path) -> None:
    path = pdf_file(tmp_path / "a.pdf", [NOTICE, ["Mời bà con đến họp đông đủ."]])
    lines = [line for line in read_document(path).splitlines() if line]
    assert lines == [*NOTICE, "Mời bà con đến họp đông đủ."]


def test_a_wider_space_on_the_page_parts_paragraphs_of_a_pdf(tmp_path: Path) -> None:
    lines = ["Sáng mai họp thôn tại nhà văn hóa xã Cẩm", "Giàng.", "", "Mời bà con đến", "đông đủ."]
    text = read_document(pdf_file(tmp_path / "a.pdf", [lines]))
    assert "Cẩm\nGiàng.\n\nMời bà con đến\nđông đủ." in text


def test_a_footnote_and_the_number_that_refers_to_it_are_not_read(tmp_path: Path) -> None:
    text = [("Hộ nghèo theo chuẩn mới", 14), ("1", 8), (" rộng 20 m", 14), ("2", 8), (" sàn", 14)]
    note = [("1", 7), (" Theo Nghị định 07/2021/NĐ-CP.", 10)]
    rest = [("Số liệu của phòng Lao động.", 10)]
    page = [[("THÔNG BÁO", 14)], text, [("được vay vốn.", 14)], note, rest, [("2", 14)]]
    made = read_document(pdf_file(tmp_path / "a.pdf", [page]))
    assert made.split() == [
        "THÔNG",
        "BÁO",
        "Hộ",
        "nghèo",
        "theo",
        "chuẩn",
        "mới",
        "rộng",
        "20",
        "m²",
        "sàn",
        "được",
        "vay",
        "vốn.",
    ]


def test_small_letters_that_are_no_note_are_read(tmp_path: Path) -> None:
    table = [[("1 Nà Nghịu 19 giờ", 10)], [("2 Khuổi Slẳng 20 giờ", 10)]]
    page = [[("Lịch họp các thôn trong tháng này như sau", 14)], *table]
    made = read_document(pdf_file(tmp_path / "a.pdf", [page]))
    assert "1 Nà Nghịu" in made
    assert "20 giờ" in made


def test_heads_feet_and_page_numbers_of_a_pdf_are_not_read(tmp_path: Path) -> None:
    pages = [
        ["UBND xã Vi Hương", *NOTICE, "Trang 1/3"],
        ["UBND xã Vi Hương", "Các hộ nộp phiếu cho", "Trang 2/3"],
        ["UBND xã Vi Hương", "trưởng thôn trước ngày mười.", "Trang 3/3"],
    ]
    ((_, script),) = read_scripts(pdf_file(tmp_path / "a.pdf", pages), "giam-ngheo")
    assert script.body.split("\n\n") == [
        NOTICE[-1],
        "Các hộ nộp phiếu cho trưởng thôn trước ngày mười.",
    ]


def test_a_folder_gives_its_documents_with_its_scripts(tmp_path: Path) -> None:
    pdf_file(tmp_path / "b.PDF", [NOTICE])
    word_file(tmp_path / "a.docx", NOTICE)
    assert [name for name, _ in read_folder(tmp_path, "giam-ngheo")] == ["a", "b"]


def scanned(path: Path) -> Path:
    return pdf_file(path, [["Ký bởi"], []])


def locked(algorithm: str) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        writer = PdfWriter(clone_from=PdfReader(pdf_file(path, [NOTICE])))
        writer.encrypt("bí mật", algorithm=algorithm)
        writer.write(path)
        return path

    return make


def holding(content: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return make


def cut_short(path: Path) -> Path:
    word_file(path, NOTICE)
    path.write_bytes(path.read_bytes()[:-2000])
    return path


def swollen(path: Path) -> Path:
    with ZipFile(word_file(path, NOTICE), "a", ZIP_DEFLATED) as packed:
        packed.writestr("word/media/a.bin", bytes(LARGEST_UNPACKED))
    return path


def full_of_spaces(path: Path) -> Path:
    with ZipFile(word_file(path, NOTICE), "a", ZIP_DEFLATED) as packed:
        packed.writestr("word/more.xml", b" " * (LARGEST_READ + 1))
    return path


def of_entities(path: Path) -> Path:
    """What a parser without care would make a billion letters of."""
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    with ZipFile(word_file(path, NOTICE)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    text = parts["word/document.xml"].replace("THÔNG BÁO".encode(), b"&a9;")
    head, tail = text.split(b"?>", 1)
    doctype = f'<!DOCTYPE x [<!ENTITY a0 "thon">{steps}]>'.encode()
    with ZipFile(path, "w") as packed:
        for name, part in parts.items():
            made = head + b"?>" + doctype + tail if name == "word/document.xml" else part
            packed.writestr(name, made)
    return path


def without_its_text(path: Path) -> Path:
    with ZipFile(path, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types")
    return path


def of_many_pages(path: Path) -> Path:
    return pdf_file(path, [["Trang"]] * (MOST_PAGES + 1))


@pytest.mark.parametrize(
    ("name", "make", "sentence"),
    [
        ("a.pdf", scanned, "the pages of this document are pictures without text"),
        ("a.pdf", locked("RC4-128"), "this document is locked with a password"),
        ("a.pdf", holding(b""), "this document is broken"),
        ("a.pdf", holding(b"%PDF-1.4\nhop thon"), "this document is broken"),
        ("a.pdf", of_many_pages, "this document has 301 pages, more than 300"),
        ("a.pdf", holding(b"a" * (LARGEST_DOCUMENT + 1)), "this document is too large"),
        ("a.docx", cut_short, "this document is broken"),
        ("a.docx", of_entities, "this document is broken"),
        ("a.docx", without_its_text, "this document is broken"),
        ("a.docx", holding(b"hop thon"), "this document is broken"),
        ("a.docx", holding(b"\xd0\xcf\x11\xe0\xa1\xb1"), "this is an old Word file"),
        ("a.docx", swollen, "this document is too large"),
        ("a.docx", full_of_spaces, "this document is too large"),
    ],
)
def test_what_cannot_be_read_is_one_plain_problem(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    name: str,
    make: Callable[[Path], Path],
    sentence: str,
) -> None:
    with pytest.raises(BadInput) as caught:
        read_scripts(make(tmp_path / name), "giam-ngheo")
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"{name}: {sentence}")
    assert caplog.text == "", "nothing but the problem is on the terminal"
