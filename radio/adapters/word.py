"""The text of a Word document as its reader sees it: list marks, inserted words, tables.

Left out: what is deleted, comments, footnotes, page heads and feet, text boxes, tables of contents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Row

from radio.adapters.word_numbering import Numbering
from radio.domain.documents.table_rows import row_sentences

_WORDS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_UNREAD = {
    qn(name)
    for name in ("w:del", "w:moveFrom", "w:drawing", "w:pict", "w:object", "w:pPr", "w:rPr")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"}
_INSIDE = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml")}
_CONTENTS = "TOC"
MOST_COLUMNS = 63
"""Word makes no wider table."""


def word_lines(raw: bytes) -> list[str]:
    """The document's paragraphs and table rows, a line each.

    Raises what python-docx, zipfile and lxml raise for a broken file.
    """
    document = Document(BytesIO(raw))
    return list(_Reader(document).lines())


class _Reader:
    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._numbering = Numbering(document)

    def lines(self) -> Iterator[str]:
        return self._blocks(self._document.element.body)

    def _blocks(self, parent: BaseOxmlElement) -> Iterator[str]:
        for block in parent:
            if block.tag == qn("w:p"):
                yield from self._paragraph(block)
            elif block.tag == qn("w:tbl"):
                yield from self._table(Table(block, self._document))
            elif block.tag in _INSIDE:
                yield from self._blocks(block)

    def _paragraph(self, paragraph: BaseOxmlElement) -> Iterator[str]:
        text = _text(paragraph)
        if not text.strip():
            # Word gives a number to an empty item, too, and shows none.
            yield ""
            return
        mark = self._numbering.mark(paragraph)
        style = paragraph.style or ""
        if not style.startswith(_CONTENTS):
            yield f"{mark} {text.lstrip()}" if mark else text

    def _table(self, table: Table) -> Iterator[str]:
        """A sentence a row; without named columns a cell of many lines is a layout, read alone."""
        rows = list(table.rows)
        heads = 0
        while heads < len(rows) and _names_columns(rows[heads]):
            heads += 1
        cells: list[list[str]] = []
        for row in rows:
            cells.append(self._cells(row, cells[-1] if cells else []))
        width = max(map(len, cells), default=0)
        grid = [[*row, *[""] * (width - len(row))] for row in cells]
        if grid and not heads and any("\n" in cell for row in grid for cell in row):
            yield from (cell for row in grid for cell in row if cell)
        elif width:
            yield from row_sentences(grid, heads if heads < len(rows) else 0)

    def _cells(self, row: _Row, above: Sequence[str]) -> list[str]:
        """The texts of a row, empty where a cell spans on, from `above` where it spans down.

        Raises `ValueError` for more columns than Word makes: a forged span is no table.
        """
        found = [""] * min(row._tr.grid_before, MOST_COLUMNS)
        for cell in row._tr.tc_lst:
            if len(found) + cell.grid_span > MOST_COLUMNS:
                raise ValueError(cell.grid_span)
            if cell.vMerge == "continue" and len(found) < len(above):
                text = above[len(found)]
            else:
                text = "\n".join(filter(None, map(str.strip, self._blocks(cell))))
            found += [text, *[""] * (cell.grid_span - 1)]
        return found


def _names_columns(row: _Row) -> bool:
    properties = row._tr.trPr
    return properties is not None and properties.find(qn("w:tblHeader")) is not None


def _text(element: BaseOxmlElement) -> str:
    """What is read of a paragraph: its runs, wherever they lie, but for what is left out."""
    found: list[str] = []
    for part in element:
        if part.tag == qn("w:t"):
            found.append(part.text or "")
        elif part.tag in _WORDS:
            found.append(_WORDS[part.tag])
        elif part.tag not in _UNREAD and isinstance(part.tag, str):
            found.append(_text(part))
    return "".join(found)
