"""One eSpeak NG engine in a process of its own, asked through standard input and output.

Run as a file, with the standard library only, so that it starts at once and needs nothing of the
house. The engine keeps its state in globals, so there is one of it in a process; when it dies, the
process that asked lives on.

Asked:     length, rate (words a minute), pitch (0-99), length of the voice's name: four numbers;
           then the name and the text in UTF-8.
Answered:  status, length: two numbers; then 16-bit samples (status 0) or a reason (status 1).
The first answer comes unasked: the engine's sample rate as text, or the reason it cannot start.
"""

from __future__ import annotations

import ctypes
import os
import signal
import struct
import sys
from typing import BinaryIO

ASKED = struct.Struct("<IIII")
ANSWERED = struct.Struct("<II")
SPOKEN, FAILED = 0, 1

_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_UTF8 = 1
_RATE, _VOLUME, _PITCH = 1, 2, 3
_LOUD_WITHOUT_CLIPPING = 70
"""From 78 on, eSpeak's own output flat-tops; loudness is made later, by mastering."""

_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class Engine:
    """The library, loaded and ready to speak."""

    def __init__(self, library: str, data: str) -> None:
        """`data` is the folder of voice data; the library's buffer for it is short."""
        self._library = ctypes.CDLL(library)
        self.rate: int = self._library.espeak_Initialize(
            _SYNCHRONOUS, 0, os.fsencode(data), _DO_NOT_EXIT
        )
        if self.rate <= 0:
            raise OSError("eSpeak NG found no voice data")
        self._heard = bytearray()
        self._callback = _CALLBACK(self._hear)
        self._library.espeak_SetSynthCallback(self._callback)
        self._library.espeak_SetParameter(_VOLUME, _LOUD_WITHOUT_CLIPPING, 0)
        self._voice = b""

    def speak(self, voice: bytes, text: bytes, rate: int, pitch: int) -> bytes:
        """The samples of `text`; raises `OSError` when the engine refuses."""
        if voice != self._voice:
            if self._library.espeak_SetVoiceByName(voice):
                raise OSError(f"eSpeak NG has no voice {voice.decode()}")
            self._voice = voice
        self._library.espeak_SetParameter(_RATE, rate, 0)
        self._library.espeak_SetParameter(_PITCH, pitch, 0)
        self._heard.clear()
        if self._library.espeak_Synth(text, len(text) + 1, 0, 1, 0, _UTF8, None, None):
            raise OSError("eSpeak NG cannot speak this")
        return bytes(self._heard)

    def _hear(self, samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int) -> int:
        if count > 0:
            self._heard += ctypes.string_at(samples, count * 2)
        return 0


def serve(asked: BinaryIO, answers: BinaryIO, engine: Engine) -> None:
    """Answer until nobody asks any more."""
    while len(head := asked.read(ASKED.size)) == ASKED.size:
        length, rate, pitch, name = ASKED.unpack(head)
        voice, text = asked.read(name), asked.read(length)
        try:
            _answer(answers, SPOKEN, engine.speak(voice, text, rate, pitch))
        except OSError as error:
            _answer(answers, FAILED, str(error).encode())


def _answer(answers: BinaryIO, status: int, content: bytes) -> None:
    answers.write(ANSWERED.pack(status, len(content)))
    answers.write(content)
    answers.flush()


def main() -> None:
    """Serve the library and data named on the command line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the library prints must not look like an answer
    library, data = sys.argv[1:3]
    try:
        engine = Engine(library, data)
    except OSError as error:
        _answer(answers, FAILED, str(error).encode())
        return
    _answer(answers, SPOKEN, str(engine.rate).encode())
    serve(sys.stdin.buffer, answers, engine)


if __name__ == "__main__":
    main()
