"""Small PDF files made by hand, in letters of any alphabet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

Line = str | Sequence[tuple[str, float]]
"""A line of 12 points, or its parts with the size of each."""


def pdf_file(path: Path, pages: Sequence[Sequence[Line]]) -> Path:
    """A PDF with these lines on its pages; at most 200 different letters."""
    texts = (text for page in pages for line in page for text, _size in _parts(line))
    letters = sorted({letter for text in texts for letter in text})
    codes = {letter: code for code, letter in enumerate(letters, start=1)}
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>",
        _stream(_letters(codes)),
    ]
    for number, lines in enumerate(pages):
        resources = "/Resources<</Font<</F1 3 0 R>>>>/MediaBox[0 0 595 842]"
        objects += [
            f"<</Type/Page/Parent 2 0 R{resources}/Contents {6 + 2 * number} 0 R>>",
            _stream(_shown(lines, codes)),
        ]
    path.write_bytes(_put_together(objects))
    return path


def _letters(codes: dict[str, int]) -> str:
    pairs = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    )


def _parts(line: Line) -> Sequence[tuple[str, float]]:
    return [(line, 12)] if isinstance(line, str) else line


def _shown(lines: Sequence[Line], codes: dict[str, int]) -> str:
    shown = (
        " ".join(
            f"/F1 {size} Tf <{''.join(f'{codes[one]:02x}' for one in text)}> Tj"
            for text, size in _parts(line)
        )
        for line in lines
    )
    return "BT 50 800 Td\n" + " 0 -20 Td\n".join(shown) + "\nET"


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>\nstream\n{content}\nendstream"


def _put_together(objects: Sequence[str]) -> bytes:
    made = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return made + f"{end}startxref\n{len(made)}\n%%EOF\n".encode("ascii")
