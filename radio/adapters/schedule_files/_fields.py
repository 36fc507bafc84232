"""YAML nodes as typed fields: each problem is noted with its place, and reading goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TypeVar

import yaml

from radio.domain.errors import Problem
from radio.domain.message import Message, message
from radio.domain.script_text import near_name
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

    def clock_time(self, name: str) -> time:
        """A required wall-clock time."""
        self._require(name)
        return self.read(
            name, time(0), time.fromisoformat, message('write a time in quotes: "05:00"')
        )

    def minutes(self, name: str) -> timedelta:
        """A required length in minutes."""
        self._require(name)
        return self.read(
            name,
            timedelta(minutes=1),
            lambda raw: timedelta(minutes=_positive(raw)),
            message("write a whole number of minutes"),
        )

    def truth(self, name: str) -> bool:
        """True or false; false when absent."""
        return self.read(
            name,
            default=False,
            parse=lambda raw: {"true": True, "false": False}[raw],
            wrong=message("write true or false"),
        )

    def one_of(self, name: str, known: Sequence[str], default: str | None = None) -> str:
        """One of some words."""
        value = self.text(name, default)
        if value and value not in known:
            self.complain(near_name(value, known), name)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings; a single string counts as a list of one."""
        node = self._node(name)
        if isinstance(node, yaml.ScalarNode):
            return (nfc(node.value),) if node.value else ()
        if isinstance(node, yaml.SequenceNode):
            return tuple(nfc(one.value) for one in node.value if isinstance(one, yaml.ScalarNode))
        return ()

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

    def has(self, name: str) -> bool:
        """Whether the field is there."""
        return self._node(name) is not None

    def names(self) -> tuple[str, ...]:
        """The fields that are there, in order."""
        return tuple(key.value for key, _ in self.node.value)

    def done(self) -> None:
        """Name the fields nobody asked for."""
        for name in self.names():
            if name not in self.asked:
                self.complain(near_name(name, sorted(self.asked)), name)

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
        return next((value for key, value in self.node.value if key.value == name), None)


def _positive(raw: str) -> int:
    if (number := int(raw)) < 1:
        raise ValueError
    return number
