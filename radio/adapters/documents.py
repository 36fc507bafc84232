"""The text of Word and PDF documents, with a plain word for what holds none that can be read."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import XmlchemyError
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from radio.adapters.pdf import open_pdf, page_texts
from radio.adapters.word import word_lines
from radio.domain.documents.legacy_text import modern
from radio.domain.errors import BadInput, Problem
from radio.domain.message import Message, message
from radio.domain.text import nfc

LARGEST_DOCUMENT = 20_000_000
"""Bytes; scanned pages are large, a document of text is not."""
LARGEST_UNPACKED = 100_000_000
"""Bytes; what a .docx may unpack to, so that a small file cannot fill the memory."""
LARGEST_READ = 20_000_000
"""Bytes of what is parsed of a .docx; a tree takes ten times its text."""
MOST_PAGES = 300
LONGEST_TEXT = 2_000_000
"""Characters; a longer text is a book."""
LEAST_LETTERS = 20
"""Letters a page on average; a page with fewer is a picture with a stamp on it."""
SUFFIXES = (".docx", ".pdf")
PAGE_END = "\n\f"
"""Between two pages, as other programs write it, too."""
TOO_LARGE = message("this document is too large; split it, or save its text")

_DAMAGE = (ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, RecursionError)
"""What the readers let through when a document contradicts itself."""
_OLD_WORD = b"\xd0\xcf\x11\xe0"
"""Begins a .doc, and a .docx with a password."""


def document_text(file: str, raw: bytes) -> str:
    """The text of a document as NFC, a paragraph or line each; old fonts become Unicode.

    Between pages of a PDF stands `PAGE_END`. `file` is the document's name, whose ending says what
    it is. Raises `BadInput` for what is too large, broken, locked or scanned.
    """
    if len(raw) > LARGEST_DOCUMENT:
        raise _unreadable(file, TOO_LARGE)
    try:
        # A SyntaxError here is one of the document's XML.
        text = _pdf(file, raw) if file.lower().endswith(".pdf") else _docx(file, raw)
    except (PyPdfError, OpcError, XmlchemyError, BadZipFile, SyntaxError, *_DAMAGE) as error:
        broken = message("this document is broken; open it, save it again and try again")
        raise _unreadable(file, broken) from error
    if len(text) > LONGEST_TEXT:
        raise _unreadable(file, TOO_LARGE)
    return nfc(modern(text))


def _unreadable(file: str, sentence: Message) -> BadInput:
    return BadInput([Problem(sentence, file)])


def _docx(file: str, raw: bytes) -> str:
    if raw.startswith(_OLD_WORD):
        locked = message("this is an old Word file or has a password; save it as .docx without one")
        raise _unreadable(file, locked)
    with ZipFile(BytesIO(raw)) as packed:
        parts = packed.infolist()
    read = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or read > LARGEST_READ:
        raise _unreadable(file, TOO_LARGE)
    return "\n\n".join(word_lines(raw))


def _pdf(file: str, raw: bytes) -> str:
    try:
        reader = open_pdf(raw)
        pages = len(reader.pages)
        if pages > MOST_PAGES:
            too_many = message(
                "this document has %(pages)d pages, more than %(most)d; split it",
                pages=pages,
                most=MOST_PAGES,
            )
            raise _unreadable(file, too_many)
        text = PAGE_END.join(page_texts(reader))
    except (FileNotDecryptedError, DependencyError) as error:
        locked = message("this document is locked with a password; save it without one")
        raise _unreadable(file, locked) from error
    if sum(map(str.isalpha, text)) < LEAST_LETTERS * pages:
        scanned = message(
            "the pages of this document are pictures without text; "
            "ask for the document itself, or type its text"
        )
        raise _unreadable(file, scanned)
    return text
