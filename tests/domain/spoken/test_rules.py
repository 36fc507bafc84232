"""Every rule does what its line in the documentation says."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from radio.domain.spoken import to_spoken
from radio.domain.spoken.registry import PREPARING, RULES
from radio.domain.spoken.rule import Described
from radio.domain.spoken.rules_page import page

PAGE = Path(__file__).parents[3] / "docs" / "spoken-text.md"
UNIQUE = list({rule.id: rule for rule in (*PREPARING, *RULES)}.values())


@pytest.mark.parametrize("rule", UNIQUE, ids=lambda rule: rule.id)
def test_a_rule_reads_its_own_example(rule: Described) -> None:
    spoken = to_spoken(rule.example)

    unchanged = rule.says and rule.says in rule.example
    read = [(span.rule, span.reading, span.kind) for span in spoken.spans]
    assert (rule.id, rule.says, rule.kind) in read or (unchanged and spoken.flags), read


def test_the_page_of_the_rules_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run make docs"


def test_the_page_holds_composed_letters_only() -> None:
    assert unicodedata.is_normalized("NFC", page())
