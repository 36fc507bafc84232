"""Languages have names people know them by."""

from __future__ import annotations

from radio.adapters.catalogues import translator
from radio.domain.languages import LANGUAGES, language_name


def test_languages_of_the_district_have_names() -> None:
    assert {"vie", "tyz", "nut", "ium", "hmn"} <= set(LANGUAGES)
    assert str(language_name("tyz")) == "Tày"


def test_a_language_nobody_named_is_called_by_its_code() -> None:
    assert str(language_name("xyz")) == "language xyz"


def test_codes_are_those_of_iso_639_3_and_no_two_languages_share_a_name() -> None:
    vietnamese = translator("vi")
    names = [name.render(vietnamese) for name in LANGUAGES.values()]
    assert all(len(code) == 3 and code.islower() for code in LANGUAGES)
    assert len(set(names)) == len(names)
    assert all(name.startswith("Tiếng ") for name in names)
