"""The sentence for a name that does not exist, with the nearest one that does."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from radio.domain.message import Message, message

ALIKE = 0.5
"""How alike (0 to 1) two names must be for one to be offered for the other."""


def near_name(name: str, known: Sequence[str]) -> Message:
    """What to tell somebody who wrote `name` where one of `known` belongs."""
    near = get_close_matches(name, known, n=1, cutoff=ALIKE)
    if near:
        return message("there is no %(name)s here; did you mean %(near)s?", name=name, near=near[0])
    return message(
        "there is no %(name)s here; choose one of: %(known)s", name=name, known=", ".join(known)
    )
