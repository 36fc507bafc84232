"""The desk of variants: the same edition in another form, made once and kept by content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from radio.domain.broadcast import Edition
from radio.domain.packs.variant import Variant
from radio.ports import Conversion, MediaStore


@dataclass(frozen=True)
class Variants:
    """Finds variants of editions, or makes them."""

    media: MediaStore
    conversion: Conversion
    damaged: list[str] = field(default_factory=list)
    """Keys of variants that were not what had been written, until somebody reports them."""

    def of(self, edition: Edition, variant: Variant, ceiling: float) -> Edition:
        """The edition in that form below the ceiling (dBTP); damaged or missing, it is made again.

        Raises `NotFound` when the edition's own file is gone, and what the conversion raises.
        """
        if variant is Variant.MP3:
            return edition
        key = self._key(edition, variant, ceiling)
        sums = f"{key}.sha256"
        if not self._stands(key, sums):
            with self.media.writing(key) as file:
                self.conversion.convert(self.media.path(edition.media), variant, file, ceiling)
            self.media.put(sums, (self.media.digest(key) or "").encode())
        path = self.media.path(key)
        digest = self.media.get(sums).decode()
        return replace(edition, media=key, sha256=digest, bytes=path.stat().st_size)

    def _stands(self, key: str, sums: str) -> bool:
        """Whether the file is there, byte for byte."""
        if not (self.media.exists(key) and self.media.exists(sums)):
            return False
        whole = (self.media.digest(key) or "").encode() == self.media.get(sums)
        if not whole:
            self.damaged.append(key)
        return whole

    def _key(self, edition: Edition, variant: Variant, ceiling: float) -> str:
        made_of = f"{edition.sha256}\n{variant}\n{ceiling}\n{self.conversion.version}"
        digest = hashlib.sha256(made_of.encode()).hexdigest()
        return f"audio/variants/{digest[:2]}/{digest}{variant.suffix}"
