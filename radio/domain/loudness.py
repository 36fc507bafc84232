"""How loud a sound is to people, from the mean squares of its K-weighted 100 ms.

ITU-R BS.1770-4: blocks of 400 ms that overlap by three quarters, those below −70 LUFS left out,
then those more than 10 LU below the mean of the rest. Energies add, so the loudness of a programme
follows from those of its takes without decoding anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log10

from radio.domain.sound import RATE

TOLERANCE = 0.5
"""LU a take may differ from the target; outside it is refused."""
SILENCE = -100.0
"""LUFS given for a sound in which there is nothing to hear."""
STEPS = 4
"""Energies in a block: 4 x 100 ms."""

STEP = RATE // 10
"""Samples in the 100 ms of one energy."""

_ABSOLUTE_GATE = 10 ** ((-70.0 + 0.691) / 10)
"""Mean square at -70 LUFS."""
_RELATIVE_GATE = 0.1
"""Share of the mean: 10 LU below it."""


def lufs(energy: float) -> float:
    """The loudness of a mean square, one channel."""
    return max(SILENCE, -0.691 + 10 * log10(energy)) if energy > 0 else SILENCE


def blocks(energies: Sequence[float]) -> list[float]:
    """Mean squares of the 400 ms blocks, one begun each 100 ms.

    A sound shorter than a block, for which BS.1770 has no answer, is one block of its own length.
    """
    if len(energies) < STEPS:
        return [sum(energies) / len(energies)] if energies else []
    sliding = zip(*(energies[at:] for at in range(STEPS)), strict=False)
    return [sum(four) / STEPS for four in sliding]


def in_a_row(placed: Iterable[tuple[int, Sequence[float]]], samples: int) -> list[float]:
    """The energies of a whole of `samples` from those of its sounds, each with its first sample.

    A sound that begins between two 100 ms of the whole shares its energy out between them.
    """
    whole = [0.0] * (samples // STEP + 2)
    for start, energies in placed:
        first, rest = divmod(start, STEP)
        late = rest / STEP
        for at, energy in enumerate(energies, first):
            whole[at] += energy * (1 - late)
            whole[at + 1] += energy * late
    return whole


def integrated(energies: Sequence[float]) -> float:
    """Gated loudness in LUFS of a sound with these energies."""
    loud = [block for block in blocks(energies) if block > _ABSOLUTE_GATE]
    if not loud:
        return SILENCE
    gate = sum(loud) / len(loud) * _RELATIVE_GATE
    kept = [block for block in loud if block > gate]
    return lufs(sum(kept) / len(kept))
