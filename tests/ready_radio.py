"""Stands ready with everything imported; each run of `radio` is a fork of it.

A line of its input asks for one run (words, folder, environment, files of the three streams), a
line of its output is the exit code of that run. It ends with its input.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout

import alembic.command  # noqa: F401 # what a command loads to make a new database

from radio import __main__ as door
from radio.cli import app


def run(
    words: Sequence[str], cwd: str, environment: Mapping[str, str], streams: Sequence[str]
) -> None:
    """What a new process would do, in this one."""
    for number, stream in enumerate(streams):
        flags = os.O_WRONLY if number else os.O_RDONLY
        os.dup2(os.open(stream, flags), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 # until this process ends
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [door.__file__, *words]
    sys.modules["__main__"] = door
    door.main()


def serve() -> None:
    """Answer until the end of the input; returns in the children, too, when they are done."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            run(**json.loads(line))
            return
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    with redirect_stdout(io.StringIO()):
        app(["--help"], standalone_mode=False)  # what is loaded at the first use
    serve()
