"""Does work for many phrases at once and gives the results back in order, a few ahead at most."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from itertools import islice
from typing import TypeVar

Asked = TypeVar("Asked")
Done = TypeVar("Done")


def in_order(
    executor: Executor, work: Callable[[Asked], Done], items: Iterable[Asked], ahead: int
) -> Iterator[Done]:
    """The result of `work` for each item; at most `ahead` are begun before they are wanted.

    So memory stays flat however long the text is. When the caller stops early, or one item raises,
    what was not begun is not done.
    """
    waiting = iter(items)
    begun: deque[Future[Done]] = deque(
        executor.submit(work, item) for item in islice(waiting, ahead)
    )
    try:
        while begun:
            result = begun.popleft().result()
            begun.extend(executor.submit(work, item) for item in islice(waiting, 1))
            yield result
    finally:
        for future in begun:
            future.cancel()
