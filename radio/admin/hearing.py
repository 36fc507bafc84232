"""Words spoken at once for the staff of the centre: a WAV that no station can ask for."""

from __future__ import annotations

import hashlib
import wave
from io import BytesIO

from flask import Blueprint, Response, request, send_file

from radio.admin.context import STAFF, only, the_radio
from radio.admin.documents import person_asking
from radio.admin.protection import limiter
from radio.admin.sounds import kept_briefly
from radio.domain.audio.sound import Sound
from radio.domain.bulletin import BulletinId
from radio.domain.spoken.lexicon import tidy

HEARINGS = "60 per minute; 900 per hour"
"""What one person may hear; a voice is a processor's work."""

pages = Blueprint("hearing", __name__)


@pages.get("/hear.wav")
@only(*STAFF)
@limiter.limit(HEARINGS, key_func=person_asking)
def hear() -> Response:
    """`words` by the voice of `bulletin`, or the best one that can speak."""
    radio = the_radio()
    words, named = tidy(request.args.get("words", "")), request.args.get("bulletin", "")
    bulletin = None
    if named:
        with radio.store.reading() as records:
            bulletin = records.bulletins.get(BulletinId(named))
    sound = radio.hearing.hear(words, bulletin)
    etag = hashlib.sha256(sound.samples).hexdigest()
    answer = send_file(wav(sound), "audio/wav", conditional=True, etag=etag)
    return kept_briefly(answer)


def wav(sound: Sound) -> BytesIO:
    """A file that every browser plays."""
    file = BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(sound.rate)
        written.writeframes(sound.samples)
    file.seek(0)
    return file
