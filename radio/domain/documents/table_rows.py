"""A table is heard row by row: each row a sentence that names its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SERIAL = re.compile(r"(?:stt|tt|số\s*tt|số thứ tự|no\.?)", re.IGNORECASE)
_NUMERAL = re.compile(r"[\d.)\s]*|[IVX]+")
_ENDS = (".", "!", "?", "…", ";", ":")


def row_sentences(rows: Sequence[Sequence[str]], heads: int) -> list[str]:
    """The rows as lines to read; the first `heads` rows name the columns and are said with each.

    Rows are of one width; a cell that spans columns stands in the first of them, the others are
    empty. Without such rows a first row that begins `STT` is taken for one. Serial numbers are not
    said: nobody hears a table.
    """
    heads = heads or int(bool(rows) and _SERIAL.fullmatch(" ".join(rows[0][0].split())) is not None)
    names = _names(rows[:heads])
    return [said for row in rows[heads:] if (said := _sentence(names, row))]


def _names(heads: Sequence[Sequence[str]]) -> list[str]:
    """What each column is called; a heading over several columns goes before those below it."""
    if not heads:
        return []
    filled = [_spread(row) for row in heads[:-1]] + [list(heads[-1])]
    return [
        " ".join(dict.fromkeys(name for name in column if name))
        for column in zip(*filled, strict=True)
    ]


def _spread(row: Sequence[str]) -> list[str]:
    found: list[str] = []
    for name in row:
        found.append(name or (found[-1] if found else ""))
    return found


def _sentence(names: Sequence[str], row: Sequence[str]) -> str:
    said: list[str] = []
    for at, cell in enumerate(row):
        value = _one_line(cell)
        name = _one_line(names[at]) if names else ""
        serial = bool(_SERIAL.fullmatch(name))
        if not value or (serial and _NUMERAL.fullmatch(value)):
            continue
        said.append(value if serial or not name else f"{_inside(name) if said else name}: {value}")
    if len(said) == 1 and not names:
        return said[0]
    sentence = "; ".join(one.rstrip(".;") for one in said)
    return sentence + "." if sentence and not sentence.endswith(_ENDS) else sentence


def _one_line(cell: str) -> str:
    lines = (" ".join(line.split()).lstrip("-+•* ") for line in cell.split("\n"))
    return ", ".join(line for line in lines if line)


def _inside(name: str) -> str:
    """A column's name inside a sentence: small, but for an abbreviation."""
    return name[:1].lower() + name[1:] if not name[1:2].isupper() else name
