"""Script files in and out: bytes to scripts, with a plain word for what is not readable text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from radio.adapters.documents import SUFFIXES as DOCUMENTS
from radio.adapters.documents import read_document
from radio.adapters.whole_files import write_whole
from radio.domain.bulletin import BulletinId
from radio.domain.errors import BadInput, Problem
from radio.domain.legacy_text import modern
from radio.domain.message import Message, message
from radio.domain.official_text import drafts_from
from radio.domain.script import Script
from radio.domain.script_text import format_script, has_header, parse_script
from radio.domain.text import nfc, slug

LARGEST_FILE = 2_000_000
"""Bytes; no bulletin and no plan is longer, and a film named .txt is refused unread."""
SUFFIX = ".txt"


def read_scripts(path: Path, theme: str = "") -> list[tuple[BulletinId, Script]]:
    """The script in a file under the file's name, or the drafts of an official text in order.

    A text without header is an official text; several drafts are name-01, name-02 and so on, filed
    under `theme`. Raises `BadInput` with every problem.
    """
    name = _name(path)
    text = read_document(path) if path.suffix.lower() in DOCUMENTS else read_text(path)
    if has_header(text):
        return [(BulletinId(name), parse_script(text, file=path.name))]
    drafts = drafts_from(text, theme=theme, file=path.name)
    if len(drafts) == 1:
        return [(BulletinId(name), drafts[0])]
    return [(BulletinId(f"{name}-{n:02}"), draft) for n, draft in enumerate(drafts, start=1)]


def read_folder(folder: Path, theme: str = "") -> list[tuple[BulletinId, Script]]:
    """Every script and document of a folder by name; raises `BadInput` for all files at once."""
    found: list[tuple[BulletinId, Script]] = []
    problems: list[Problem] = []
    named: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in (SUFFIX, *DOCUMENTS):
            continue
        try:
            made = read_scripts(path, theme)
        except BadInput as error:
            problems.extend(error.problems)
            continue
        for name, _ in made:
            problems += _taken(path, name, named.setdefault(name, path))
        found += made
    if problems:
        raise BadInput(problems)
    return found


def _name(path: Path) -> str:
    """The name of a file's bulletin."""
    if name := slug(path.stem):
        return name
    nameless = message("name this file with letters or digits")
    raise BadInput([Problem(nameless, path.name)])


def _taken(path: Path, name: str, first: Path) -> list[Problem]:
    """What is wrong with a bulletin's name when another file gave it first."""
    if first == path:
        return []
    wrong = message(
        "%(other)s has the same name without marks, %(name)s; rename one of them",
        other=first.name,
        name=name,
    )
    return [Problem(wrong, path.name)]


def write_script(folder: Path, bulletin: BulletinId, script: Script) -> bool:
    """Write a script under its bulletin's name; False when the file says so already."""
    return write_whole(folder / f"{bulletin}{SUFFIX}", format_script(script).encode())


def read_text(path: Path) -> str:
    """The file as NFC text with `\\n` line ends; old TCVN3 and VNI text becomes Unicode.

    Raises `BadInput` for what is neither UTF-8 nor Vietnamese of an old font.
    """
    if path.stat().st_size > LARGEST_FILE:
        too_large = message("this file is too large to be a text; check which file it is")
        raise BadInput([Problem(too_large, path.name)])
    raw = path.read_bytes()
    for refuse, sentence in _REFUSALS:
        if refuse(raw):
            raise BadInput([Problem(sentence, path.name)])
    text = _decoded(raw, path)
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n"))


def _decoded(raw: bytes, path: Path) -> str:
    """The text of the bytes, old fonts turned into Unicode."""
    try:
        return modern(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        # An old font says nothing of itself; its file is Windows text with other shapes.
        old = raw.decode("cp1252", errors="replace")
    text = modern(old)
    if text == old or "\ufffd" in text:
        not_utf8 = message(
            "this file is not UTF-8, nor Vietnamese in an old TCVN3 or VNI font; "
            "save it as UTF-8 and try again"
        )
        raise BadInput([Problem(not_utf8, path.name)])
    return text


def _is_utf16(raw: bytes) -> bool:
    return raw.startswith((b"\xff\xfe", b"\xfe\xff"))


_REFUSALS: Sequence[tuple[Callable[[bytes], bool], Message]] = (
    (_is_utf16, message("this file is UTF-16; save it as UTF-8 and try again")),
    (
        lambda raw: b"\0" in raw,
        message("this file is not a text; check which file it is"),
    ),
)
