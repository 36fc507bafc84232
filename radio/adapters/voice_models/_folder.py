"""The folder of voice models of one installation: models come in whole and verified, or not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from filelock import FileLock, Timeout

from radio.adapters.voice_models._fetching import Fetching
from radio.adapters.voice_models._known import KNOWN, Known
from radio.adapters.voice_models._model import (
    CONFIG,
    MODEL,
    NAME,
    PARTS,
    Model,
    models_in,
    parsed,
    sha256_of,
    why_unusable,
)
from radio.adapters.whole_files import writing_whole
from radio.domain.errors import Busy, NotFound, Refused
from radio.ports import Progress

KIND = "piper:"
"""What a voice's id has before the name of its model."""
LARGEST = 500_000_000
"""Bytes of a model; Piper's largest has 114 MB."""


class VoiceModels:
    """The models in one folder."""

    def __init__(
        self,
        folder: Path,
        known: Mapping[str, Known] = KNOWN,
        fetching: Fetching | None = None,
    ) -> None:
        """`known` are the models that may be fetched by name."""
        self._folder = folder
        self._known = known
        self._fetching = fetching or Fetching()

    def models(self) -> Sequence[Model]:
        """What lies in the folder, by name."""
        return models_in(self._folder)

    def fetch(self, voice: str, progress: Progress | None = None) -> Model:
        """Install a known model from the web; what is there already is not fetched again.

        Raises `NotFound` for a model whose digest is not known for certain, and what
        `Fetching.fetch` raises.
        """
        model = Model(self._folder, _name(voice))
        known = self._known.get(model.name)
        if known is None:
            self._unknown(model.name)
        with self._alone():
            for source, file in ((known.config, model.config_file), (known.model, model.file)):
                if not file.is_file() or sha256_of(file) != source.sha256:
                    self._fetching.fetch(source, file, progress)
        return model

    def take(self, voice: str, files: Sequence[Path], sha256: str | None = None) -> Model:
        """Install a model from files: `.onnx`, `.onnx.json`, and the card if there is one.

        Of a known model both files must have our digests; of another the network must have the one
        given as `sha256` (hex). Raises `Refused` when they have not, when the digest given is not
        ours, when a file is missing or when the model must not read bulletins; then nothing is
        installed.
        """
        model = Model(self._folder, _name(voice))
        given = {_ending(file): file for file in files}
        for ending in (MODEL, CONFIG):
            if ending not in given or not given[ending].is_file():
                raise Refused("Give both files of the voice: %(ending)s is missing.", ending=ending)
        self._verify(model.name, given, sha256)
        unusable = why_unusable(parsed(given[CONFIG].read_bytes()))
        if unusable is not None:
            raise Refused("%(voice)s cannot be used: %(reason)s.", voice=voice, reason=unusable)
        with self._alone():
            for ending in reversed(PARTS):
                if ending in given:
                    _copy(given[ending], self._folder / f"{model.name}{ending}")
        return model

    def remove(self, voice: str) -> None:
        """Delete a model and what was begun of it; raises `NotFound` when there is neither."""
        name = _name(voice)
        with self._alone():
            unfinished = self._folder.glob(f".{name}.onnx*")
            files = [*unfinished, *(self._folder / f"{name}{ending}" for ending in PARTS)]
            if not any(file.is_file() for file in files):
                raise NotFound("The voice %(voice)s is not installed.", voice=voice)
            for file in files:
                file.unlink(missing_ok=True)

    def _verify(self, name: str, given: Mapping[str, Path], sha256: str | None) -> None:
        if given[MODEL].stat().st_size > LARGEST:
            raise Refused("%(file)s is too large for a voice.", file=str(given[MODEL]))
        known, told = self._known.get(name), (sha256 or "").lower()
        if known is not None:
            _require_known(name, known, given, told)
        elif not told:
            raise Refused(
                "Nobody here knows the checksum of %(voice)s; give what its makers publish: "
                "--sha256 …",
                voice=name,
            )
        elif sha256_of(given[MODEL]) != told:
            raise Refused(
                "%(file)s is not that voice: its SHA-256 is %(found)s, not %(wanted)s.",
                file=str(given[MODEL]),
                found=sha256_of(given[MODEL]),
                wanted=told,
            )

    def _unknown(self, name: str) -> NoReturn:
        raise NotFound(
            "%(voice)s cannot be fetched, because its checksum is not known here; known are: "
            "%(known)s. Install it from files: --file … --sha256 …",
            voice=name,
            known=", ".join(sorted(self._known)),
        )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._folder / ".lock", timeout=0):
                yield
        except Timeout:
            raise Busy("Somebody else is changing the voices of this machine; wait.") from None


def _require_known(name: str, known: Known, given: Mapping[str, Path], told: str) -> None:
    """Refuse other files than ours under this name, and say how they can be installed."""
    ours = known.model.sha256
    found = [(str(given[MODEL]), sha256_of(given[MODEL]), ours)]
    found.append((str(given[CONFIG]), sha256_of(given[CONFIG]), known.config.sha256))
    if told:
        found.insert(0, ("--sha256", told, ours))
    for what, digest, wanted in found:
        if digest != wanted:
            raise Refused(
                "%(what)s does not fit %(voice)s: the SHA-256 is %(found)s, here it is %(wanted)s. "
                "If you trust these files, install them under another name with --sha256.",
                what=what,
                voice=name,
                found=digest,
                wanted=wanted,
            )


def _name(voice: str) -> str:
    name = voice.removeprefix(KIND)
    if not NAME.fullmatch(name):
        raise Refused("%(voice)s is not the name of a voice.", voice=voice)
    return name


def _ending(file: Path) -> str:
    return next((ending for ending in (CONFIG, MODEL) if file.name.endswith(ending)), PARTS[-1])


def _copy(file: Path, target: Path) -> None:
    with file.open("rb") as source, writing_whole(target) as copy:
        shutil.copyfileobj(source, copy)
