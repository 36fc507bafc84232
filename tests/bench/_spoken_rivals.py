"""Lists where two public normalisers read otherwise: `python -m tests.bench._spoken_rivals`.

They are a second pair of eyes, not a measure: where they differ a person looks who is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from radio.adapters.script_files import read_folder
from radio.domain.spoken import to_spoken
from tests.bench._spoken_sentences import sentences

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "tests" / "data" / "ke-hoach-truyen-thong.txt"
GENERATED = 2_000
SHOWN = 3
"""Disagreements shown of each pair of words."""
_CLASSES = {"vietnormalizer": "VietnameseNormalizer", "sea_g2p": "Normalizer"}
_SAME = (("uỷ", "ủy"), ("hoà", "hòa"), ("tỉ", "tỷ"), ("lẻ", "linh"), ("mươi bốn", "mươi tư"))


def rivals() -> Mapping[str, Callable[[str], str]]:
    """The public normalisers that are installed (dependency group `bench`)."""
    return {
        name: getattr(import_module(name), made)().normalize
        for name, made in _CLASSES.items()
        if find_spec(name) is not None
    }


def texts() -> list[str]:
    """Sentences of the shipped scripts, of the plan, and generated ones."""
    bodies = [script.body for _, script in read_folder(ROOT / "scripts")]
    written = [*bodies, PLAN.read_text(encoding="utf-8")]
    found = [part.strip() for body in written for part in re.split(r"(?<=[.;:!?])\s+|\n+", body)]
    return [*filter(None, found), *sentences(GENERATED)]


def bare(reading: str) -> list[str]:
    """The syllables of a reading, spelling variants merged."""
    text = " ".join(re.findall(r"[\w/%&]+", reading.lower()))
    for variant, ours in _SAME:
        text = text.replace(variant, ours)
    return text.split()


def disagreements(rival: Callable[[str], str], among: list[str]) -> Iterator[tuple[str, str, str]]:
    """Written sentence, our reading, theirs, wherever they differ."""
    for written in among:
        ours, theirs = to_spoken(written).text, rival(written)
        if bare(ours) != bare(theirs):
            yield written, ours, theirs


def difference(ours: str, theirs: str) -> tuple[str, str]:
    """The middle in which two readings differ."""
    one, other = bare(ours), bare(theirs)
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return " ".join(one), " ".join(other)


def main() -> None:
    among = texts()
    for name, rival in rivals().items():
        seen: dict[str, int] = {}
        for written, ours, theirs in disagreements(rival, among):
            mine, other = difference(ours, theirs)
            kind = " ".join(mine.split()[:3])
            seen[kind] = seen.get(kind, 0) + 1
            if seen[kind] <= SHOWN:
                print(f"{name}\t{written[:160]}\n\tours   {mine}\n\ttheirs {other}")


if __name__ == "__main__":
    main()
