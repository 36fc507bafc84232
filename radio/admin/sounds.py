"""Audio for the staff of the centre: takes and editions. Stations get theirs by delivery alone."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, Response, request, send_file

from radio.admin.context import STAFF, day_from, only, the_radio
from radio.domain.audio.sound import Take
from radio.domain.broadcast import broadcast_id
from radio.domain.bulletin import BulletinId
from radio.domain.errors import NotFound
from radio.domain.schedule import SlotId
from radio.domain.station import StationId

MP3 = "audio/mpeg"

pages = Blueprint("sounds", __name__)


@pages.get("/bulletins/<bulletin>/take.mp3")
@only(*STAFF)
def take(bulletin: str) -> Response:
    """What can be heard of a bulletin now, approved or not; `?second=1` by the second voice."""
    radio = the_radio()
    with radio.store.reading() as records:
        found = records.bulletins.get(BulletinId(bulletin))
    return _frames(radio.voicing.take(found, second_voice=request.args.get("second") == "1"))


@pages.get("/bulletins/<bulletin>/versions/<language>/take.mp3")
@only(*STAFF)
def version(bulletin: str, language: str) -> Response:
    """A person's reading in one language, approved or not, of these words or of older ones."""
    radio = the_radio()
    with radio.store.reading() as records:
        found = records.bulletins.get(BulletinId(bulletin))
    return _frames(radio.versions.take(found, language))


@pages.get("/programmes/<station>/<on>/<slot>.mp3")
@only(*STAFF)
def edition(station: str, on: str, slot: str) -> Response:
    """The edition of a broadcast as it was built last."""
    radio = the_radio()
    broadcast = broadcast_id(StationId(station), day_from(on), SlotId(slot))
    with radio.store.reading() as records:
        found = records.broadcasts.edition(broadcast)
    if found is None:
        raise NotFound("This programme is not built yet.")
    path = radio.media.path(found.media)
    return kept_briefly(send_file(path, MP3, conditional=True, etag=found.sha256))


def _frames(take: Take) -> Response:
    frames = BytesIO(the_radio().library.frames(take.id))
    return kept_briefly(send_file(frames, MP3, conditional=True, etag=take.sha256))


def kept_briefly(answer: Response) -> Response:
    """Lets a browser keep the bytes but ask each time whether they still hold."""
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
