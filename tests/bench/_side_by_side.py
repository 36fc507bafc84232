"""The same work for very many things in several processes, as `map` would do it in one."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")

FEW = 200
"""So few things are done sooner here than given to others."""
PARTS = 8
"""How many times each process fetches work: what is under way at once needs memory."""

_work: Callable[[Any], Any] | None = None


@contextmanager
def side_by_side(processes: int) -> Iterator[Callable[..., Any]]:
    """A `map` that forks, where forking is possible and there is enough to do.

    The function is inherited, not sent: it may hold whatever it likes. Results come in order.
    """

    def spread(work: Callable[[Thing], Made], things: Sequence[Thing]) -> Iterable[Made]:
        if processes < 2 or len(things) < FEW or not _can_fork():
            return map(work, things)
        return _forked(work, things, processes)

    yield spread


def _can_fork() -> bool:
    try:
        get_context("fork")
    except ValueError:
        return False
    return True


def _forked(
    work: Callable[[Thing], Made], things: Sequence[Thing], processes: int
) -> Iterator[Made]:
    global _work
    _work = work
    size = -(-len(things) // (processes * PARTS))
    chunks = [things[at : at + size] for at in range(0, len(things), size)]
    gc.freeze()
    try:
        with get_context("fork").Pool(processes) as pool:
            for made in pool.imap(_all_of, chunks):
                yield from made
    finally:
        _work = None
        gc.unfreeze()


def _all_of(things: Sequence[Any]) -> list[Any]:
    assert _work is not None
    return [_work(thing) for thing in things]
