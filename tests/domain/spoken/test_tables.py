"""Every reading in the tables can be said: Vietnamese syllables, the same when read again."""

from __future__ import annotations

import re

import pytest

from radio.domain.spoken import to_spoken
from radio.domain.spoken.abbreviation_table import MORE, SPELLED, SPOKEN_AS_WORDS, SURE
from radio.domain.spoken.composition import PARTS
from radio.domain.spoken.foreign_words import WORDS
from radio.domain.spoken.issuers import ISSUERS, KINDS, SECTORS
from radio.domain.spoken.letters import IN_ABBREVIATION, NAMES, spelled
from radio.domain.spoken.rarer_abbreviations import RARER
from radio.domain.spoken.senses import SENSES
from radio.domain.spoken.syllables import is_syllable
from radio.domain.spoken.units import ANY_CASE, EXACT, MAGNITUDES, MONEY, PER

TABLES = {
    "sure": SURE,
    "more": MORE,
    "rarer": RARER,
    "words": SPOKEN_AS_WORDS,
    "parts": PARTS,
    "foreign": WORDS,
    "issuers": ISSUERS,
    "kinds": KINDS,
    "sectors": SECTORS,
    "letters": NAMES,
    "long letters": IN_ABBREVIATION,
    "measures": ANY_CASE,
    "exact measures": EXACT,
    "magnitudes": MAGNITUDES,
    "money": MONEY,
    "per": PER,
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_reading_is_made_of_syllables(table: dict[str, str]) -> None:
    odd = {
        written: reading
        for written, reading in table.items()
        if not all(map(is_syllable, re.findall(r"\w+", reading)))
    }

    assert odd == {}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_reading_stays_as_it_is_when_read_again(table: dict[str, str]) -> None:
    readings = {f"Bà con nghe {reading} hôm nay." for reading in table.values()}

    assert {text for text in readings if to_spoken(text).text != text} == set()


def test_every_sense_of_an_ambiguous_abbreviation_can_be_said() -> None:
    readings = {sense.reading for senses in SENSES.values() for sense in senses}

    assert {reading for reading in readings if to_spoken(reading).text != reading} == set()


def test_no_abbreviation_stands_in_two_tables() -> None:
    tables = (SURE, MORE, RARER, SPOKEN_AS_WORDS, SENSES, dict.fromkeys(SPELLED))
    written = [sign for table in tables for sign in table]

    assert {sign for sign in written if written.count(sign) > 1} == set()


def test_every_abbreviation_is_read_without_its_capitals() -> None:
    unread = {
        sign
        for sign in {*SURE, *MORE, *RARER, *SENSES, *SPELLED}
        if "/" not in sign and to_spoken(f"Theo {sign} cho biết.").unread
    }

    assert unread == set()


def test_an_abbreviation_is_spelled_by_the_names_of_its_letters() -> None:
    assert spelled("VTV") == "vê tê vê"
    assert spelled("ATM") == "a tê em mờ"
