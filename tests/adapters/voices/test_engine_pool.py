"""The phrases of a bulletin are shared out so that all engines end together."""

from hypothesis import given
from hypothesis import strategies as st

from radio.adapters.voices._engine_pool import shared_out

COUNTS = st.integers(1, 20)


@given(phrases=st.integers(0, 200), at_most=COUNTS, engines=COUNTS)
def test_every_phrase_is_in_one_share_in_its_order(
    phrases: int, at_most: int, engines: int
) -> None:
    asked = [{"text": str(number)} for number in range(phrases)]
    shares = list(shared_out(asked, at_most, engines))
    assert [one for share in shares for one in share] == asked
    assert all(0 < len(share) <= at_most for share in shares)


def test_the_last_shares_are_single_phrases_so_that_no_engine_waits_for_another() -> None:
    sizes = [len(share) for share in shared_out([{}] * 20, at_most=8, engines=2)]
    assert sizes == [7, 5, 3, 2, 1, 1, 1]


def test_a_long_text_is_asked_in_full_shares_first() -> None:
    sizes = [len(share) for share in shared_out([{}] * 200, at_most=8, engines=2)]
    assert sizes[:10] == [8] * 10
    assert sizes[-1] == 1
