"""The machine: time, progress, finished files."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from radio.domain.message import Message


class Clock(Protocol):
    """Where `now` comes from."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""


class Progress(Protocol):
    """Where long work tells how far it is; it may raise `Cancelled` to stop the work."""

    def step(self, done: int, total: int, note: Message) -> None:
        """`done` of `total` steps are finished; `note` says what comes now.

        A total of 0: nobody knows yet how many there will be.
        """


class Written(NamedTuple):
    """A finished file."""

    sha256: str
    """In hex."""
    bytes: int


class MediaStore(Protocol):
    """Finished files by key (`editions/ab/abcd….mp3`, `packs/vi-huong/2022-10-03/…`)."""

    def together(self) -> AbstractContextManager[MediaStore]:
        """The same store for files that count only together.

        Each appears whole; where they stand is on the disk when the block ends, not before.
        """

    def put(self, key: str, content: bytes) -> bool:
        """Make the file appear whole (write beside, fsync, rename).

        Returns False, and touches nothing, when the same bytes are there already.
        """

    def put_file(self, key: str, source: Path) -> bool:
        """The same for a large file, in constant memory; the source stays.

        A source from this very store may share its bytes on disk: no file here is ever changed
        in place.
        """

    def writing(self, key: str) -> AbstractContextManager[BinaryIO]:
        """A seekable file to write; it appears when the block ends, not at all if it raises."""

    def put_pieces(self, key: str, pieces: Iterable[bytes]) -> Written:
        """The same from pieces in a row; what then stands in the file, as it is read back.

        Raises what `pieces` raise, and `OSError` (a full disk, no rights).
        """

    def get(self, key: str) -> bytes:
        """The file's bytes; raises `NotFound`."""

    def exists(self, key: str) -> bool:
        """Whether the file is there."""

    def digest(self, key: str) -> str | None:
        """The SHA-256 (hex) of the file as it is read now; None when it is not there."""

    def path(self, key: str) -> Path:
        """Where the file lies on this machine, for sending it; raises `NotFound`."""

    def list(self, prefix: str) -> list[str]:
        """Keys below `prefix`, sorted."""

    def delete(self, key: str) -> None:
        """Remove the file if it is there."""
