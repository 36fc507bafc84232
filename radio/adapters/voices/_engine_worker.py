"""The program of a process that holds one speech engine, asked through standard input and output.

Run as a file, with the standard library only, so that it starts at once and needs nothing of the
house; the engine is another file, named on the command line. Engines keep their state in globals
and may crash, so there is one of them in a process; when it dies, the process that asked lives on.

Asked:     length, then what the engine's `speak` takes, as JSON.
Answered:  status, length: two numbers; then 16-bit samples (status 0) or a reason (status 1).
The first answer comes unasked: the engine's sample rate as text, or the reason it cannot start.
"""

from __future__ import annotations

import json
import os
import runpy
import signal
import struct
import sys
from collections.abc import Callable
from typing import BinaryIO, Protocol

ASKED = struct.Struct("<I")
ANSWERED = struct.Struct("<II")
SPOKEN, FAILED = 0, 1


class Engine(Protocol):
    """What `open_engine` of an engine's file returns."""

    rate: int
    """Samples a second."""
    speak: Callable[..., bytes]
    """16-bit samples of one phrase."""


def serve(asked: BinaryIO, answers: BinaryIO, engine: Engine) -> None:
    """Answer until nobody asks any more."""
    while len(head := asked.read(ASKED.size)) == ASKED.size:
        question = json.loads(asked.read(*ASKED.unpack(head)))
        try:
            _answer(answers, SPOKEN, engine.speak(**question))
        except Exception as error:  # foreign code may raise anything; that is its answer
            _answer(answers, FAILED, _reason(error))


def _reason(error: Exception) -> bytes:
    kind = "" if isinstance(error, OSError) else f"{type(error).__name__}: "
    return f"{kind}{error}".encode()


def _answer(answers: BinaryIO, status: int, content: bytes) -> None:
    answers.write(ANSWERED.pack(status, len(content)))
    answers.write(content)
    answers.flush()


def main() -> None:
    """Serve the engine of the file named first, opened with the arguments that follow."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not look like an answer
    file, *arguments = sys.argv[1:]
    try:
        engine = runpy.run_path(file)["open_engine"](*arguments)
    except Exception as error:  # as in `serve`
        _answer(answers, FAILED, _reason(error))
        return
    _answer(answers, SPOKEN, str(engine.rate).encode())
    serve(sys.stdin.buffer, answers, engine)


if __name__ == "__main__":
    main()
