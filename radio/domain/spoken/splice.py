"""Puts changes one after another, so that each still names its place in the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radio.domain.spoken.model import Span


def spliced(source: str, spans: Sequence[Span]) -> str:
    """The source with each span's reading in its place."""
    parts: list[str] = []
    at = 0
    for span in spans:
        parts += (source[at : span.start], span.reading)
        at = span.end
    parts.append(source[at:])
    return "".join(parts)


def composed(between: str, first: Sequence[Span], then: Sequence[Span]) -> tuple[Span, ...]:
    """One list of spans for the changes made `first` and the changes made `then` to their result.

    `between` is that result. Where both touch the same words they become one span, which takes
    its kind and rule from the later change.
    """
    if not first or not then:
        return tuple(first or then)
    merged: list[Span] = []
    shift = 0
    for group in _groups(first, then):
        start = group.start - shift
        shift += sum(len(span.reading) - (span.end - span.start) for span in group.first)
        named = (group.then or group.first)[0]
        cut = [_moved(span, -group.start) for span in group.then]
        reading = spliced(between[group.start : group.end], cut)
        merged.append(Span(start, group.end - shift, named.kind, reading, named.rule))
    return tuple(merged)


@dataclass
class _Group:
    """Changes that touch each other; offsets in the text between."""

    start: int
    end: int
    first: list[Span]
    then: list[Span]


def _groups(first: Sequence[Span], then: Sequence[Span]) -> Iterator[_Group]:
    open_group: _Group | None = None
    for start, end, span, late in _in_order(first, then):
        if open_group is None or not open_group.start <= start < open_group.end:
            if open_group is not None:
                yield open_group
            open_group = _Group(start, end, [], [])
        open_group.end = max(open_group.end, end)
        (open_group.then if late else open_group.first).append(span)
    if open_group is not None:
        yield open_group


def _in_order(first: Sequence[Span], then: Sequence[Span]) -> Iterator[tuple[int, int, Span, bool]]:
    """Both lists by their place in the text between; what was left out before what begins there."""
    places: list[tuple[int, int, Span, bool]] = []
    shift = 0
    for span in first:
        start = span.start + shift
        places.append((start, start + len(span.reading), span, False))
        shift += len(span.reading) - (span.end - span.start)
    places += [(span.start, span.end, span, True) for span in then]
    return iter(sorted(places, key=lambda place: place[:2]))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by, span.kind, span.reading, span.rule)


class Places:
    """Finds for a stretch of the result where it stood in the source."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts: list[int] = []
        self._ends: list[int] = []
        shift = 0
        for span in spans:
            self._starts.append(span.start + shift)
            self._ends.append(span.start + shift + len(span.reading))
            shift += len(span.reading) - (span.end - span.start)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of a stretch; whole spans where it touches one."""
        return self._start(start), self._end(end)

    def _start(self, place: int) -> int:
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return place
        span = self._spans[index]
        if place < self._ends[index]:
            return span.start
        return span.end + place - self._ends[index]

    def _end(self, place: int) -> int:
        index = bisect_left(self._starts, place) - 1
        if index < 0:
            return place
        span = self._spans[index]
        if place <= self._ends[index]:
            return span.end
        return span.end + place - self._ends[index]
