"""A voice model over a line that breaks, from a server that misbehaves as real ones do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from urllib.request import ProxyHandler

import pytest

from radio.adapters.voice_models._fetching import Fetching, Patience
from radio.adapters.voice_models._known import Source
from radio.domain.errors import Refused, Unavailable
from radio.domain.message import Message
from tests.file_server import Offer, file_server

CONTENT = bytes(range(256)) * 4000
"""A megabyte."""
HALF = len(CONTENT) // 2
OFTEN = Fetching(
    Patience(silence=1.0, whole=20.0, attempts=3, pause=0.0),
    frozenset({"http"}),
    (ProxyHandler({}),),
)


class Steps(list[tuple[int, int]]):
    def step(self, done: int, total: int, note: Message) -> None:
        assert "voice.onnx" in str(note)
        self.append((done, total))


@pytest.fixture
def offer() -> Offer:
    return Offer(CONTENT)


@pytest.fixture
def source(offer: Offer) -> Iterator[Source]:
    with file_server(offer) as url:
        yield Source(url, len(CONTENT), sha256(CONTENT).hexdigest())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "voices" / "voice.onnx"


def left_beside(target: Path) -> list[str]:
    return sorted(file.name for file in target.parent.iterdir() if file != target)


def test_the_file_comes_whole_and_nothing_else_stays(source: Source, target: Path) -> None:
    steps = Steps()
    OFTEN.fetch(source, target, steps)
    assert target.read_bytes() == CONTENT
    assert left_beside(target) == []
    assert steps == sorted(steps)
    assert steps[-1] == (1024, 1024)


def test_a_broken_line_is_taken_up_where_it_broke(
    source: Source, offer: Offer, target: Path
) -> None:
    offer.coming = ["cut 300000", "cut 100000", "reset"]
    OFTEN.fetch(source, target)
    assert target.read_bytes() == CONTENT
    assert offer.ranges == [None, "bytes=300000-", "bytes=400000-", "bytes=400000-"]


def test_another_call_goes_on_where_the_last_one_gave_up(
    source: Source, offer: Offer, target: Path
) -> None:
    offer.coming = [f"cut {HALF}", "reset", "reset", "reset"]
    with pytest.raises(Unavailable, match="512 of 1024 kB") as caught:
        OFTEN.fetch(source, target)
    assert not caught.value.permanent
    assert not target.exists()
    OFTEN.fetch(source, target)
    assert target.read_bytes() == CONTENT
    assert offer.ranges[-1] == f"bytes={HALF}-"


def test_a_server_without_ranges_sends_all_of_it_again(
    source: Source, offer: Offer, target: Path
) -> None:
    offer.coming = [f"cut {HALF}", "whole"]
    OFTEN.fetch(source, target)
    assert target.read_bytes() == CONTENT


def test_a_server_without_ranges_that_always_breaks_off_is_given_up(
    source: Source, offer: Offer, target: Path
) -> None:
    offer.always = f"whole {HALF}"
    with pytest.raises(Unavailable, match="broke off"):
        OFTEN.fetch(source, target)
    assert len(offer.ranges) == 4


def test_without_a_tag_the_rest_is_asked_for_and_the_checksum_decides(
    source: Source, offer: Offer, target: Path
) -> None:
    offer.coming = [f"untagged {HALF}"]
    OFTEN.fetch(source, target)
    assert target.read_bytes() == CONTENT
    assert offer.ranges == [None, f"bytes={HALF}-"]


def test_half_of_one_file_is_never_joined_to_half_of_another(
    source: Source, offer: Offer, target: Path
) -> None:
    offer.content = bytes(len(CONTENT))
    offer.coming = [f"cut {HALF}", "reset", "reset", "reset"]
    with pytest.raises(Unavailable):
        OFTEN.fetch(source, target)
    offer.content = CONTENT
    OFTEN.fetch(source, target)
    assert target.read_bytes() == CONTENT
    assert offer.ranges[-1] == f"bytes={HALF}-", "asked for the rest, given the whole"


def test_a_part_that_was_not_asked_for_is_not_used(
    source: Source, offer: Offer, target: Path
) -> None:
    offer.coming = [f"cut {HALF}", "other-part"]
    OFTEN.fetch(source, target)
    assert target.read_bytes() == CONTENT


def test_a_server_that_knows_no_such_part_is_asked_for_the_whole(
    source: Source, offer: Offer, target: Path
) -> None:
    offer.coming = [f"cut {HALF}", "status 416"]
    OFTEN.fetch(source, target)
    assert target.read_bytes() == CONTENT
    assert offer.ranges[-1] is None


@pytest.mark.parametrize("behaviour", ["wrong", "more", "longer", "page"])
def test_other_bytes_than_we_know_are_thrown_away(
    source: Source, offer: Offer, target: Path, behaviour: str
) -> None:
    offer.always = behaviour
    target.parent.mkdir()
    target.write_bytes(b"the voice of yesterday")
    with pytest.raises(Unavailable, match="not the file we know") as caught:
        OFTEN.fetch(source, target)
    assert caught.value.permanent
    assert target.read_bytes() == b"the voice of yesterday"
    assert left_beside(target) == []
    assert len(offer.ranges) == 1


def test_too_many_bytes_after_a_broken_line_are_thrown_away(
    source: Source, offer: Offer, target: Path
) -> None:
    offer.coming = [f"cut {HALF}", "more"]
    with pytest.raises(Unavailable, match="not the file we know"):
        OFTEN.fetch(source, target)
    assert left_beside(target) == []


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_refusal_is_told_at_once(source: Source, offer: Offer, target: Path, status: int) -> None:
    offer.always = f"status {status}"
    with pytest.raises(Unavailable, match=f"status {status}") as caught:
        OFTEN.fetch(source, target)
    assert caught.value.permanent
    assert len(offer.ranges) == 1
    assert left_beside(target) == []


def test_a_busy_server_is_asked_again(source: Source, offer: Offer, target: Path) -> None:
    offer.coming = ["status 503", "status 429"]
    OFTEN.fetch(source, target)
    assert target.read_bytes() == CONTENT


def test_a_server_that_says_nothing_is_not_waited_for(
    source: Source, offer: Offer, target: Path
) -> None:
    offer.always = "hang"
    hasty = replace(OFTEN, patience=replace(OFTEN.patience, silence=0.1, attempts=1))
    with pytest.raises(Unavailable, match="no connection"):
        hasty.fetch(source, target)


def test_a_file_that_drips_is_not_waited_for(source: Source, offer: Offer, target: Path) -> None:
    offer.always = "drip"
    hasty = replace(OFTEN, patience=replace(OFTEN.patience, whole=0.2))
    with pytest.raises(Unavailable, match="takes too long"):
        hasty.fetch(source, target)
    assert not target.exists()


def test_only_safe_addresses_are_fetched(source: Source, offer: Offer, target: Path) -> None:
    with pytest.raises(Refused, match="only https"):
        Fetching().fetch(source, target)
    with pytest.raises(Refused, match="only https"):
        Fetching().fetch(replace(source, url="file:///etc/passwd"), target)
    assert offer.ranges == []


def test_a_redirect_may_not_lead_to_an_unsafe_address(
    source: Source, offer: Offer, target: Path
) -> None:
    offer.always = "redirect ftp://127.0.0.1/voice.onnx"
    with pytest.raises(Refused, match="only https"):
        OFTEN.fetch(source, target)


def test_a_redirect_to_a_safe_address_keeps_the_place(
    source: Source, offer: Offer, target: Path
) -> None:
    offer.coming = [f"cut {HALF}", f"redirect {source.url}"]
    OFTEN.fetch(source, target)
    assert offer.ranges == [None, f"bytes={HALF}-", f"bytes={HALF}-"]


def test_a_disk_without_room_is_told_before_anything_is_fetched(
    source: Source, offer: Offer, target: Path
) -> None:
    with pytest.raises(Refused, match="too full"):
        OFTEN.fetch(replace(source, size=10**15), target)
    assert offer.ranges == []


def test_a_folder_that_cannot_be_written_is_told_at_once(
    source: Source, offer: Offer, target: Path
) -> None:
    blocked = target.parent / f".{target.name}.{source.sha256[:12]}.part"
    blocked.mkdir(parents=True)
    with pytest.raises(Unavailable, match="cannot be written"):
        OFTEN.fetch(source, target)
    assert len(offer.ranges) == 1
