"""A year of the shipped plan at the fourteen stations: is every target met, and where?

`python -m tests.bench.coverage_year` draws the chart of the docs anew; a test holds it to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from html import escape
from pathlib import Path

from radio.adapters.schedule_files import load_schedules
from radio.domain.broadcast import Broadcast, BroadcastState
from radio.domain.bulletin import Approval, Bulletin, BulletinId, State
from radio.domain.coverage.coverage import Target
from radio.domain.people import PersonId
from radio.domain.planning.planner import Request, plan
from radio.domain.planning.reception import Lengths
from radio.domain.programme import Segment, SegmentKind
from radio.domain.schedule import Schedules
from radio.domain.script import Script
from radio.domain.script_text import parse_script
from radio.domain.station import Station

CHECKOUT = Path(__file__).parents[2]
CHART = CHECKOUT / "docs" / "images" / "coverage-year.svg"
FIRST, LAST = date(2023, 1, 1), date(2023, 12, 31)
SYLLABLES_A_SECOND = 3.4
"""How fast the embedded voice reads; here a length is an estimate, on the air it is not."""
A_WEEK = 7


@dataclass(frozen=True)
class Year:
    """Items of each target at each station, month by month."""

    schedules: Schedules
    stations: Sequence[Station]
    heard: Mapping[tuple[Target, str, int], int]
    """By target, station and month."""
    broadcasts: int

    def fewest(self, target: Target, month: int) -> int:
        """Items at the station that had the fewest."""
        return min(self.heard.get((target, one.id, month), 0) for one in self.stations)

    def most(self, target: Target, month: int) -> int:
        """Items at the station that had the most."""
        return max(self.heard.get((target, one.id, month), 0) for one in self.stations)


def year(schedules: Schedules | None = None) -> Year:
    """The year planned week by week, what was planned counted as aired."""
    schedules = schedules or load_schedules(CHECKOUT / "schedules")
    bulletins = tuple(shipped())
    stations = [one for one in schedules.stations if one.exists_on(FIRST) and one.exists_on(LAST)]
    measure = estimated(bulletins)
    aired: list[Broadcast] = []
    for first in weeks():
        days = min(A_WEEK, (LAST - first).days + 1)
        now = datetime.combine(first, datetime.min.time(), UTC) - timedelta(hours=12)
        recent = tuple(one for one in aired if one.on >= first - timedelta(days=92))
        made = plan(Request(schedules, bulletins, first, days, now, standing=recent), measure)
        aired += [replace(one, state=BroadcastState.AIRED) for one in made.broadcasts]
    return Year(schedules, stations, _counted(schedules, bulletins, aired), len(aired))


def weeks() -> Iterator[date]:
    day = FIRST
    while day <= LAST:
        yield day
        day += timedelta(days=A_WEEK)


def shipped() -> Iterator[Bulletin]:
    """Every shipped script, approved when it may first be heard."""
    for file in sorted((CHECKOUT / "scripts").glob("*.txt")):
        script = parse_script(file.read_text("utf-8"), file=file.name)
        at = datetime.combine(script.valid_from or FIRST, datetime.min.time(), UTC)
        yield Bulletin(
            id=BulletinId(file.stem),
            script=script,
            author=PersonId("lan"),
            state=State.APPROVED,
            created_at=at,
            changed_at=at,
            voice="espeak:vi",
            approval=Approval(PersonId("minh"), at, heard="", voice="espeak:vi"),
        )


def estimated(bulletins: Sequence[Bulletin]) -> Lengths:
    """Lengths by the number of written syllables."""
    scripts: dict[str | None, Script] = {one.id: one.script for one in bulletins}

    def length(station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
        if segment.length is not None:
            return segment.length
        text = segment.text
        if text is None and segment.bulletin is not None:
            text = scripts[segment.bulletin].body
        syllables = len(text.split()) if text else 12
        return timedelta(milliseconds=24) * round(syllables / SYLLABLES_A_SECOND / 0.024 + 30)

    return length


def _counted(
    schedules: Schedules, bulletins: Sequence[Bulletin], aired: Sequence[Broadcast]
) -> Mapping[tuple[Target, str, int], int]:
    known = {one.id: one.script for one in bulletins}
    heard: Counter[tuple[Target, str, int]] = Counter()
    for broadcast in aired:
        for name in broadcast.rundown.bulletins:
            script = known[name]
            for target in schedules.plan.targets:
                if target.counts(script.theme, script.audience, script.language):
                    heard[target, broadcast.station, broadcast.on.month] += 1
    return heard


CELL, ROW, LEFT, TOP = 46, 30, 330, 64
MET, SHORT = "#1b7f4d", "#c0392b"


def scarce(schedules: Schedules) -> Schedules:
    """The same with one programme of twelve minutes on three days of the week."""
    slot = replace(
        schedules.slots[0],
        length=timedelta(minutes=12),
        repeat="FREQ=WEEKLY;BYDAY=MO,WE,FR",
    )
    return replace(schedules, slots=(slot,))


def chart() -> str:
    """The picture: for each theme and month the fewest items that any station had."""
    shipped_ones = load_schedules(CHECKOUT / "schedules")
    panels = [
        ("hai buổi một ngày, mỗi buổi 30 phút", year(shipped_ones)),
        ("ba buổi một tuần, mỗi buổi 12 phút", year(scarce(shipped_ones))),
    ]
    height = TOP + ROW * len(shipped_ones.plan.targets) + 34
    width = LEFT + 12 * CELL + 10
    drawn = [
        f'<g transform="translate(0 {number * height})">\n{panel(*one)}\n</g>'
        for number, one in enumerate(panels)
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height * len(panels)}" '
        f'width="{width}" height="{height * len(panels)}" font-family="sans-serif" '
        'font-size="12" role="img" aria-label="Mức độ phủ của một năm">'
    )
    ground = f'<rect width="{width}" height="{height * len(panels)}" fill="#ffffff"/>'
    return "\n".join([head, ground, *drawn, "</svg>", ""])


def panel(schedule: str, found: Year) -> str:
    """One schedule: a row for each target, a column for each month."""
    names = {theme.id: theme.name for theme in found.schedules.plan.themes}
    targets = found.schedules.plan.targets
    height = TOP + ROW * len(targets) + 34
    parts = [
        f'<text x="8" y="20" font-size="14" font-weight="bold">Mức độ phủ {FIRST.year}, '
        f"{schedule}</text>",
        _text(8, 38, f"Số lượt ở đài ít nhất trong {len(found.stations)} đài; chỉ tiêu mỗi tháng"),
    ]
    parts += [
        _text(LEFT + (month - 0.5) * CELL, TOP - 10, f"T{month}", "middle")
        for month in range(1, 13)
    ]
    for row, target in enumerate(targets):
        y = TOP + row * ROW
        name = names[target.theme]
        short = name if len(name) <= 42 else f"{name[:41]}…"
        parts.append(_text(8, y + 19, f"{short} ({target.wanted:g})"))
        for month in range(1, 13):
            fewest = found.fewest(target, month)
            colour = MET if fewest >= target.wanted else SHORT
            x = LEFT + (month - 1) * CELL
            parts.append(
                f'<rect x="{x}" y="{y}" width="{CELL - 3}" height="{ROW - 3}" fill="{colour}"/>'
            )
            parts.append(_text(x + CELL / 2 - 1.5, y + 18, str(fewest), "middle", "#ffffff"))
    legend = f"Xanh: mọi đài đạt chỉ tiêu. Đỏ: có đài chưa đạt. {found.broadcasts:,} lượt phát."
    parts.append(_text(8, height - 10, legend))
    return "\n".join(parts)


def _text(x: float, y: float, text: str, anchor: str = "start", fill: str = "#222222") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{fill}">{escape(text)}</text>'


if __name__ == "__main__":
    CHART.write_text(chart(), "utf-8")
