"""A table as an XLSX workbook: dates are dates, lengths are lengths, and no text is a formula."""

from __future__ import annotations

from datetime import date, time, timedelta
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from radio.domain.message import Message
from radio.domain.sheet import Say, Table, Value

LONGEST = 32_767
"""Letters a cell can hold."""
FORMATS: tuple[tuple[type, str], ...] = (
    (date, "dd/mm/yyyy"),
    (time, "hh:mm"),
    (timedelta, "[h]:mm:ss"),
)


def workbook(table: Table, say: Say) -> bytes:
    """The file: headings stay in sight, can be filtered, and the sheet prints on A4 across."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 # a new workbook has one
    sheet.title = say(table.name)[:31]
    for at, column in enumerate(table.columns, 1):
        _put(sheet, (1, at), column.heading, say).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    for line, row in enumerate(table.rows, 2):
        for at, value in enumerate(row, 1):
            _put(sheet, (line, at), value, say)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _for_paper(sheet)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _put(sheet: Worksheet, at: tuple[int, int], value: Value, say: Say) -> Cell | MergedCell:
    cell = sheet.cell(*at)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(value, Message):
        value = say(value)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST]
        cell.data_type = "s"  # also what begins with = is text, and stays so when it is edited
        cell.quotePrefix = True
        return cell
    cell.value = value
    for kind, shown in FORMATS:
        if isinstance(value, kind):
            cell.number_format = shown
    return cell


def _for_paper(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
