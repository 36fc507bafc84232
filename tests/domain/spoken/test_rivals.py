"""The file of settled disagreements with other normalisers is sound; the bench compares them."""

from __future__ import annotations

import pytest

from radio.domain.spoken.registry import PREPARING, RULES
from tests.bench._spoken_settled import AS_WRITTEN, differences, manner, settled

IDS = {rule.id for rule in (*PREPARING, *RULES)} | {AS_WRITTEN}


def test_each_settled_class_names_a_rule_and_says_why_ours_stands() -> None:
    classes = settled()

    assert len(classes) > 50
    assert {kind.rule for kind in classes} <= IDS
    assert all(why.strip() for why in classes.values())


@pytest.mark.parametrize(
    ("ours", "theirs", "how"),
    [
        ("hợp tác xã", "hát tê ích", "spelled"),
        ("một người", "/người", "not read"),
        ("tổng số", "", "left out"),
        ("", "không phút", "added"),
        ("năm", "trên", "other words"),
    ],
)
def test_a_difference_has_a_manner(ours: str, theirs: str, how: str) -> None:
    assert manner(ours, theirs) == how


def test_a_difference_is_laid_to_the_rule_that_read_the_place() -> None:
    (found,) = differences("rival", lambda _: "UBND xã họp.", ["UBND xã họp."])

    assert (found.kind.rule, found.ours) == ("abbreviation.known", "ủy ban nhân dân")
