"""Cuts off the silence a voice leaves around its words: pauses are the house's to give."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_SILENCE = 330
"""Highest sample of silence: 1 % of full scale."""
_EDGE = 0.03
"""Seconds of silence that stay before the first and after the last sound."""


def trimmed(samples: NDArray[np.int16], rate: int) -> NDArray[np.int16]:
    """The samples without the silence around them; none when all is silence."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > _SILENCE)
    if not loud.size:
        return samples[:0]
    edge = round(_EDGE * rate)
    return samples[max(0, loud[0] - edge) : loud[-1] + edge]
