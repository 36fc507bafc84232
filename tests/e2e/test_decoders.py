"""Every player agrees on how long an edition is, and where in it what is heard."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from radio.domain.audio.sound import FRAME_SAMPLES, RATE
from tests.adapters.test_splice import laid, recordings
from tests.sounds import by_ffmpeg, decoded

DECODE = """async ([mp3, rate]) => {
  const bytes = Uint8Array.from(atob(mp3), one => one.charCodeAt(0));
  const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes.buffer);
  const samples = sound.getChannelData(0);
  const loud = samples.findIndex(one => Math.abs(one) > 0.02);
  return [sound.length, loud];
}"""
PLAY = """async ([mp3, at]) => {
  const audio = new Audio("data:audio/mpeg;base64," + mp3);
  await new Promise((done, failed) => {
    audio.oncanplay = done; audio.onerror = failed; audio.preload = "auto"; audio.load();
  });
  audio.currentTime = at;
  await new Promise(done => { audio.onseeked = done; });
  return [audio.duration, audio.currentTime];
}"""


@dataclass(frozen=True)
class Made:
    """An edition as a file, with what its layout says of it."""

    path: Path
    samples: int

    @property
    def mp3(self) -> str:
        return base64.b64encode(self.path.read_bytes()).decode()


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Made:
    layout, file = laid([*recordings(), 1.0, *recordings(), 2.5, *recordings()])
    path = tmp_path_factory.mktemp("edition") / "edition.mp3"
    path.write_bytes(file)
    return Made(path, layout.samples)


def test_ffmpeg_miniaudio_and_chromium_agree_to_a_frame(edition: Made, browser: Browser) -> None:
    page = browser.new_page()
    length, first = page.evaluate(DECODE, [edition.mp3, RATE])
    heard = by_ffmpeg(edition.path)
    small = decoded(edition.path.read_bytes())
    assert len(heard.samples) == len(small) == edition.samples
    assert abs(length - edition.samples) <= FRAME_SAMPLES
    assert heard.complaints == ""
    loud = next(at for at, one in enumerate(small) if abs(int(one)) > 0.02 * 32768)
    assert abs(first - loud) <= FRAME_SAMPLES
    page.close()


def test_the_player_of_chromium_shows_that_length_and_goes_where_it_is_told(
    edition: Made, browser: Browser
) -> None:
    page = browser.new_page()
    duration, at = page.evaluate(PLAY, [edition.mp3, 12.34])
    assert abs(duration * RATE - edition.samples) <= FRAME_SAMPLES
    assert at == pytest.approx(12.34, abs=0.001)
    page.close()
