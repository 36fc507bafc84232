"""The text of a PDF page by page, without the footnotes under it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from io import BytesIO
from math import hypot

from pypdf import PageObject, PdfReader

from radio.domain.documents.footnotes import Piece, without_notes

logging.getLogger("pypdf").setLevel(logging.CRITICAL)
"""What it finds odd in a document is no business of whoever reads the terminal."""


def open_pdf(raw: bytes) -> PdfReader:
    """The document; raises what pypdf raises for a broken or locked one."""
    return PdfReader(BytesIO(raw))


def page_texts(reader: PdfReader) -> list[str]:
    """The text of each page."""
    return without_notes([_pieces(page) for page in reader.pages])


def placed_at(shown: Sequence[float], placed: Sequence[float]) -> float:
    """How high on the page the two matrices put something."""
    return placed[4] * shown[1] + placed[5] * shown[3] + shown[5]


def _pieces(page: PageObject) -> list[Piece]:
    found: list[Piece] = []

    def visit(
        text: str, shown: Sequence[float], placed: Sequence[float], _font: object, size: float
    ) -> None:
        # The size of a font is stretched by two matrices; the height of a letter counts.
        height = abs(size) * hypot(placed[2], placed[3]) * hypot(shown[2], shown[3])
        found.append(Piece(text, height, placed_at(shown, placed)))

    page.extract_text(visitor_text=visit)
    return found
