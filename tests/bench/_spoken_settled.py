"""Disagreements with the rivals by class, each settled by a person: `tests/data/spoken-rivals.tsv`.

A class is the rule of ours that read the place and what the rival made of it. A class that is not
in the file is new and stands out in the bench. To list what a class holds:
`python -m tests.bench._spoken_settled`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from radio.domain.spoken import SpokenText, to_spoken
from radio.domain.spoken.letters import IN_ABBREVIATION, NAMES
from radio.domain.spoken.syllables import is_syllable
from tests.bench._spoken_rivals import bare, rivals, texts

SETTLED = Path(__file__).parents[1] / "data" / "spoken-rivals.tsv"
SHOWN = 4
"""Examples of a class that `main` lists."""
_LETTERS = frozenset(
    part for name in (*NAMES.values(), *IN_ABBREVIATION.values()) for part in name.split()
) | frozenset("phê bờ cờ đờ dờ hờ sờ tờ vờ cu giê ca kép qui quờ lđ".split())  # noqa: SIM905
AS_WRITTEN = "as written"


@dataclass(frozen=True, order=True)
class Class:
    """One way in which a rival differs from us."""

    rival: str
    rule: str
    """Id of our rule; `AS_WRITTEN` where we changed nothing."""
    manner: str


@dataclass(frozen=True)
class Difference:
    """One place in one sentence."""

    kind: Class
    written: str
    ours: str
    theirs: str


def differences(name: str, rival: Callable[[str], str], among: list[str]) -> Iterator[Difference]:
    """Every place in which the rival reads other words than we do."""
    for written in among:
        spoken = to_spoken(written)
        ours, rules = _words(spoken)
        theirs = bare(rival(written))
        if ours == theirs:
            continue
        matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag == "equal":
                continue
            mine, other = " ".join(ours[i1:i2]), " ".join(theirs[j1:j2])
            rule = next(filter(None, rules[i1 : i2 or 1]), "") or _beside(rules, i1)
            yield Difference(Class(name, rule, manner(mine, other)), written, mine, other)


def manner(ours: str, theirs: str) -> str:
    """What the rival did where it differs."""
    words = theirs.split()
    if not words:
        return "left out"
    if not all(map(is_syllable, words)):
        return "not read"
    if all(word in _LETTERS for word in words):
        return "spelled"
    return "other words" if ours else "added"


def counted(name: str, rival: Callable[[str], str], among: list[str]) -> Counter[Class]:
    """How many places there are of each class."""
    return Counter(found.kind for found in differences(name, rival, among))


def settled() -> Mapping[Class, str]:
    """The reason why ours stands, by class."""
    rows = SETTLED.read_text(encoding="utf-8").splitlines()[1:]
    parts = [row.split("\t") for row in rows]
    return {Class(rival, rule, how): why for rival, rule, how, why in parts}


def _words(spoken: SpokenText) -> tuple[list[str], list[str]]:
    """Our syllables, each with the rule that made it; "" for what stayed as written."""
    words: list[str] = []
    rules: list[str] = []
    for text, rule in _pieces(spoken):
        found = bare(text)
        words += found
        rules += [rule] * len(found)
    return words, rules


def _pieces(spoken: SpokenText) -> Iterator[tuple[str, str]]:
    at = 0
    for span in spoken.spans:
        yield spoken.source[at : span.start], ""
        yield span.reading, span.rule
        at = span.end
    yield spoken.source[at:], ""


def _beside(rules: list[str], place: int) -> str:
    near = [*rules[max(0, place - 1) : place], *rules[place : place + 1]]
    return next(filter(None, near), AS_WRITTEN)


def main() -> None:
    known = settled()
    among = texts()
    for name, rival in rivals().items():
        seen: dict[Class, list[Difference]] = {}
        for found in differences(name, rival, among):
            seen.setdefault(found.kind, []).append(found)
        for kind, group in sorted(seen.items()):
            why = known.get(kind, "NEW")
            print(kind.rival, kind.rule, kind.manner, len(group), why, sep="\t")
            pairs = dict.fromkeys((found.ours, found.theirs) for found in group)
            for ours, theirs in list(pairs)[:SHOWN]:
                print(f"\tours   {ours}\n\ttheirs {theirs}")


if __name__ == "__main__":
    main()
