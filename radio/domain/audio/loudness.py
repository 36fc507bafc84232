"""How loud a sound is to people, from the mean squares of its K-weighted 100 ms.

ITU-R BS.1770-4: blocks of 400 ms that overlap by three quarters, those below −70 LUFS left out,
then those more than 10 LU below the mean of the rest. Energies add, so the loudness of a programme
follows from those of its takes without decoding anything.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from math import log10

from radio.domain.audio.sound import RATE

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


def integrated(energies: Sequence[float]) -> float:
    """Gated loudness in LUFS of a sound with these energies."""
    loud = [block for block in blocks(energies) if block > _ABSOLUTE_GATE]
    if not loud:
        return SILENCE
    gate = sum(loud) / len(loud) * _RELATIVE_GATE
    kept = [block for block in loud if block > gate]
    return lufs(sum(kept) / len(kept))


def together(sounds: Iterable[tuple[float, ...]]) -> float:
    """Gated loudness in LUFS of sounds with these energies and silence between them.

    The blocks of each are looked at once, however many programmes it is heard in. A block that
    would reach from one sound into the next counts for each with its own share.
    """
    heard = [_loud_blocks(energies) for energies in sounds]
    count = sum(len(loud) for loud, _ in heard)
    if not count:
        return SILENCE
    gate = sum(sums[-1] for _, sums in heard) / count * _RELATIVE_GATE
    kept = [(bisect_right(loud, gate), loud, sums) for loud, sums in heard]
    total = sum(sums[-1] - sums[below] for below, _, sums in kept)
    return lufs(total / sum(len(loud) - below for below, loud, _ in kept))


@lru_cache(maxsize=512)
def _loud_blocks(energies: tuple[float, ...]) -> tuple[array[float], array[float]]:
    """The blocks of a sound in silence above the absolute gate, in order of size, and their sums.

    The sums are those of the first none, one, two … of them.
    """
    silence = (0.0,) * (STEPS - 1)
    every = blocks((*silence, *energies, *silence))
    loud = array("d", sorted(block for block in every if block > _ABSOLUTE_GATE))
    return loud, array("d", accumulate(loud, initial=0.0))
