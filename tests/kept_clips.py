"""What tests look at of kept clips, and how they spoil one."""

from __future__ import annotations

from pathlib import Path

from radio.adapters.clip_roll import INDEX, SAMPLES, Place, lines_of


def kept_clips(folder: Path) -> dict[str, Place]:
    """Where each clip in the rolls below a folder lies; fails when one was kept twice."""
    lines = [line for index in sorted(folder.rglob(f"*{INDEX}")) for line in lines_of(index)[0]]
    assert len(dict(lines)) == len(lines), "a clip was kept a second time"
    return dict(lines)


def samples_file(folder: Path, place: Place) -> Path:
    """The file that holds the samples of a clip."""
    (found,) = folder.rglob(f"{place.roll}{SAMPLES}")
    return found


def spoil_clip(folder: Path, place: Place, at: int = 100) -> None:
    """Change one byte of a clip where it lies."""
    with samples_file(folder, place).open("rb+") as file:
        file.seek(place.start + at)
        (byte,) = file.read(1)
        file.seek(place.start + at)
        file.write(bytes([byte ^ 1]))
