"""What the desks need of the world, as small protocols; `adapters` holds the real ones."""

from radio.domain.manner import VoiceSettings
from radio.ports._sound import (
    AudioLibrary,
    Conversion,
    HouseSounds,
    Ingest,
    KeptSounds,
    Label,
    Mastering,
    Splicing,
    Voice,
    VoiceError,
)
from radio.ports._tables import (
    Audit,
    AuditEntry,
    Broadcasts,
    Bulletins,
    HouseSoundRecords,
    Jobs,
    LexiconRecords,
    People,
    Records,
    RunningOrders,
    ScheduleTables,
    Store,
)
from radio.ports._world import Clock, MediaStore, Progress

__all__ = [
    "AudioLibrary",
    "Audit",
    "AuditEntry",
    "Broadcasts",
    "Bulletins",
    "Clock",
    "Conversion",
    "HouseSoundRecords",
    "HouseSounds",
    "Ingest",
    "Jobs",
    "KeptSounds",
    "Label",
    "LexiconRecords",
    "Mastering",
    "MediaStore",
    "People",
    "Progress",
    "Records",
    "RunningOrders",
    "ScheduleTables",
    "Splicing",
    "Store",
    "Voice",
    "VoiceError",
    "VoiceSettings",
]
