"""The header of a script file: which fields there are, and each line's value or what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from radio.domain.audio.manner import VoiceSettings
from radio.domain.errors import Problem, Refused
from radio.domain.message import Message, message
from radio.domain.near_name import near_name
from radio.domain.own_readings import READING, parsed
from radio.domain.script import Priority
from radio.domain.spoken.lexicon import Entry

FIELDS = (
    "title",
    "kind",
    "theme",
    "audience",
    "language",
    "priority",
    "source",
    "valid-from",
    "valid-until",
    "must-air-by",
    "follows",
    "voice",
    "speed",
    "pitch",
    READING,
)
"""Header fields, in the order they are written."""
DEFAULTS = {
    "language": "vie",
    "priority": Priority.ROUTINE.value,
    "voice": "auto",
    "speed": "1",
    "pitch": "1",
}
"""What a field that is left out or empty means, where that is not simply nothing."""
LONGEST_TITLE = 200
"""Characters; a title is read as a headline and shown by players."""
LANGUAGE = re.compile(r"[a-z]{3}")
"""Form of a code of ISO 639-3."""
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Form of the id of a bulletin."""

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True)
class _Field:
    value: str
    line: int


class Header:
    """Typed values of header lines; whatever is wrong goes to `problems`, and reading goes on."""

    def __init__(self, lines: Sequence[str], file: str, problems: list[Problem]) -> None:
        self._file = file
        self._problems = problems
        self._readings: list[_Field] = []
        self._found = self._read(lines)

    def complain(self, name: str, what: Message) -> None:
        """Note a problem at the field's line, or at the top when it is not there."""
        self._complain_of(self._found.get(name, _Field("", 1)), name, what)

    def text(self, name: str) -> str:
        """The value as written; when there is none, what that means."""
        return self._found.get(name, _Field("", 1)).value or DEFAULTS.get(name, "")

    def required(self, name: str) -> str:
        """The value of a field that must be there."""
        if not self.text(name):
            self.complain(name, message("this field is missing"))
        return self.text(name)

    def names(self, name: str) -> tuple[str, ...]:
        """The values of a list with commas."""
        return tuple(part.strip() for part in self.text(name).split(",") if part.strip())

    def one_of(self, name: str, kinds: type[Choice], otherwise: Choice) -> Choice:
        """One of some words; `otherwise` stands in when it is none of them."""
        value = self.required(name)
        if value in list(kinds):
            return kinds(value)
        if value:
            self.complain(name, near_name(value, [kind.value for kind in kinds]))
        return otherwise

    def title(self) -> str:
        """The title, which is required and short."""
        title = self.required("title")
        if len(title) > LONGEST_TITLE:
            wrong = message("a title has %(most)d characters at most", most=LONGEST_TITLE)
            self.complain("title", wrong)
        return title

    def language(self) -> str:
        """The language, by the form of its code."""
        code = self.text("language")
        if not LANGUAGE.fullmatch(code):
            self.complain("language", message("write a language as three letters, such as vie"))
        return code

    def settings(self) -> VoiceSettings:
        """How its voice is to speak."""
        made = VoiceSettings(self._share("speed"), self._share("pitch"))
        for name, wrong in made.wrong:
            self.complain(name, wrong)
        return made

    def _share(self, name: str) -> float:
        """A number beside 1, which stands for the voice's own way."""
        try:
            return float(self.text(name).replace(",", "."))
        except ValueError:
            self.complain(name, message("write a number such as 0.9"))
            return 1.0

    def day(self, name: str) -> date | None:
        """A date, or None when absent."""
        value = self.text(name)
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.complain(name, message("write an existing date as YYYY-MM-DD"))
            return None

    def bulletin(self, name: str) -> str:
        """The id of a bulletin, by its form; empty when absent."""
        value = self.text(name)
        if value and not ID.fullmatch(value):
            wrong = message("write the id of a bulletin: its file name without .txt")
            self.complain(name, wrong)
        return value

    def readings(self) -> tuple[Entry, ...]:
        """How this script alone reads some forms, in their order."""
        found: list[Entry] = []
        for field in self._readings:
            try:
                found.append(parsed(field.value, found))
            except Refused as refused:
                self._complain_of(field, READING, refused.message)
        return tuple(found)

    def _complain_of(self, field: _Field, name: str, what: Message) -> None:
        self._problems.append(Problem(what, self._file, field.line, name))

    def _read(self, lines: Sequence[str]) -> Mapping[str, _Field]:
        found: dict[str, _Field] = {}
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            name, colon, value = (part.strip() for part in line.partition(":"))
            wrong = _wrong(name, colon, found)
            if wrong:
                self._problems.append(Problem(wrong, self._file, number))
            elif name == READING:
                self._readings.append(_Field(value, number))
            else:
                found[name] = _Field(value, number)
        return found


def _wrong(name: str, colon: str, found: Mapping[str, _Field]) -> Message | None:
    """What is wrong with a header line, if anything."""
    if not colon:
        return message("this header line is not of the form field: value")
    if name not in FIELDS:
        return near_name(name, FIELDS)
    if name in found:
        return message("the field %(name)s is given twice", name=name)
    return None
