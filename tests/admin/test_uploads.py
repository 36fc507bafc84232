"""A file that was sent lies on the disk only while it is looked at."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from werkzeug.datastructures import FileStorage

from radio.adapters.whole_files import sweep
from radio.admin.uploads import received


def test_it_is_there_under_another_name_and_then_gone(tmp_path: Path) -> None:
    sent = FileStorage(BytesIO(b"content"), "../../etc/passwd.wav")
    with received(sent, tmp_path / "incoming") as file:
        assert file.parent == tmp_path / "incoming"
        assert file.read_bytes() == b"content"
        assert "passwd" not in file.name
    assert not list((tmp_path / "incoming").iterdir())


def test_it_is_gone_when_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError), received(FileStorage(BytesIO(b"x")), tmp_path):
        raise ValueError
    assert not list(tmp_path.iterdir())


def test_what_a_killed_process_leaves_is_swept(tmp_path: Path) -> None:
    with received(FileStorage(BytesIO(b"x")), tmp_path) as file:
        dead = file.with_name(file.name.replace(f".{file.name.split('.')[2]}.", ".999999999."))
        dead.write_bytes(b"x")
        assert sweep(tmp_path) == 1
        assert file.exists()
