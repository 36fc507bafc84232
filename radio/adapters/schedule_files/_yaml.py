"""Rows of fields as YAML that people read and edit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time, timedelta

import yaml

Row = dict[str, object]


class _Plain(yaml.SafeDumper):
    """YAML without `&id001`: people edit these files."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def yaml_of(fields: Row) -> bytes:
    """The text of a file, in UTF-8."""
    text: str = yaml.dump(fields, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100)
    return text.encode()


def given(fields: Iterable[tuple[str, object]]) -> Row:
    """Without what is absent: None, empty text, False."""
    return {name: value for name, value in fields if value not in (None, "", False)}


def whole(number: float) -> float:
    """30 rather than 30.0."""
    return int(number) if number == int(number) else number


def unless(usual: float, number: float) -> float | None:
    """The number; None where it is the usual one, which is not written."""
    return None if number == usual else whole(number)


def minutes(length: timedelta | None) -> float | None:
    """A length as people write it."""
    return None if length is None else whole(length / timedelta(minutes=1))


def clock(moment: time | None) -> str | None:
    """A time of day as people write it."""
    return None if moment is None else moment.strftime("%H:%M:%S")
