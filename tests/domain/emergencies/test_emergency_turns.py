"""Two emergencies at a time: one written rule, also while one interrupts another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from radio.domain.emergencies.emergency import Cancel, Emergency, Level
from radio.domain.emergencies.emergency_turns import First, goes_before, on_air
from tests.builders import EVE, MINH, an_emergency

MINUTE = timedelta(minutes=1)
NEWER, GRAVER = First.NEWER, First.GRAVER


def sent(number: int, minute: float, level: Level, **changes: object) -> Emergency:
    """An emergency of two minutes, heard once, sent so many minutes after the eve."""
    made = an_emergency(
        number, level=level, times=1, length=2 * MINUTE, every=30 * MINUTE, **changes
    )
    return replace(made, approval=replace(made.approval, at=EVE + minute * MINUTE))


def told(emergencies: list[Emergency], first: First) -> list[tuple[str, float, float]]:
    """Number, first and last minute of each stretch."""
    return [
        (
            one.emergency.id.rsplit("-", 1)[1],
            (one.starts_at - EVE) / MINUTE,
            (one.ends_at - EVE) / MINUTE,
        )
        for one in on_air(emergencies, first)
    ]


def test_the_newer_interrupts_and_the_older_is_heard_again_from_its_beginning() -> None:
    grave, newer = sent(1, 0, Level.EXTREME), sent(2, 1, Level.MINOR)
    assert told([grave, newer], NEWER) == [("1", 0, 1), ("2", 1, 3), ("1", 3, 5)]


def test_the_graver_is_not_interrupted_by_a_newer_one_of_less_weight() -> None:
    grave, newer = sent(1, 0, Level.EXTREME), sent(2, 1, Level.MINOR)
    assert told([grave, newer], GRAVER) == [("1", 0, 2), ("2", 2, 4)]


def test_the_graver_interrupts_one_of_less_weight() -> None:
    slight, grave = sent(1, 0, Level.MINOR), sent(2, 1, Level.EXTREME)
    assert told([slight, grave], GRAVER) == [("1", 0, 1), ("2", 1, 3), ("1", 3, 5)]


def test_of_two_as_grave_the_newer_goes_first() -> None:
    older, newer = sent(1, 0, Level.SEVERE), sent(2, 1, Level.SEVERE)
    for first in First:
        assert told([older, newer], first) == [("1", 0, 1), ("2", 1, 3), ("1", 3, 5)]


def test_of_two_alike_in_all_the_id_decides_whatever_the_order_they_are_given_in() -> None:
    one, two = sent(1, 0, Level.SEVERE), sent(2, 0, Level.SEVERE)
    for first in First:
        assert goes_before(two, one, first)
        assert not goes_before(one, two, first)
        assert told([one, two], first) == told([two, one], first) == [("2", 0, 2), ("1", 2, 4)]


def test_an_interruption_may_itself_be_interrupted_and_both_are_heard_in_the_end() -> None:
    three = [sent(1, 0, Level.MINOR), sent(2, 1, Level.SEVERE), sent(3, 2, Level.EXTREME)]
    expected = [("1", 0, 1), ("2", 1, 2), ("3", 2, 4), ("2", 4, 6), ("1", 6, 8)]
    assert told(three, GRAVER) == expected
    assert told(three, NEWER) == expected


def test_what_waits_while_a_third_comes_is_served_by_the_same_rule() -> None:
    three = [sent(1, 0, Level.EXTREME), sent(2, 0.5, Level.MINOR), sent(3, 1, Level.SEVERE)]
    assert told(three, GRAVER) == [("1", 0, 2), ("3", 2, 4), ("2", 4, 6)]


def test_one_cancelled_while_it_waits_is_not_heard_any_more() -> None:
    older = sent(1, 0, Level.MINOR).cancelled(Cancel(EVE + 2 * MINUTE, MINH.id, "Nhầm."))
    assert told([older, sent(2, 1, Level.EXTREME)], GRAVER) == [("1", 0, 1), ("2", 1, 3)]


def test_one_that_expires_while_it_waits_is_not_heard_any_more() -> None:
    older = sent(1, 0, Level.MINOR, expires_at=EVE + 3 * MINUTE)
    assert told([older, sent(2, 1, Level.EXTREME)], GRAVER) == [("1", 0, 1), ("2", 1, 3)]


def test_a_cancel_frees_the_air_at_once() -> None:
    grave = sent(1, 0, Level.EXTREME).cancelled(Cancel(EVE + MINUTE, MINH.id, "Nhầm."))
    assert told([grave, sent(2, 0.5, Level.MINOR)], GRAVER) == [("1", 0, 1), ("2", 1, 3)]


def test_airings_that_had_to_wait_do_not_pile_up() -> None:
    short = replace(sent(1, 0, Level.MINOR), times=5, every=2 * MINUTE)
    long = replace(sent(2, 1, Level.EXTREME), length=9 * MINUTE)
    assert told([short, long], GRAVER) == [("1", 0, 1), ("2", 1, 10), ("1", 10, 12)]


def test_nothing_at_all_is_heard_of_none() -> None:
    assert on_air([], GRAVER) == ()


emergencies = st.lists(
    st.builds(
        lambda minute, level, times, every, length, life, stop: (
            minute,
            level,
            times,
            every,
            length,
            life,
            stop,
        ),
        st.integers(0, 20),
        st.sampled_from(Level),
        st.integers(1, 4),
        st.integers(1, 15),
        st.integers(1, 5),
        st.integers(1, 60),
        st.none() | st.integers(1, 30),
    ),
    max_size=5,
)


@given(emergencies, st.sampled_from(First))
def test_nobody_talks_over_anybody_and_none_is_heard_once_it_is_over(
    drawn: list[tuple[int, Level, int, int, int, int, int | None]], first: First
) -> None:
    made = []
    for number, (minute, level, times, every, length, life, stop) in enumerate(drawn, 1):
        at = EVE + minute * MINUTE
        one = an_emergency(
            number,
            level=level,
            times=times,
            every=every * MINUTE,
            length=length * MINUTE,
            expires_at=at + life * MINUTE,
        )
        one = replace(one, approval=replace(one.approval, at=at))
        if stop is not None and stop < life:
            one = one.cancelled(Cancel(at + stop * MINUTE, MINH.id, "Nhầm."))
        made.append(one)
    spans = on_air(made, first)
    assert spans == on_air(reversed(made), first)
    for before, after in pairwise(spans):
        assert before.ends_at <= after.starts_at
    for span in spans:
        assert span.starts_at < span.ends_at
        assert span.starts_at < span.emergency.over_at
        assert span.ends_at - span.starts_at <= span.emergency.length
        if span.emergency.cancel is not None:
            assert span.ends_at <= span.emergency.cancel.at
        overruled = [one for one in made if goes_before(one, span.emergency, first)]
        if not span.whole and span.emergency.cancel is None:
            assert any(one.approval.at <= span.ends_at for one in overruled)
    if made:
        foremost = max(made, key=lambda one: sum(goes_before(one, other, first) for other in made))
        heard = [one for one in spans if one.emergency.id == foremost.id]
        assert heard[0].starts_at == foremost.approval.at, "it never waits for any other"
