"""What goes wrong at one station of many, so that all others go on."""

from __future__ import annotations

import logging

from radio.domain.errors import (
    FAILS_ALONE,
    RadioError,
    of_the_machine,
    of_the_program,
)

_log = logging.getLogger(__name__)


def failed_alone(error: Exception) -> RadioError:
    """What one station is told to have failed by; a fault of the program is logged with its trace.

    Raises the error where it is no station's own: the whole work was cancelled, for one.
    """
    if isinstance(error, FAILS_ALONE):
        return error
    if isinstance(error, RadioError):
        raise error
    if isinstance(error, OSError):
        return of_the_machine(error)
    _log.error("a fault in the program", exc_info=error)
    return of_the_program()
