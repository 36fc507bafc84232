"""An address that is asked for warnings: over real sockets, with servers that behave or do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from radio.adapters.cap_feed import CapFeed
from radio.domain.errors import Unavailable
from tests.cap_messages import CapOffer, cap, cap_server


def test_a_message_comes_and_an_unchanged_one_is_not_sent_again() -> None:
    offer = CapOffer(cap())
    with cap_server(offer) as url:
        feed = CapFeed(url)
        assert feed.fetch() == cap()
        assert feed.fetch() is None
        first = offer.tag
        offer.content = cap(identifier="lu-2")
        assert feed.fetch() == offer.content
    assert offer.asked == [None, first, first]


def test_a_message_that_could_not_be_used_is_asked_for_again() -> None:
    with cap_server(CapOffer(cap())) as url:
        feed = CapFeed(url)
        feed.fetch()
        feed.forget()
        assert feed.fetch() == cap()


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("cut", "no connection|broke off"),
        ("endless", "answers too much"),
        ("drip", "takes too long"),
        ("hang", "no connection"),
        ("status 404", "status 404"),
        ("status 500", "status 500"),
        ("redirect file:///etc/passwd", "status 302"),
        ("redirect ftp://127.0.0.1/x", "another address"),
        ("redirect http://localhost:9/x", "another address"),
    ],
)
def test_a_server_that_misbehaves_is_named_and_nothing_is_taken(way: str, words: str) -> None:
    with cap_server(CapOffer(cap(), way)) as url:
        feed = CapFeed(url, silence=0.3, whole=0.5)
        with pytest.raises(Unavailable, match=words):
            feed.fetch()


def test_a_redirect_on_its_own_host_is_followed() -> None:
    with cap_server(CapOffer(cap(), "moved")) as url:
        assert CapFeed(url).fetch() == cap()


def test_a_redirect_that_goes_in_a_circle_ends() -> None:
    with cap_server(CapOffer(cap(), "redirect /cap.xml")) as url, pytest.raises(Unavailable):
        CapFeed(url).fetch()


def test_nobody_there_and_addresses_of_other_kinds(tmp_path: Path) -> None:
    (tmp_path / "cap.xml").write_bytes(cap())
    for url in ("http://127.0.0.1:9/cap.xml", (tmp_path / "cap.xml").as_uri()):
        with pytest.raises(Unavailable, match="did not come"):
            CapFeed(url, silence=1).fetch()
