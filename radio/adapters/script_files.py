"""Script files in and out: bytes to scripts, with a plain word for what is not readable text."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from radio.adapters.documents import LARGEST_DOCUMENT, TOO_LARGE, document_text
from radio.adapters.documents import SUFFIXES as DOCUMENTS
from radio.adapters.whole_files import write_whole
from radio.domain.bulletin import BulletinId
from radio.domain.documents.document_parts import part_name
from radio.domain.documents.legacy_text import modern
from radio.domain.documents.official_text import drafts_from
from radio.domain.errors import BadInput, Problem
from radio.domain.message import Message, message
from radio.domain.script import Script
from radio.domain.script_text import format_script, has_header, parse_script
from radio.domain.text import nfc, slug

LARGEST_FILE = 2_000_000
"""Bytes; no bulletin and no plan is longer, and a film named .txt is refused unread."""
SUFFIX = ".txt"
MOST_LINES_NAMED = 20
"""Unreadable lines that are named at once."""


def read_scripts(
    path: Path, theme: str = "", known: Sequence[str] = ()
) -> list[tuple[BulletinId, Script]]:
    """The scripts of one file, as `scripts_from` finds them; a film named .txt stays unread."""
    if path.stat().st_size > _most_bytes(path.name):
        raise BadInput([Problem(_too_large(path.name), path.name)])
    return scripts_from(path.name, path.read_bytes(), theme, known)


def scripts_from(
    file: str, raw: bytes, theme: str = "", known: Sequence[str] = ()
) -> list[tuple[BulletinId, Script]]:
    """The script in a file under the file's name, or the drafts of an official text in order.

    A text without header is an official text; several drafts are name-01, name-02 and so on, filed
    under `theme`, with names in titles as `known` texts write them. Raises `BadInput` with every
    problem.
    """
    name = bulletin_name(file)
    text = document_text(file, raw) if _is_document(file) else text_of(file, raw)
    if has_header(text):
        return [(name, parse_script(text, file=file))]
    drafts = drafts_from(text, theme=theme, file=file, known=known)
    if len(drafts) == 1:
        return [(name, drafts[0])]
    return [(part_name(name, number), draft) for number, draft in enumerate(drafts, start=1)]


def bulletin_name(file: str) -> BulletinId:
    """The name of a file's bulletin; raises `BadInput` for a file named by signs alone."""
    if name := slug(PurePath(file).stem):
        return BulletinId(name)
    nameless = message("name this file with letters or digits")
    raise BadInput([Problem(nameless, file)])


def read_folder(
    folder: Path, theme: str = "", known: Sequence[str] = ()
) -> list[tuple[BulletinId, Script]]:
    """Every script and document of a folder by name; raises `BadInput` for all files at once."""
    found: list[tuple[BulletinId, Script]] = []
    problems: list[Problem] = []
    named: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in (SUFFIX, *DOCUMENTS):
            continue
        try:
            made = read_scripts(path, theme, known)
        except BadInput as error:
            problems.extend(error.problems)
            continue
        for name, _ in made:
            problems += _taken(path, name, named.setdefault(name, path))
        found += made
    if problems:
        raise BadInput(problems)
    return found


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


def text_of(file: str, raw: bytes) -> str:
    """The bytes as NFC text with `\\n` line ends; old TCVN3 and VNI text becomes Unicode.

    Raises `BadInput` for what is neither UTF-8 nor Vietnamese of an old font.
    """
    if len(raw) > LARGEST_FILE:
        raise BadInput([Problem(_too_large(file), file)])
    for refuse, sentence in _REFUSALS:
        if refuse(raw):
            raise BadInput([Problem(sentence, file)])
    text = _decoded(raw, file)
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n"))


def _is_document(file: str) -> bool:
    return file.lower().endswith(DOCUMENTS)


def _most_bytes(file: str) -> int:
    return LARGEST_DOCUMENT if _is_document(file) else LARGEST_FILE


def _too_large(file: str) -> Message:
    if _is_document(file):
        return TOO_LARGE
    return message("this file is too large to be a text; check which file it is")


def _decoded(raw: bytes, file: str) -> str:
    """The text of the bytes, old fonts turned into Unicode, be it the whole or some lines."""
    lines = raw.removeprefix(BOM_UTF8).split(b"\n")
    texts = [_utf8(line) for line in lines]
    strange = [at for at, text in enumerate(texts) if text is None]
    if not strange:
        return modern("\n".join(text or "" for text in texts))
    # An old font says nothing of itself; its line is Windows text with other shapes.
    windows = "\n".join(lines[at].decode("cp1252", errors="replace") for at in strange)
    old = modern(windows)
    made = dict(zip(strange, old.split("\n"), strict=True))
    if lost := [at for at in strange if old == windows or "\ufffd" in made[at]]:
        whole = len(lost) == sum(not line.isascii() for line in lines)
        raise BadInput(_lost(lost, file, whole=whole))
    return "\n".join(made.get(at, text or "") for at, text in enumerate(texts))


def _utf8(line: bytes) -> str | None:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return None


def _lost(lines: Sequence[int], file: str, *, whole: bool) -> list[Problem]:
    """What to say of lines nobody can read; one sentence when it is the whole file."""
    if whole:
        not_utf8 = message(
            "this file is not UTF-8, nor Vietnamese in an old TCVN3 or VNI font; "
            "save it as UTF-8 and try again"
        )
        return [Problem(not_utf8, file)]
    strange = message(
        "this line is neither UTF-8 nor clearly Vietnamese in an old TCVN3 or VNI font; "
        "write it anew"
    )
    return [Problem(strange, file, at + 1) for at in lines[:MOST_LINES_NAMED]]


def _is_utf16(raw: bytes) -> bool:
    return raw.startswith((b"\xff\xfe", b"\xfe\xff"))


_REFUSALS: Sequence[tuple[Callable[[bytes], bool], Message]] = (
    (_is_utf16, message("this file is UTF-16; save it as UTF-8 and try again")),
    (
        lambda raw: b"\0" in raw,
        message("this file is not a text; check which file it is"),
    ),
)
