"""The program of a process that holds one speech engine, asked through standard input and output.

Run as a file, with the standard library only, so that it starts at once and needs nothing of the
house; the engine is another file, named on the command line. Engines keep their state in globals
and may crash, so there is one of them in a process; when it dies, the process that asked lives on.

Asked:     length, place: two numbers; then what the engine's `speak` takes, as JSON.
Answered:  status, length: two numbers; then 16-bit samples (status 0) or a reason (status 1).
           Status 2: the samples lie at that place of the memory both processes share.
The first answer comes unasked: the engine's sample rate as text, or the reason it cannot start.
"""

from __future__ import annotations

import json
import mmap
import os
import runpy
import signal
import struct
import sys
from collections.abc import Callable
from typing import BinaryIO, Protocol, TypeAlias

ASKED = struct.Struct("<II")
ANSWERED = struct.Struct("<II")
SPOKEN, FAILED, SHARED = 0, 1, 2
SLOT = 1 << 20
"""Bytes of each place in the shared memory: 23 seconds of speech. What is longer goes by pipe."""

Samples: TypeAlias = bytes | bytearray | memoryview
"""16 bits each."""


class Engine(Protocol):
    """What `open_engine` of an engine's file returns."""

    rate: int
    """Samples a second."""
    speak: Callable[..., Samples]
    """The samples of one phrase; they are taken before it is asked again."""


def serve(
    asked: BinaryIO, answers: BinaryIO, engine: Engine, shared: mmap.mmap | None = None
) -> None:
    """Answer until nobody asks any more."""
    while len(head := asked.read(ASKED.size)) == ASKED.size:
        length, place = ASKED.unpack(head)
        question = json.loads(asked.read(length))
        try:
            _hand_over(answers, engine.speak(**question), shared, place * SLOT)
        except Exception as error:  # foreign code may raise anything; that is its answer
            _answer(answers, FAILED, _reason(error))


def _hand_over(answers: BinaryIO, samples: Samples, shared: mmap.mmap | None, start: int) -> None:
    """Through the shared memory where there is one: a pipe costs an engine a tenth of its speed."""
    end = start + len(samples)
    if shared is None or end > min(start + SLOT, len(shared)):
        _answer(answers, SPOKEN, samples)
        return
    shared[start:end] = samples
    answers.write(ANSWERED.pack(SHARED, len(samples)))
    answers.flush()


def _reason(error: Exception) -> bytes:
    kind = "" if isinstance(error, OSError) else f"{type(error).__name__}: "
    return f"{kind}{error}".encode()


def _answer(answers: BinaryIO, status: int, content: Samples) -> None:
    answers.write(ANSWERED.pack(status, len(content)))
    answers.write(content)
    answers.flush()


def main() -> None:
    """Serve the engine of the file named, opened with the arguments that follow.

    Before it stands the file of the shared memory as a number, -1 for none.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not look like an answer
    memory, file, *arguments = sys.argv[1:]
    shared = mmap.mmap(int(memory), 0) if int(memory) >= 0 else None
    try:
        engine = runpy.run_path(file)["open_engine"](*arguments)
    except Exception as error:  # as in `serve`
        _answer(answers, FAILED, _reason(error))
        return
    _answer(answers, SPOKEN, str(engine.rate).encode())
    serve(sys.stdin.buffer, answers, engine, shared)


if __name__ == "__main__":
    main()
