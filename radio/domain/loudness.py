"""How loud a sound is to people, from the mean squares of its K-weighted 100 ms.

ITU-R BS.1770-4: blocks of 400 ms that overlap by three quarters, those below −70 LUFS left out,
then those more than 10 LU below the mean of the rest. Energies add, so the loudness of a programme
follows from those of its takes without decoding anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log10

TARGET = -16.0
"""LUFS of every take: EBU R 128 practice for small loudspeakers and phones."""
TOLERANCE = 0.5
"""LU a take may differ from the target; outside it is refused."""
PEAK_CEILING = -1.5
"""dBTP no take may exceed."""
SILENCE = -100.0
"""LUFS given for a sound in which there is nothing to hear."""
STEPS = 4
"""Energies in a block: 4 x 100 ms."""

_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0


def lufs(energy: float) -> float:
    """The loudness of a mean square, one channel."""
    return max(SILENCE, -0.691 + 10 * log10(energy)) if energy > 0 else SILENCE


def blocks(energies: Sequence[float]) -> list[float]:
    """Mean squares of the 400 ms blocks, one begun each 100 ms.

    A sound shorter than a block, for which BS.1770 has no answer, is one block of its own length.
    """
    if len(energies) < STEPS:
        return [sum(energies) / len(energies)] if energies else []
    return [sum(energies[at : at + STEPS]) / STEPS for at in range(len(energies) - STEPS + 1)]


def integrated(energies_of_sounds: Iterable[Sequence[float]]) -> float:
    """Gated loudness in LUFS of sounds heard one after another with silence between."""
    heard = [block for energies in energies_of_sounds for block in blocks(energies)]
    loud = [block for block in heard if lufs(block) > _ABSOLUTE_GATE]
    if not loud:
        return SILENCE
    gate = lufs(sum(loud) / len(loud)) + _RELATIVE_GATE
    kept = [block for block in loud if lufs(block) > gate]
    return lufs(sum(kept) / len(kept))
