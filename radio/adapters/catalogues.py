"""The Vietnamese of every sentence, read from `radio/translations/<language>/*.po`.

English is the language the sentences are written in, so it needs no catalogue. The files are read
as they are: there is nothing to compile and nothing to forget to compile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol

FOLDER = Path(__file__).parent.parent / "translations"
"""Where the catalogues lie: a folder a language, a file a part of the house."""
SOURCE_LANGUAGE = "en"


@cache
def translator(language: str) -> Callable[[str], str]:
    """What turns an English sentence into `language`; an unknown sentence stays English."""
    known = catalogue(language)
    return lambda text: known.get(text, text)


@cache
def decimal_sign(language: str) -> str:
    """What stands between the whole and its parts: `,` in Vietnamese."""
    return str(get_decimal_symbol(language))


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Every sentence of a language by its English; empty for English and unknown languages."""
    return dict(entry for file in catalogue_files(language) for entry in read_catalogue(file))


def catalogue_files(language: str) -> list[Path]:
    """The catalogues of a language, sorted; none for English."""
    return [] if language == SOURCE_LANGUAGE else sorted((FOLDER / language).glob("*.po"))


def read_catalogue(file: Path) -> Iterator[tuple[str, str]]:
    """The pairs of one catalogue; fuzzy and empty entries are left out."""
    with file.open("rb") as opened:
        for entry in read_po(opened):
            sentence, translation = entry.id, entry.string
            if isinstance(sentence, str) and sentence and translation and not entry.fuzzy:
                yield sentence, str(translation)
