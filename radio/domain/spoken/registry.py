"""All rules in the order in which they are tried."""

from __future__ import annotations

from radio.domain.spoken import (
    abbreviations,
    ages,
    codes,
    dashes,
    dates,
    documents,
    explained,
    foreign,
    fractions,
    headings,
    identifiers,
    lines,
    lists,
    numbers,
    phones,
    places,
    repeated,
    roman,
    scores,
    singles,
    small_forms,
    symbols,
    tails,
    tidy,
    times,
    web,
)
from radio.domain.spoken.rule import Described, Rule

PREPARING: tuple[Described, ...] = (*tidy.RULES, *lines.RULES, *tails.RULES)
"""Done to the whole text before the rules are tried."""

RULES: tuple[Rule, ...] = (
    *web.RULES,
    *lists.RULES,
    *repeated.RULES,
    *identifiers.RULES,
    *headings.RULES,
    *roman.RULES,
    *documents.RULES,
    *scores.RULES,
    *dates.RULES,
    *phones.RULES,
    *places.RULES,
    *times.RULES,
    *ages.RULES,
    *fractions.RULES,
    *numbers.RULES,
    *codes.RULES,
    *explained.RULES,
    *small_forms.RULES,
    *abbreviations.RULES,
    *foreign.RULES,
    *singles.RULES,
    *symbols.RULES,
    *dashes.RULES,
    *abbreviations.LAST_RULES,
    *foreign.LAST_RULES,
    *symbols.LAST_RULES,
)
