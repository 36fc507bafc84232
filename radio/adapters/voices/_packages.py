"""Which optional packages are installed, and what to say when one is missing."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from radio.ports import VoiceError


def installed(package: str) -> str | None:
    """The version of a package, when it is there."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def needed(extra: str) -> VoiceError:
    """The error of a voice whose optional part is not installed."""
    return VoiceError(
        "This voice needs a part that is not installed: %(command)s",
        permanent=True,
        command=f'pip install "loa-xa[{extra}]"',
    )
