"""What has come of a file so far: kept beside the target until every byte is there and right."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from http.client import HTTPResponse
from pathlib import Path

from radio.adapters.voice_models._known import Source
from radio.adapters.whole_files import PART, flush_folder
from radio.domain.errors import Unavailable
from radio.domain.message import Message, message

_WHOLE, _PARTIAL = 200, 206
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


class Broken(Exception):
    """This attempt brought no more; the reason. Another may."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Part:
    """The unfinished file of one source; its name holds the digest, so that two never mix."""

    def __init__(self, source: Source, target: Path) -> None:
        self.source = source
        self.file = target.with_name(f".{target.name}.{source.sha256[:12]}{PART}")
        self._tag = self.file.with_name(f"{self.file.name}.tag")
        self._target = target

    @property
    def name(self) -> str:
        """Of the file that it will be."""
        return self._target.name

    @property
    def size(self) -> int:
        """Bytes that have come."""
        return self.file.stat().st_size if self.file.is_file() else 0

    def headers(self) -> dict[str, str]:
        """Asks for what is missing, if the server still has the same file (RFC 9110, 13.1.5)."""
        if not self.size:
            return {}
        tag = self._tag.read_text("ascii") if self._tag.is_file() else ""
        return {"Range": f"bytes={self.size}-"} | ({"If-Range": tag} if tag else {})

    def begin(self, answer: HTTPResponse) -> None:
        """Make the part ready for what this answer holds: the rest, or all of it anew.

        Raises `Broken` when it holds neither, `Unavailable` when it announces another size.
        """
        if answer.status == _PARTIAL:
            told = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
            if told and int(told[1]) == self.size and told[2] in {"*", str(self.source.size)}:
                return
            self.forget()
            raise Broken(message("the server has another file"))
        if answer.status != _WHOLE:
            raise Broken(message("it answered with status %(status)s", status=answer.status))
        self.forget()
        if answer.length is not None and answer.length != self.source.size:
            raise self.strange()
        tag = answer.headers.get("ETag", "")
        if tag.startswith("W/") or not tag.isascii():  # a weak tag must not be used for ranges
            tag = ""
        with self._on_disk():
            self._tag.write_text(tag or answer.headers.get("Last-Modified", ""), "ascii")

    def append(self, chunk: bytes) -> None:
        """Keep more of it; raises `Unavailable` when it is more than there should be, or the disk
        does not take it.
        """
        if self.size + len(chunk) > self.source.size:
            raise self.strange()
        with self._on_disk(), self.file.open("ab") as file:
            file.write(chunk)

    def strange(self) -> Unavailable:
        """The error of a file that is not the one we know; nothing of it is kept."""
        self.forget()
        return Unavailable(
            "What %(url)s gives is not the file we know (wrong size or checksum); "
            "it was thrown away.",
            permanent=True,
            url=self.source.url,
        )

    def forget(self) -> None:
        """Throw away what has come."""
        with self._on_disk():
            self.file.unlink(missing_ok=True)
            self._tag.unlink(missing_ok=True)

    def become_the_target(self) -> None:
        """Put the finished file in its place; raises `Unavailable` when it is not the right one."""
        with self.file.open("r+b") as file:
            if file_digest(file, "sha256").hexdigest() != self.source.sha256:
                raise self.strange()
            os.fsync(file.fileno())
        self.file.replace(self._target)
        flush_folder(self._target.parent)
        self._tag.unlink(missing_ok=True)

    @contextmanager
    def _on_disk(self) -> Iterator[None]:
        """Tells trouble with the disk from trouble with the network, which is tried again."""
        try:
            yield
        except OSError as error:
            raise Unavailable(
                "%(file)s cannot be written: %(reason)s.",
                file=str(self._target),
                reason=error.strerror or str(error),
            ) from error
