"""YAML nodes as typed fields: each problem is noted with its place, and reading goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

import yaml

from radio.domain.errors import Problem
from radio.domain.message import Message, message
from radio.domain.near_name import near_name
from radio.domain.text import nfc

Value = TypeVar("Value")


@dataclass
class Fields:
    """One mapping of a file; each field is asked for once, and `done` names the unknown ones."""

    node: yaml.MappingNode
    file: str
    problems: list[Problem]
    asked: set[str] = field(default_factory=set)

    def complain(self, what: Message, name: str | None = None) -> None:
        """Note a problem at the field's line, or at the mapping's."""
        node = self._node(name) if name else None
        line = (node or self.node).start_mark.line + 1
        self.problems.append(Problem(what, self.file, line, name))

    def text(self, name: str, default: str | None = None) -> str:
        """A string; without a default it is required."""
        node = self._scalar(name)
        if node is None:
            if default is None:
                self.complain(message("the field %(name)s is missing", name=name))
            return default or ""
        return nfc(node.value)

    def read(
        self, name: str, default: Value, parse: Callable[[str], Value], wrong: Message
    ) -> Value:
        """A value that `parse` makes of the text; `ValueError` is noted as `wrong`."""
        node = self._scalar(name)
        if node is None:
            return default
        try:
            return parse(nfc(node.value))
        except (ValueError, KeyError, OverflowError):
            self.complain(wrong, name)
            return default

    def whole(self, name: str, default: int) -> int:
        """A whole number of 1 or more."""
        return self.read(name, default, _positive, message("write a whole number from 1"))

    def day(self, name: str) -> date | None:
        """A date, or None when absent."""
        return self.read(
            name,
            None,
            lambda raw: date.fromisoformat(raw),
            message("write an existing date as YYYY-MM-DD"),
        )

    def days(self, name: str) -> tuple[date, ...]:
        """A list of dates; one alone counts as a list of one."""
        found = []
        for raw in self.texts(name):
            try:
                found.append(date.fromisoformat(raw))
            except ValueError:
                self.complain(message("write an existing date as YYYY-MM-DD"), name)
        return tuple(found)

    def moment(self, name: str) -> datetime | None:
        """A moment with its zone, in UTC; None when absent."""
        wrong = message("write a moment as YYYY-MM-DDTHH:MM:SS+00:00")
        return self.read(name, None, _moment, wrong)

    def required_day(self, name: str) -> date:
        """A date that must be there."""
        self._require(name)
        return self.day(name) or date.min

    def clock_time(self, name: str) -> time:
        """A required wall-clock time."""
        self._require(name)
        return self.read(name, time(0), _clock_time, message('write a time in quotes: "05:00"'))

    def maybe_clock_time(self, name: str) -> time | None:
        """A wall-clock time, or None when absent."""
        return self.clock_time(name) if self.has(name) else None

    def length(self, name: str, unit: timedelta, wrong: Message) -> timedelta:
        """A required length, more than nothing, counted in `unit`; parts of it are allowed."""
        self._require(name)
        return self.read(name, unit, lambda raw: _some(float(raw) * unit), wrong)

    def truth(self, name: str, *, default: bool = False) -> bool:
        """True or false."""
        return self.read(
            name,
            default=default,
            parse=lambda raw: {"true": True, "false": False}[raw],
            wrong=message("write true or false"),
        )

    def one_of(self, name: str, known: Sequence[str], default: str | None = None) -> str:
        """One of some words."""
        value = self.text(name, default)
        if value and value not in known:
            self.complain(near_name(value, known), name)
        return value

    def some_of(self, name: str, known: Sequence[str]) -> tuple[str, ...]:
        """A list of some words; those that are none are named and left out."""
        given = self.texts(name)
        for value in given:
            if value not in known:
                self.complain(near_name(value, known), name)
        return tuple(value for value in given if value in known)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings; a single string counts as a list of one."""
        node = self._node(name)
        if isinstance(node, yaml.ScalarNode):
            return (nfc(node.value),) if node.value else ()
        if isinstance(node, yaml.SequenceNode):
            return tuple(self._listed(one, name) for one in node.value)
        if node is not None:
            self.complain(message("write a list under %(name)s", name=name), name)
        return ()

    def _listed(self, node: yaml.Node, name: str) -> str:
        if isinstance(node, yaml.ScalarNode):
            return nfc(node.value)
        self.complain(message("write one value, not a list or fields"), name)
        return ""

    def rows(self, name: str) -> Iterator[Fields]:
        """The mappings of a list."""
        node = self._node(name)
        if not isinstance(node, yaml.SequenceNode):
            self.complain(message("write a list under %(name)s", name=name))
            return
        for row in node.value:
            if isinstance(row, yaml.MappingNode):
                yield Fields(row, self.file, self.problems)
            else:
                line = row.start_mark.line + 1
                wrong = message("each entry of %(name)s has fields", name=name)
                self.problems.append(Problem(wrong, self.file, line, name))

    def row(self, name: str) -> Fields | None:
        """The mapping under a name; None when it is absent or something else."""
        node = self._node(name)
        if isinstance(node, yaml.MappingNode):
            return Fields(node, self.file, self.problems)
        if node is not None:
            self.complain(message("%(name)s has fields", name=name), name)
        return None

    def has(self, name: str) -> bool:
        """Whether the field is there."""
        return self._node(name) is not None

    def names(self) -> tuple[str, ...]:
        """The fields that are there, in order."""
        return tuple(str(key.value) for key, _ in self.node.value)

    def done(self) -> None:
        """Name the fields nobody asked for, and those given twice."""
        for name, times in Counter(self.names()).items():
            if name not in self.asked:
                self.complain(near_name(name, sorted(self.asked)), name)
            if times > 1:
                self.complain(message("the field %(name)s is given twice", name=name), name)

    def line_of(self, place: Sequence[str | int]) -> int:
        """The line of what stands at the end of a path of names and positions, or nearest to it."""
        node: yaml.Node = self.node
        for step in place:
            inner = _step(node, step)
            if inner is None:
                break
            node = inner
        return node.start_mark.line + 1

    def _require(self, name: str) -> None:
        if not self.has(name):
            self.complain(message("the field %(name)s is missing", name=name))

    def _scalar(self, name: str) -> yaml.ScalarNode | None:
        node = self._node(name)
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode):
            self.complain(message("write one value, not a list or fields"), name)
            return None
        return None if node.tag == "tag:yaml.org,2002:null" else node

    def _node(self, name: str) -> yaml.Node | None:
        self.asked.add(name)
        return _step(self.node, name)


def _step(node: yaml.Node, step: str | int) -> yaml.Node | None:
    """The value of a field, or the entry at a position; None when there is none."""
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return next(iter(node.value[step : step + 1]), None)
    return None


def _clock_time(raw: str) -> time:
    found = time.fromisoformat(raw)
    if found.tzinfo or found.microsecond:
        raise ValueError
    return found


def _moment(raw: str) -> datetime:
    found = datetime.fromisoformat(raw)
    if found.tzinfo is None:
        raise ValueError
    return found.astimezone(UTC)


def _some(length: timedelta) -> timedelta:
    if length <= timedelta():
        raise ValueError
    return length


def _positive(raw: str) -> int:
    if (number := int(raw)) < 1:
        raise ValueError
    return number
