"""A station's own lines, tunes and pauses around the bulletins: what they are and how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from radio.domain.planning.reception import Lengths
from radio.domain.planning.shape import Shape
from radio.domain.programme import Segment, SegmentKind
from radio.domain.rundown import filled
from radio.domain.station import Station


class StationLines:
    """What stands around the bulletins at one station; measured once, whatever the date."""

    def __init__(self, station: Station, lengths: Lengths) -> None:
        self._station = station
        self._lengths = lengths
        self._fixed: dict[Shape, timedelta] = {}
        self._measured: dict[tuple[str, str | None, SegmentKind | None], timedelta] = {}

    def fixed(self, shape: Shape) -> timedelta:
        """The length of all that does not depend on the date."""
        length = self._fixed.get(shape)
        if length is None:
            each = (self.length(segment, after) for segment, after in shape.fixed)
            length = self._fixed[shape] = sum(each, timedelta())
        return length

    def length(self, segment: Segment, after: SegmentKind | None) -> timedelta:
        """The length of one segment; a line is measured once."""
        if segment.text is None:
            return self._lengths(self._station, segment, after)
        key = (segment.text, segment.bed, after)
        length = self._measured.get(key)
        if length is None:
            length = self._measured[key] = self._lengths(self._station, segment, after)
        return length


class Lines:
    """The same in one broadcast, with the places of the lines filled."""

    def __init__(self, lines: StationLines, places: Mapping[str, str]) -> None:
        self._lines = lines
        self._places = places
        self._filled: dict[tuple[str | None, str], Segment] = {}

    def length(self, shape: Shape) -> timedelta:
        """The length of a rundown of that shape without its bulletins."""
        spoken = (self._lines.length(self.line(one), after) for one, after in shape.lines)
        return sum(spoken, self._lines.fixed(shape))

    def line(self, segment: Segment) -> Segment:
        """The segment with its places filled."""
        key = (segment.text, segment.title)
        found = self._filled.get(key)
        if found is None:
            text, title = filled(segment.text or "", self._places), segment.title
            found = replace(segment, text=text, title=filled(title, self._places))
            self._filled[key] = found
        return found
