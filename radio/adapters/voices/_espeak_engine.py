"""eSpeak NG by ctypes: the engine that a worker process loads; standard library only."""

from __future__ import annotations

import ctypes
import os

_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_UTF8 = 1
AT_ONCE = 1000
"""Milliseconds of sound that the library hands over; its own 60 make it a twentieth slower."""
_RATE, _VOLUME, _PITCH = 1, 2, 3
_ROOM = 1 << 20
"""Bytes there are for a phrase at first: 23 seconds of it."""
_LOUD_WITHOUT_CLIPPING = 70
"""From 78 on, eSpeak's own output flat-tops; loudness is made later, by mastering."""

_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class Espeak:
    """The library, loaded and ready to speak."""

    def __init__(self, library: str, data: str, at_once: int = AT_ONCE) -> None:
        """`data` is the folder of voice data; the library's buffer for it is short.

        `at_once` is in milliseconds; 0 leaves it to the library.
        """
        self._library = ctypes.CDLL(library)
        self.rate: int = self._library.espeak_Initialize(
            _SYNCHRONOUS, at_once, os.fsencode(data), _DO_NOT_EXIT
        )
        if self.rate <= 0:
            raise OSError("eSpeak NG found no voice data")
        self._heard, self._length = ctypes.create_string_buffer(_ROOM), 0
        self._callback = _CALLBACK(self._hear)
        self._library.espeak_SetSynthCallback(self._callback)
        self._library.espeak_SetParameter(_VOLUME, _LOUD_WITHOUT_CLIPPING, 0)
        self._voice = ""

    def speak(self, text: str, voice: str, rate: int, pitch: int) -> memoryview:
        """The samples of `text`, until the next call; raises `OSError` when the engine refuses."""
        if voice != self._voice:
            if self._library.espeak_SetVoiceByName(voice.encode()):
                raise OSError(f"eSpeak NG has no voice {voice}")
            self._voice = voice
        self._library.espeak_SetParameter(_RATE, rate, 0)
        self._library.espeak_SetParameter(_PITCH, pitch, 0)
        self._length = 0
        words = text.encode()
        if self._library.espeak_Synth(words, len(words) + 1, 0, 1, 0, _UTF8, None, None):
            raise OSError("eSpeak NG cannot speak this")
        return memoryview(self._heard)[: self._length]

    def _hear(self, samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int) -> int:
        if count > 0:
            end = self._length + 2 * count
            if end > len(self._heard):
                self._grow(end)
            ctypes.memmove(ctypes.byref(self._heard, self._length), samples, 2 * count)
            self._length = end
        return 0

    def _grow(self, size: int) -> None:
        """More room for a long phrase; a `bytearray` grows by itself, but copies all along."""
        heard, self._heard = self._heard, ctypes.create_string_buffer(2 * size)
        ctypes.memmove(self._heard, heard, self._length)


open_engine = Espeak
