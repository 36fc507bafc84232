"""A Word document is read as its reader sees it: marks, inserted words, tables, and no notes."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from radio.adapters.word import word_lines

LEGAL_PLAN = [
    ("upperRoman", "%1."),
    ("decimal", "%2."),
    ("lowerLetter", "%3)"),
    ("bullet", "\uf0b7"),
]


def lines(document: WordDocument) -> list[str]:
    saved = BytesIO()
    document.save(saved)
    return [line for line in word_lines(saved.getvalue()) if line]


def add_list(
    document: WordDocument, levels: Sequence[tuple[str, str]], *, start: int = 1, extra: str = ""
) -> int:
    """A list of these levels; what its paragraphs name it by."""
    root = document.part.numbering_part.element
    number = 100 + len(root)
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern) in enumerate(levels)
    )
    kind = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{made}</w:abstractNum>'
    root.insert(0, parse_xml(kind))
    return same_list(document, number)


def same_list(document: WordDocument, kind: int, override: str = "") -> int:
    """Another list of a kind, which goes on counting unless `override` says otherwise."""
    root = document.part.numbering_part.element
    number = 100 + len(root)
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
            f"{override}</w:num>"
        )
    )
    return number


def item(document: WordDocument, text: str, number: int, level: int = 0) -> Paragraph:
    paragraph = document.add_paragraph(text)
    numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbered.get_or_add_ilvl().val = level
    numbered.get_or_add_numId().val = number
    return paragraph


def test_the_marks_that_word_draws_are_written_out() -> None:
    document = Document()
    plan = add_list(document, LEGAL_PLAN)
    for text, level in (
        ("MỤC ĐÍCH", 0),
        ("Mục đích", 1),
        ("Yêu cầu", 1),
        ("Đúng đối tượng", 2),
        ("Kịp thời", 2),
        ("tại thôn", 3),
        ("NỘI DUNG", 0),
        ("Hình thức", 1),
    ):
        item(document, text, plan, level)
    assert lines(document) == [
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "2. Yêu cầu",
        "a) Đúng đối tượng",
        "b) Kịp thời",
        "- tại thôn",
        "II. NỘI DUNG",
        "1. Hình thức",
    ]


@pytest.mark.parametrize(
    ("form", "pattern", "mark"),
    [
        ("decimal", "Điều %1.", "Điều 3."),
        ("upperRoman", "Chương %1", "Chương III."),
        ("decimalZero", "%1.", "03."),
        ("lowerRoman", "(%1)", "(iii)"),
        ("upperLetter", "%1.", "C."),
        ("bullet", "+", "+"),
        ("bullet", "o", "-"),
        ("decimal", "%1", "3."),
        ("ordinal", "%1.", "3."),
    ],
)
def test_each_form_of_number_is_known(form: str, pattern: str, mark: str) -> None:
    document = Document()
    plan = add_list(document, [(form, pattern)], start=3)
    item(document, "Phạm vi", plan)
    assert lines(document) == [f"{mark} Phạm vi"]


def test_a_level_may_show_the_numbers_above_it() -> None:
    document = Document()
    plan = add_list(document, [("upperRoman", "%1."), ("decimal", "%1.%2.")], extra="<w:isLgl/>")
    item(document, "Nội dung", plan)
    item(document, "Hình thức", plan, 1)
    item(document, "Giải pháp", plan, 1)
    assert lines(document)[1:] == ["1.1. Hình thức", "1.2. Giải pháp"]


def test_a_list_goes_on_after_other_paragraphs_and_begins_anew_where_it_says_so() -> None:
    document = Document()
    plan = add_list(document, [("decimal", "%1.")])
    kind = int(document.part.numbering_part.element[0].get(qn("w:abstractNumId")))
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    other, again = same_list(document, kind), same_list(document, kind, anew)
    item(document, "Họp thôn", plan)
    document.add_paragraph("Bà con đến đông đủ.")
    item(document, "Rà soát", other)
    item(document, "Quét dọn", again)
    item(document, "Trồng cây", again)
    assert [line[:2] for line in lines(document)] == ["1.", "Bà", "2.", "1.", "2."]


def test_a_style_may_bring_the_list() -> None:
    document = Document()
    for text in ("Họp thôn", "Rà soát"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Quét dọn", style="List Bullet")
    plain = document.add_paragraph("Hết.", style="List Number")
    plain._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0
    assert lines(document) == ["1. Họp thôn", "2. Rà soát", "- Quét dọn", "Hết."]


def test_a_list_that_is_defined_nowhere_is_still_a_list() -> None:
    document = Document()
    item(document, "Họp thôn", 4711)
    assert lines(document) == ["- Họp thôn"]


def test_an_empty_item_has_no_mark_and_takes_no_number() -> None:
    document = Document()
    plan = add_list(document, [("decimal", "%1.")])
    for text in ("Họp thôn", " ", "Rà soát"):
        item(document, text, plan)
    assert [line for line in lines(document) if line.strip()] == ["1. Họp thôn", "2. Rà soát"]


def test_words_inserted_linked_or_in_a_control_are_read_and_deleted_ones_are_not() -> None:
    document = Document()
    paragraph = document.add_paragraph("Bà con ")
    for wrapper, tag, text in (
        ("w:ins", "w:t", "đến họp "),
        ("w:del", "w:delText", "ở nhà "),
        ("w:moveFrom", "w:t", "hôm qua "),
        ("w:hyperlink", "w:t", "tối nay"),
        ("w:smartTag", "w:t", " lúc 19 giờ"),
    ):
        outer, run, words = OxmlElement(wrapper), OxmlElement("w:r"), OxmlElement(tag)
        words.text = text
        run.append(words)
        outer.append(run)
        paragraph._p.append(outer)
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    content.append(document.add_paragraph("Tại nhà văn hóa.")._p)
    control.append(content)
    document.element.body.insert(1, control)
    assert lines(document) == ["Bà con đến họp tối nay lúc 19 giờ", "Tại nhà văn hóa."]


def test_text_boxes_contents_heads_and_feet_are_not_read() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "UBND xã Vi Hương"
    document.sections[0].footer.paragraphs[0].text = "Trang 1"
    document.styles.add_style("TOC 1", 1)
    document.add_paragraph("I. Mục đích 2", style="TOC 1")
    boxed = document.add_paragraph("Họp thôn.")
    box = parse_xml(
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    boxed._p.append(box)
    assert lines(document) == ["Họp thôn."]


def test_a_footnote_is_not_read_in_the_middle_of_a_sentence() -> None:
    document = Document()
    paragraph = document.add_paragraph("Hộ nghèo")
    mark = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'
    paragraph._p.append(parse_xml(mark))
    paragraph.add_run(" được vay vốn.")
    assert lines(document) == ["Hộ nghèo được vay vốn."]


def table(document: WordDocument, rows: Sequence[Sequence[str]], *, heads: int = 0) -> None:
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            made.cell(at, column).text = text
        if at < heads:
            properties = made.rows[at]._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:tblHeader"))


def test_the_rows_of_a_table_are_sentences_that_name_their_columns() -> None:
    document = Document()
    table(
        document,
        [["STT", "Thôn", "Thời gian"], ["1", "Nà Nghịu", "19 giờ"], ["2", "Khuổi Slẳng", "20 giờ"]],
    )
    assert lines(document) == [
        "Thôn: Nà Nghịu; thời gian: 19 giờ.",
        "Thôn: Khuổi Slẳng; thời gian: 20 giờ.",
    ]


def test_a_row_that_word_repeats_on_each_page_names_the_columns() -> None:
    document = Document()
    rows = [["Thôn", "Việc"], ["Nà Nghịu", "- Quét đường\n- Trồng cây"]]
    table(document, rows, heads=1)
    assert lines(document) == ["Thôn: Nà Nghịu; việc: Quét đường, Trồng cây."]


def test_merged_cells_are_given_once() -> None:
    document = Document()
    document.add_paragraph("Lịch họp")
    made = document.add_table(rows=2, cols=2)
    made.cell(0, 0).text, made.cell(0, 1).text = "Nà Nghịu", "19 giờ"
    made.cell(1, 0).merge(made.cell(1, 1)).text = "Họp tại nhà văn hóa"
    assert lines(document) == ["Lịch họp", "Nà Nghịu; 19 giờ.", "Họp tại nhà văn hóa"]


def test_a_cell_over_several_rows_is_said_with_each() -> None:
    document = Document()
    table(document, [["Xã", "Thôn"], ["Vi Hương", "Nà Nghịu"], ["", "Khuổi Slẳng"]], heads=1)
    made = document.tables[0]
    made.cell(1, 0).merge(made.cell(2, 0))
    assert lines(document) == [
        "Xã: Vi Hương; thôn: Nà Nghịu.",
        "Xã: Vi Hương; thôn: Khuổi Slẳng.",
    ]


@pytest.mark.parametrize("span", [64, 10**9])
def test_a_forged_span_is_refused_at_once(span: int) -> None:
    document = Document()
    table(document, [["Xã", "Thôn"]])
    document.tables[0].cell(0, 0)._tc.grid_span = span
    with pytest.raises(ValueError, match=str(span)):
        lines(document)


def test_a_table_that_only_lays_out_a_page_is_read_cell_by_cell() -> None:
    document = Document()
    table(document, [["Họp thôn\nTối thứ Bảy", "Tại nhà văn hóa"]])
    assert lines(document) == ["Họp thôn\nTối thứ Bảy", "Tại nhà văn hóa"]
