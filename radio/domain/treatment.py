"""What is done to sound for the loudspeakers that play it."""

from __future__ import annotations

from enum import StrEnum


class Treatment(StrEnum):
    """A preset per station; it changes how something sounds, never what is said."""

    NONE = "none"
    """For rooms, boxes and headphones: as it was read."""
    HORN = "horn"
    """For horn loudspeakers in the open."""
