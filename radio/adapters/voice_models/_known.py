"""The voice models this programme fetches itself, pinned to the byte.

Sizes and digests are ours to vouch for: whatever an address answers, only these bytes are kept. A
model whose digest is not known for certain does not stand here; it can be installed from a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_PIPER_VOICES = (
    "https://huggingface.co/rhasspy/piper-voices/resolve/3d796cc2f2c884b3517c527507e084f7bb245aea"
)
"""One revision for ever, not `main`."""


@dataclass(frozen=True)
class Source:
    """One file on the web, and what it must be."""

    url: str
    size: int
    """Bytes."""
    sha256: str
    """Hex."""


@dataclass(frozen=True)
class Known:
    """A model that can be fetched by name."""

    licence: str
    """Of the voice, as its makers state it."""
    model: Source
    config: Source


def _piper(path: str, licence: str, model: tuple[int, str], config: tuple[int, str]) -> Known:
    address = f"{_PIPER_VOICES}/{path}.onnx"
    return Known(licence, Source(address, *model), Source(f"{address}.json", *config))


KNOWN: Mapping[str, Known] = {
    "vi_VN-vais1000-medium": _piper(
        "vi/vi_VN/vais1000/medium/vi_VN-vais1000-medium",
        "CC BY 4.0 (VAIS-1000)",
        (63_201_294, "ec7c89e2c85f4d1edc24b6120c18aaf1bda614f06b511567eb9c7c0de15e2dab"),
        (4_860, "fafb9da1354ed4b77c31af228ed41fb41cd825c14cffa105454b25e6ae751ee0"),
    ),
}
"""By name; `radio voices install NAME`."""
