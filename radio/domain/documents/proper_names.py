"""A heading in capitals as a title in small letters, with the capitals that proper names keep.

What is a name the document itself tells where it writes in mixed letters, and the house by the
names of its places. Forms of agencies: Decree 30/2020/NĐ-CP, appendix II.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from radio.domain.schedule import Schedules
from radio.domain.spoken.syllables import is_syllable

LONGEST_NAME = 6
"""Words; a longer run of capitals is no name but a heading."""
ALWAYS = (
    "nước Việt Nam, của Bác Hồ, tư tưởng Hồ Chí Minh, của Nhà nước, do Chính phủ, của Quốc hội, "
    "do Ủy ban nhân dân, của Hội đồng nhân dân, của Mặt trận Tổ quốc, do Hội Nông dân, "
    "của Hội Liên hiệp Phụ nữ, của Hội Cựu chiến binh, của Đoàn Thanh niên, của Đảng bộ, do Đảng ủy"
)
"""Names that every commune knows, as they are written inside a sentence."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ANNOUNCED = re.compile(r"\b(?:người|dân tộc|đồng bào|tiếng|tỉnh|huyện|xã|thôn|bản|tổ)\s\Z")
_COUNTED = re.compile(r"(?:thứ|khóa|khoá|giai đoạn|quý|kỳ|phần|cấp|hạng|loại|vùng|khu vực)\s\Z")
_ROMAN = re.compile(r"[IVX]+")


def texts_of_the_house(schedules: Schedules) -> tuple[str, ...]:
    """Where the house writes its places, its plan and its themes."""
    plan = schedules.plan
    places = (f"ở {station.full_name}, {station.area}" for station in schedules.stations)
    return (*places, f"theo {plan.title}", *(f"về {theme.name}" for theme in plan.themes))


class ProperNames:
    """The names found in texts of mixed letters."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Lines wholly in capitals teach nothing."""
        lines = [line for text in texts for line in text.splitlines() if not line.isupper()]
        named = Counter(name for line in lines for name in _names(line))
        small = Counter(run for line in lines for run in _small_runs(line))
        self._known: dict[tuple[str, ...], str] = {}
        for name, times in sorted(named.items(), key=lambda one: one[1]):
            key = tuple(word.lower() for word in _WORD.findall(name))
            if times > small[key]:
                self._known[key] = name

    def in_small_letters(self, capitals: str) -> str:
        """The heading with names and abbreviations as they are written, and a capital first."""
        words = list(_WORD.finditer(capitals))
        made, at, end = "", 0, 0
        while at < len(words):
            name, count = self._name_at(words, at, capitals)
            last = words[at + count - 1].end()
            made += capitals[end : words[at].start()] + name
            at, end = at + count, last
        made += capitals[end:]
        first = made[:1].upper()
        return first + made[1:] if len(first) == 1 else made

    def _name_at(self, words: Sequence[re.Match[str]], at: int, capitals: str) -> tuple[str, int]:
        """What the word is, or the longest name beginning with it, and of how many words."""
        for count in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            run = words[at : at + count]
            known = self._known.get(tuple(word[0].lower() for word in run))
            written = capitals[run[0].start() : run[-1].end()]
            if known is not None and known.lower() == written.lower():
                return known, count
        word = words[at][0]
        before = capitals[: words[at].start()].lower()
        counted = _ROMAN.fullmatch(word) and _COUNTED.search(before)
        return word if counted or not is_syllable(word) else word.lower(), 1


def _names(line: str) -> Iterator[str]:
    """Runs of capitalised words inside its sentences, a single one with the word after it.

    `Nhà nước` is a name, `nhà` is none; what a word such as `người` announces is one by itself.
    """
    words = list(_WORD.finditer(line))
    for run in _capitalised(line, words):
        first, last = words[run[0]], words[run[-1]]
        name = line[first.start() : last.end()]
        if not _is_inside(line, first.start()) or len(run) > LONGEST_NAME or name.isupper():
            continue
        after = words[run[-1] + 1] if run[-1] + 1 < len(words) else None
        alone = after is None or line[last.end() : after.start()] != " "
        if len(run) > 1 or alone or _ANNOUNCED.search(line[: first.start()]):
            yield name
        if len(run) == 1 and after is not None and not alone:
            yield line[first.start() : after.end()]


def _capitalised(line: str, words: Sequence[re.Match[str]]) -> Iterator[list[int]]:
    """Places of words that stand together and begin with a capital."""
    run: list[int] = []
    for at, word in enumerate(words):
        together = run and line[words[at - 1].end() : word.start()] in {" ", "-"}
        if run and not (together and word[0][0].isupper()):
            yield run
            run = []
        if word[0][0].isupper():
            run.append(at)
    if run:
        yield run


def _is_inside(line: str, at: int) -> bool:
    """Whether a sentence has begun before this place, so that a capital means a name."""
    before = line[:at].rstrip(' “"(')
    return bool(before) and (before[-1].isalnum() or before[-1] == ",")


def _small_runs(line: str) -> Iterator[tuple[str, ...]]:
    """Runs of one and two words that are written small."""
    words = [word[0] for word in _WORD.finditer(line)]
    yield from ((word,) for word in words if word.islower())
    yield from (pair for pair in pairwise(words) if pair[0].islower() and pair[1].islower())
