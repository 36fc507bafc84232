"""The admin under test: a fresh one for each test that writes, a built day for those that look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.admin_house import House, a_day, a_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with a_house(tmp_path / "workspace") as made:
        yield made


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Monday is built; tests only look."""
    with a_house(tmp_path_factory.mktemp("day") / "workspace") as made:
        a_day(made)
        yield made
