"""Every sentence for a person can be said in Vietnamese, and no translation is left over."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

import radio
from radio.adapters.catalogues import catalogue_files, decimal_sign, read_catalogue, translator
from radio.domain.errors import RadioError
from radio.domain.message import message

CHECKOUT = Path(__file__).parent.parent.parent
PLACE = re.compile(r"%\(\w+\)[-+0 #]*\d*(?:\.\d+)?[a-z]")
WORDS = re.compile(r"[A-Za-z]")
VIETNAMESE = re.compile(r"[ĂÂĐÊÔƠƯăâđêôơư\u1ea0-\u1ef9]")


def error_names() -> Iterator[str]:
    """Names of every error whose first argument is a sentence for a person."""
    for module in pkgutil.walk_packages(radio.__path__, "radio."):
        if "__main__" not in module.name and ".migrations" not in module.name:
            importlib.import_module(module.name)
    waiting = [RadioError]
    while waiting:
        error = waiting.pop()
        yield error.__name__
        waiting += error.__subclasses__()


def sentences_of(folder: Path, pattern: str, method: object) -> Iterator[tuple[str, str]]:
    keywords = dict.fromkeys(("message", "_", "gettext", "ngettext", *error_names()))
    for file in sorted(folder.rglob(pattern)):
        with file.open("rb") as opened:
            for _, found, *_ in extract(method, opened, keywords, options={"trimmed": "true"}):
                sentence = found if isinstance(found, str) else found[0]
                if sentence and WORDS.search(PLACE.sub("", sentence)):
                    yield sentence, str(file.relative_to(CHECKOUT))


@cache
def sentences() -> dict[str, str]:
    """Every English sentence, with one place that says it."""
    return dict(
        [
            *sentences_of(CHECKOUT / "radio", "*.py", "python"),
            *sentences_of(CHECKOUT / "web" / "templates", "*.html", babel_extract),
        ]
    )


@cache
def translations() -> dict[str, dict[str, str]]:
    """What each catalogue makes of a sentence."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for file in catalogue_files("vi"):
        for sentence, translation in read_catalogue(file):
            found[sentence][file.name] = translation
    return found


def test_sentences_of_code_and_of_pages_are_found() -> None:
    places = set(sentences().values())
    assert any(place.startswith("radio/domain") for place in places)
    assert any(place.startswith("web/templates") for place in places)


def test_every_sentence_has_its_vietnamese() -> None:
    missing = {one: place for one, place in sentences().items() if one not in translations()}
    assert not missing


def test_no_translation_outlives_its_sentence() -> None:
    stale = {one: files for one, files in translations().items() if one not in sentences()}
    assert not stale


def test_translations_keep_the_places_to_fill() -> None:
    for sentence, made in translations().items():
        for translation in made.values():
            assert set(PLACE.findall(sentence)) == set(PLACE.findall(translation)), sentence


def test_a_sentence_is_translated_the_same_everywhere() -> None:
    assert not {one: made for one, made in translations().items() if len(set(made.values())) > 1}


def test_catalogues_are_finished_and_in_one_unicode_form() -> None:
    for file in catalogue_files("vi"):
        with file.open("rb") as opened:
            entries = [entry for entry in read_po(opened) if entry.id]
        assert not [entry.id for entry in entries if entry.fuzzy or not entry.string], file.name
        assert unicodedata.is_normalized("NFC", file.read_text("utf-8")), file.name


def test_pages_hold_no_vietnamese_of_their_own() -> None:
    for folder, pattern in (
        (CHECKOUT / "web/templates", "*.*"),
        (CHECKOUT / "radio/admin", "*.py"),
    ):
        for file in folder.rglob(pattern):
            assert not VIETNAMESE.search(file.read_text("utf-8")), file


def test_every_sentence_stands_where_it_is_raised_so_that_it_can_be_found() -> None:
    says = {*error_names(), "message", "_"} - {"BadInput", "Partly", "PartlyAired", "PartlyBuilt"}
    for file in (CHECKOUT / "radio").rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                continue
            if call.func.id in says and call.args and file.name != "errors.py":
                assert isinstance(call.args[0], ast.Constant), f"{file}:{call.lineno}"


def test_english_stays_as_it_is_written() -> None:
    assert translator("en")("It is a draft.") == "It is a draft."


def test_vietnamese_is_spoken_and_the_unknown_stays_english() -> None:
    assert translator("vi")("It is a draft.") == "Bản tin còn là bản nháp."
    assert translator("vi")("No catalogue has this.") == "No catalogue has this."


@pytest.mark.parametrize(
    ("language", "value", "written"),
    [
        ("en", 12.0, "12"),
        ("en", -16.04, "-16.04"),
        ("vi", 12.0, "12"),
        ("vi", 0.5, "0,5"),
        ("vi", 0.1 + 0.2, "0,3"),
        ("vi", "2.0", "2.0"),
        ("vi", 7, "7"),
    ],
)
def test_a_fraction_in_a_sentence_has_the_readers_sign(
    language: str, value: object, written: str
) -> None:
    inner = message("%(value)s", value=value)
    for sentence in (inner, message("%(inner)s", inner=inner)):
        assert sentence.render(translator(language), decimal_sign(language)) == written
