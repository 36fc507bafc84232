from __future__ import annotations

from datetime import timedelta

import pytest

from radio.domain.bulletin import Bulletin, State
from radio.domain.errors import Refused
from tests.builders import EVE, a_bulletin, an_approved

LATER = EVE + timedelta(minutes=5)


def test_a_submitted_bulletin_that_was_read_aloud_still_waits_for_approval() -> None:
    read = a_bulletin().submitted(at=EVE).voiced("espeak:vi", at=LATER)
    assert (read.state, read.voice, read.version) == (State.SUBMITTED, "espeak:vi", 3)
    assert read.changed_at == LATER


@pytest.mark.parametrize("bulletin", [a_bulletin(), an_approved()])
def test_only_a_submitted_bulletin_is_read_aloud(bulletin: Bulletin) -> None:
    with pytest.raises(Refused):
        bulletin.voiced("espeak:vi", at=LATER)


def test_a_bulletin_handed_in_anew_must_be_read_anew() -> None:
    read = a_bulletin().submitted(at=EVE).voiced("espeak:vi", at=LATER)
    assert read.sent_back("Sai số liệu.", at=LATER).submitted(at=LATER).voice is None
