"""The errors a person may meet; each is one plain sentence, and every door can show it."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from radio.domain.message import Message, in_a_row, message


class RadioError(Exception):
    """Base of every error meant for a person; `message` is what to show."""

    def __init__(self, text: str, **params: object) -> None:
        self.message = message(text, **params)
        super().__init__(str(self.message))


class NotFound(RadioError):
    """What was asked for does not exist."""


class Damaged(NotFound):
    """What was kept is not what it was; whoever asks for it anew has it made again."""


class Refused(RadioError):
    """A rule of the house forbids it; the sentence names the rule and the way out."""


class Forbidden(Refused):
    """This person's role does not allow it."""


class Busy(Refused):
    """Somebody else is doing just this now; the same request will be fine a little later."""


class Cancelled(RadioError):
    """Somebody asked for this work to stop, or it was taken from this worker."""


class Conflict(RadioError):
    """Somebody else changed it first; nothing was overwritten."""


class Unavailable(RadioError):
    """Something outside (a voice, a disk, a network) failed; `permanent` says whether to retry."""

    def __init__(self, text: str, *, permanent: bool = False, **params: object) -> None:
        super().__init__(text, **params)
        self.permanent = permanent


class NoRoom(Unavailable):
    """The disk is full, or what this program may use of it."""


def no_room() -> NoRoom:
    """That the disk is full, in the words that are used everywhere."""
    return NoRoom("There is no room left on the disk.")


def of_the_machine(error: OSError) -> Unavailable:
    """What the machine said (a full disk, an unreadable file) as an error for people."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return no_room()
    return Unavailable("The machine said: %(reason)s.", reason=reason_of(error))


def reason_of(error: OSError) -> Message | str:
    """What the machine said in plain words, or in its own where that is nothing usual."""
    return _USUAL.get(error.errno or 0) or error.strerror or str(error)


_USUAL: Mapping[int, Message] = {
    errno.ENOSPC: message("there is no room left on the disk"),
    errno.EDQUOT: message("there is no room left on the disk"),
    errno.EROFS: message("nothing can be written there"),
    errno.EACCES: message("this account may not do that there"),
    errno.EPERM: message("this account may not do that there"),
    errno.EIO: message("the disk cannot be read or written there"),
    errno.EADDRINUSE: message("another program uses this address and port already"),
}


def of_the_program() -> Unavailable:
    """That the program itself is at fault; whoever says so has written the trace into the log."""
    return Unavailable(
        "It was broken off by a fault in the program; the log tells more.", permanent=True
    )


FAILS_ALONE = (NotFound, Refused, Unavailable)
"""What may fail at one station, or for one bulletin, and leaves all others alone."""


@dataclass(frozen=True)
class Failure:
    """What failed in one place while the rest was done."""

    at: str
    """Name of the station or title of the bulletin, for people."""
    error: RadioError

    @property
    def passing(self) -> bool:
        """Whether doing it again may help: not where something is gone."""
        if isinstance(self.error, Unavailable):
            return not self.error.permanent
        return isinstance(self.error, Damaged) or not isinstance(self.error, NotFound)


class Partly(RadioError):
    """All was done but what these failures name."""

    def __init__(self, failures: Sequence[Failure]) -> None:
        self.failures = tuple(failures)
        self.sentences = tuple(_by_reason(failures))
        super().__init__("%(reasons)s", reasons=in_a_row(self.sentences))

    @property
    def passing(self) -> bool:
        """Whether doing it again may help somewhere."""
        return any(one.passing for one in self.failures)


def _by_reason(failures: Sequence[Failure]) -> Iterator[Message]:
    """A sentence for each reason with everything that failed for it."""
    places: dict[Message, list[str]] = {}
    for one in failures:
        places.setdefault(one.error.message, []).append(one.at)
    for why, at in places.items():
        yield message("%(places)s: %(why)s", places=", ".join(dict.fromkeys(at)), why=why)


@dataclass(frozen=True)
class Problem:
    """One thing wrong in what a person wrote, with its place and its remedy."""

    message: Message
    """What is wrong and what to do."""
    file: str | None = None
    """File name as the person knows it."""
    line: int | None = None
    """Line number, from 1."""
    field: str | None = None
    """Name of the field in the file."""

    @property
    def place(self) -> str:
        """`file:line: field: `, as far as each is known."""
        where = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return "".join(f"{part}: " for part in (where, self.field) if part)

    def __str__(self) -> str:
        return f"{self.place}{self.message}"


class BadInput(RadioError):
    """A file or a form with problems: all of them at once, never only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("%(problems)s", problems="\n".join(str(problem) for problem in problems))
