"""The page on packs names exactly the fields that a manifest has and the files a pack has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from radio.domain.emergencies.emergency_turns import First
from radio.domain.emergencies.urgent import Ready
from radio.domain.emergencies.urgent import manifest as manifest_of_urgent
from radio.domain.packs.manifest import manifest
from radio.domain.packs.pack import PackFile, StationDay
from radio.domain.planning.relays import relayed
from radio.domain.programme import Relay
from tests.builders import (
    MINH,
    MONDAY,
    a_broadcast,
    a_station,
    an_approved,
    an_edition,
    an_emergency,
)

PAGE = (Path(__file__).parents[2] / "docs" / "packs.md").read_text("utf-8")
PACKS, URGENT = PAGE.split("# The urgent list")


def fields(value: Any, path: str = "") -> Iterator[str]:
    """Paths of all values in the way the page writes them."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from fields(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner, f"{path}[]")
    else:
        yield path


FILE = PackFile("audio/0500-buoi-sang.mp3", "ab", 1)


def test_the_page_names_exactly_the_fields_of_a_manifest() -> None:
    broadcast = a_broadcast("a")
    bulletin = an_approved("a")
    day = StationDay(
        a_station(),
        MONDAY,
        ((broadcast, an_edition(broadcast)),),
        {bulletin.id: bulletin},
        {MINH.id: MINH.name},
        relays=(replace(broadcast, rundown=relayed(Relay("VOV", timedelta(minutes=30)))),),
    )
    written = json.loads(manifest(day, [FILE], 2, [FILE]))
    assert named(PACKS) == set(fields(written))


def test_the_page_names_exactly_the_fields_of_an_urgent_list() -> None:
    ready = Ready(
        an_emergency(), an_approved("lu-quet"), an_edition(a_broadcast("lu-quet")), MINH.name
    )
    written = json.loads(manifest_of_urgent(a_station(), [ready], [an_emergency()], First.GRAVER))
    assert named(URGENT) == set(fields(written))


def named(page: str) -> set[str]:
    """First cells of the tables of a part of the page."""
    return set(re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE))
