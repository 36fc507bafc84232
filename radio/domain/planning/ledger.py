"""What one station was given so far: plays by bulletin, theme, day and hour, and its targets."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta

from radio.domain.bulletin import BulletinId
from radio.domain.message import Message, message
from radio.domain.planning.candidate import Candidate
from radio.domain.planning.opening import Opening
from radio.domain.planning.planning_rules import PlanningRules
from radio.domain.planning.progress import Progress, Targets
from radio.domain.planning.reception import Reception


class Ledger:
    """Plays at one station."""

    def __init__(self, rules: PlanningRules, targets: Targets, progress: Progress) -> None:
        self.progress = progress
        self._rules = rules
        self._targets = targets
        self.plays: defaultdict[BulletinId, int] = defaultdict(int)
        """Broadcasts with each bulletin."""
        self.themes: defaultdict[str, int] = defaultdict(int)
        """Items of each theme in all broadcasts."""
        self.log: list[Candidate] = []
        """Every play, in the order in which they were counted."""
        self._starts: dict[BulletinId, list[datetime]] = {}
        self._days: Counter[tuple[BulletinId, date]] = Counter()
        self._first: dict[BulletinId, date] = {}
        self._enough = message(
            "It has its %(times)s broadcasts of the day here.", times=rules.plays_a_day
        )
        self._too_close = message(
            "Less than %(hours)s hours would lie between two broadcasts with it here.",
            hours=rules.spacing / timedelta(hours=1),
        )

    def heard_before(self, bulletin: BulletinId, moment: datetime) -> bool:
        """Whether a broadcast that starts before the moment has it."""
        return any(start < moment for start in self._starts.get(bulletin, ()))

    def heard_by(self, bulletin: BulletinId, day: date) -> bool:
        """Whether it is in a broadcast of that date or an earlier one."""
        return self._first.get(bulletin, date.max) <= day

    def too_often(self, candidate: Candidate, opening: Opening) -> Message | None:
        """Why it may not be repeated in the opening; None when it may."""
        starts = self._starts.get(candidate.id)
        if starts is None or candidate.emergency:
            return None
        if self._days[candidate.id, opening.on] >= self._rules.plays_a_day:
            return self._enough
        if any(abs(opening.starts_at - start) < self._rules.spacing for start in starts):
            return self._too_close
        return None

    def add(
        self, candidate: Candidate, on: date, starts_at: datetime, reception: Reception
    ) -> None:
        """Count a broadcast with the bulletin."""
        self.note(candidate.id, on, starts_at)
        self.themes[candidate.theme] += 1
        self.log.append(candidate)
        if not self._targets.all:
            return
        language = reception.language(candidate) or candidate.bulletin.script.language
        numbers = self._targets.of(candidate.theme, candidate.audience, language)
        length = reception.length(candidate) if self._targets.count_minutes else timedelta()
        self.progress.add(numbers, on, length)

    def note(self, bulletin: BulletinId, on: date, starts_at: datetime) -> None:
        """Count a broadcast with a bulletin of which nothing else is known."""
        self.plays[bulletin] += 1
        self._starts.setdefault(bulletin, []).append(starts_at)
        self._days[bulletin, on] += 1
        self._first[bulletin] = min(on, self._first.get(bulletin, on))

    def copy(self) -> Ledger:
        """The same, to be counted on apart."""
        made = Ledger(self._rules, self._targets, self.progress.copy())
        made.plays.update(self.plays)
        made.themes.update(self.themes)
        made._days.update(self._days)
        made._first.update(self._first)
        made._starts = {one: list(starts) for one, starts in self._starts.items()}
        return made
