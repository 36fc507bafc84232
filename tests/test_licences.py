"""Nothing that this programme stands on forbids a use: no non-commercial, no proprietary licence.

The programme itself is GPL-3.0-or-later, so engines under the GPL may run in its processes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions

import pytest

from radio.adapters.voice_models import KNOWN

FREE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|A?L?GPL|General Public License|MPL|Mozilla|ISC|PSF|Python Software"
    r"|Zope|ZPL|OFL|Artistic|CC0|CC BY|Zlib|Unlicense|public domain"
    r"|Permission is hereby granted, free of charge)",
    re.IGNORECASE,
)
RESTRICTED = re.compile(
    r"non-?\s?commercial|\bBY-NC\b|\bNC-(SA|ND)\b|proprietary|\bcommercial licen[cs]e"
    r"|educational use|personal use only|Commons Clause|Business Source|\bBUSL\b|\bSSPL\b"
    r"|Server Side Public|Elastic License|PolyForm",
    re.IGNORECASE,
)
LONGEST_NAME = 200
"""Letters of a licence's name or of the head of its text."""
KNOWN_ELSEWHERE = {"espeakng-loader": "GPL-3.0-or-later"}
"""Packages that state nothing: its library is eSpeak NG, whose COPYING is the GPL, version 3."""


def stated(package: Distribution) -> str:
    """All that a package says about its licence; its licence files when that is nothing.

    A `License` of many lines is the text of the licence with those of parts that came in.
    """
    told = package.metadata
    said = [told.get("License-Expression") or (told.get("License") or "")[:LONGEST_NAME]]
    said += [one for one in told.get_all("Classifier") or [] if one.startswith("License ::")]
    if not any(said):
        said = [KNOWN_ELSEWHERE.get(told["Name"], ""), *_files(package)]
    return "\n".join(said)


def _files(package: Distribution) -> Iterator[str]:
    for file in package.files or []:
        if re.search(r"\.dist-info/(.*/)?(LICEN[CS]E|COPYING)[^/]*$", str(file)):
            yield file.read_text("utf-8")


def test_every_installed_package_states_a_free_licence() -> None:
    silent = [one.metadata["Name"] for one in distributions() if not FREE.search(stated(one))]
    assert not silent


def test_no_installed_package_forbids_a_use() -> None:
    found = {one.metadata["Name"]: RESTRICTED.search(stated(one)) for one in distributions()}
    assert not {name: match[0] for name, match in found.items() if match}


def test_no_voice_that_is_fetched_by_name_forbids_a_use() -> None:
    for name, known in KNOWN.items():
        assert FREE.search(known.licence), name
        assert not RESTRICTED.search(known.licence), name


@pytest.mark.parametrize(
    "statement",
    [
        "CC-BY-NC-4.0",
        "CC BY-NC-SA 4.0",
        "Creative Commons Attribution-NonCommercial 4.0",
        "Free for non-commercial use",
        "License :: Other/Proprietary License",
        "License :: Free For Educational Use",
        "BUSL-1.1",
        "Apache-2.0 with Commons Clause",
    ],
)
def test_a_restriction_is_recognised_in_the_words_packages_use(statement: str) -> None:
    assert RESTRICTED.search(statement)


@pytest.mark.parametrize(
    "statement", ["GPL-3.0-or-later", "LGPL-3.0-only", "MIT License", "ZPL 2.1", "OFL-1.1"]
)
def test_a_free_licence_is_no_restriction(statement: str) -> None:
    assert FREE.search(statement)
    assert not RESTRICTED.search(statement)
