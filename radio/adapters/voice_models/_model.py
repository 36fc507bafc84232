"""A voice model of Piper as it lies in a folder: what it speaks, and whether it can be trusted to.

A model is two files, `<name>.onnx` and `<name>.onnx.json`; `<name>.MODEL_CARD` may say its licence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import file_digest
from pathlib import Path
from typing import cast

from radio.adapters.voice_models._known import KNOWN
from radio.domain.audio.reading_check import RATES
from radio.domain.message import Message, message

MODEL, CONFIG, CARD = ".onnx", ".onnx.json", ".MODEL_CARD"
PARTS = (MODEL, CONFIG, CARD)
"""Endings of the files of a model; the card may be missing."""
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
"""A name is part of a path and of a voice's id."""
VIETNAMESE_NEEDS = frozenset("124567ɜ\u032a")
"""What eSpeak NG writes for the six tones, and the mark of dental t. A model without ids for them
drops them in silence: two of the three public Vietnamese models lose most tones that way."""
LARGEST_CONFIG = 1_000_000
"""Bytes."""
_ISO_639_3 = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "fi": "fin", "fr": "fra", "hu": "hun", "it": "ita", "ka": "kat", "kk": "kaz", "ne": "nep",
    "nl": "nld", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sv": "swe",
    "th": "tha", "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "zho",
}  # fmt: skip
_LICENCE = re.compile(r"^\W*licen[cs]e:\s*(\S.*)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Model:
    """One model in a folder; nothing of it is read before it is asked for."""

    folder: Path
    name: str
    """`vi_VN-vais1000-medium`."""

    @property
    def file(self) -> Path:
        """The network."""
        return self.folder / f"{self.name}{MODEL}"

    @property
    def config_file(self) -> Path:
        """What surrounds it: language, sample rate, ids of phonemes."""
        return self.folder / f"{self.name}{CONFIG}"

    @property
    def whole(self) -> bool:
        """Whether both files are there."""
        return self.file.is_file() and self.config_file.is_file()

    @cached_property
    def config(self) -> Mapping[str, object]:
        """The configuration; empty when it is not one."""
        try:
            return parsed(self.config_file.read_bytes())
        except OSError:
            return {}

    @property
    def language(self) -> str:
        """ISO 639-3 code of what it speaks; `und` when its configuration does not say."""
        return language(self.config)

    @property
    def licence(self) -> str | None:
        """Under which its makers give it away, as far as is known."""
        known = KNOWN.get(self.name)
        if known is not None:
            return known.licence
        try:
            found = _LICENCE.search((self.folder / f"{self.name}{CARD}").read_text("utf-8"))
        except (OSError, UnicodeDecodeError):
            return None
        return found[1].strip() if found else None

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the network and the first of its configuration's; `missing` without."""
        try:
            return f"{sha256_of(self.file)}:{sha256_of(self.config_file)[:16]}"
        except OSError:
            return "missing"


def models_in(folder: Path) -> list[Model]:
    """Every model whose two files lie in the folder, by name."""
    found = [Model(folder, file.name.removesuffix(MODEL)) for file in folder.glob(f"*{MODEL}")]
    return sorted((model for model in found if model.whole), key=lambda model: model.name)


def parsed(content: bytes) -> Mapping[str, object]:
    """A configuration from its JSON; empty when it is none."""
    if len(content) > LARGEST_CONFIG:
        return {}
    try:
        config = json.loads(content)
    except ValueError:
        return {}
    return config if isinstance(config, dict) else {}


def language(config: Mapping[str, object]) -> str:
    """ISO 639-3 code of what a model with this configuration speaks; `und` when it does not say."""
    family = _part(config, "language").get("family") or _part(config, "espeak").get("voice")
    short = re.split(r"[-_]", str(family))[0]
    return _ISO_639_3.get(short, "und")


def why_unusable(config: Mapping[str, object]) -> Message | None:
    """Why a model with this configuration must not read bulletins; None when it may."""
    if _part(config, "audio").get("sample_rate") not in RATES or "num_symbols" not in config:
        return message("its configuration is not one of Piper's")
    if config.get("phoneme_type", "espeak") != "espeak":
        return message("it needs another pronunciation dictionary than eSpeak NG's")
    missing = VIETNAMESE_NEEDS.difference(_part(config, "phoneme_id_map"))
    if language(config) == "vie" and missing:
        return message(
            "it knows no sign for %(missing)s, so it would drop tones and say other words",
            missing=" ".join(sorted(missing)),
        )
    return None


def sha256_of(file: Path) -> str:
    """SHA-256 (hex) of a file, read again only when it changed; raises `OSError`."""
    state = file.stat()
    return _sha256_of(file, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=64)
def _sha256_of(file: Path, _size: int, _changed: int) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def _part(config: Mapping[str, object], name: str) -> Mapping[str, object]:
    part = config.get(name)
    return cast("Mapping[str, object]", part) if isinstance(part, dict) else {}
