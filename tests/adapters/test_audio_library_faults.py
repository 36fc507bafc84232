"""The audio library when processes die, disks fill up and several work in one folder."""

from __future__ import annotations

import subprocess
import sys
import threading
from hashlib import sha256
from pathlib import Path

import pytest

from radio.adapters.audio_library import FolderLibrary
from radio.domain.audio.sound import TakeId
from tests.fakes import tone
from tests.kept_clips import kept_clips


def started(program: str, *arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def told(process: subprocess.Popen[str]) -> str:
    """The next line of the process."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


KEEPS_CLIPS = """
import sys
from itertools import count
from pathlib import Path
from radio.adapters.audio_library import FolderLibrary
from radio.domain.audio.sound import Sound
library = FolderLibrary(Path(sys.argv[1]))
for number in count():
    library.keep_clip(f"{number:064x}", Sound(bytes([number % 255 + 1]) * 2_000_000))
    if number == 3:
        print("at work", flush=True)
"""


@pytest.mark.parametrize("attempt", range(3))
def test_a_process_killed_while_it_keeps_clips_leaves_none_by_halves(
    tmp_path: Path, attempt: int
) -> None:
    process = started(KEEPS_CLIPS, tmp_path)
    with process:
        assert told(process) == "at work"
        process.kill()
    library = FolderLibrary(tmp_path)
    kept = kept_clips(tmp_path)
    assert len(kept) >= 4
    assert all(library.clip(key) is not None for key in kept)
    assert library.clip(f"{len(kept):064x}") is None


READS_ALOUD = """
import sys
from pathlib import Path
from radio.adapters.audio_library import FolderLibrary
from radio.adapters.mastering import LameMastering
from radio.domain.phrasing import phrases
from radio.services.narration import Narration
from tests.fakes import HouseOfTones, ToneVoice
voice = ToneVoice()
narration = Narration(FolderLibrary(Path(sys.argv[1])), LameMastering(), HouseOfTones())
print("ready", flush=True)
sys.stdin.readline()
take = narration.take(phrases(sys.argv[2]), voice)
print(take.id, take.sha256, len(voice.spoken), narration.counts.takes_encoded)
"""
TEXT = "Kính thưa bà con. Chiều nay trời có mưa to. Mời bà con đến nhà văn hóa xóm."


def test_two_workers_with_one_bulletin_read_and_encode_it_once(tmp_path: Path) -> None:
    workers = [started(READS_ALOUD, tmp_path, TEXT) for _ in range(2)]
    assert [told(worker) for worker in workers] == ["ready", "ready"]
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("\n")
        worker.stdin.flush()
    answers = [worker.communicate()[0].split() for worker in workers]
    assert answers[0][:2] == answers[1][:2]
    assert sorted(answer[2:] for answer in answers) == [["0", "0"], ["3", "1"]]
    assert len(kept_clips(tmp_path)) == 3


def test_a_worker_killed_while_it_makes_a_take_keeps_nobody_waiting(tmp_path: Path) -> None:
    holder = started(
        "import sys\nfrom pathlib import Path\n"
        "from radio.adapters.audio_library import FolderLibrary\n"
        "with FolderLibrary(Path(sys.argv[1])).making('ab'):\n"
        "    print('mine', flush=True)\n    sys.stdin.read()\n",
        tmp_path,
    )
    with holder:
        assert told(holder) == "mine"
        holder.kill()
    with FolderLibrary(tmp_path).making(TakeId("ab")):
        pass


FULL_DISK = """
import resource, sys
from pathlib import Path
from radio.adapters.audio_library import FolderLibrary
from radio.adapters.mastering import LameMastering
from radio.domain.phrasing import phrases
from radio.services.narration import Narration
from tests.fakes import HouseOfTones, ToneVoice
from tests.kept_clips import kept_clips
folder, said = Path(sys.argv[1]), phrases(sys.argv[2])
narration = Narration(FolderLibrary(folder), LameMastering(), HouseOfTones())
whole, never = resource.getrlimit(resource.RLIMIT_FSIZE)
for largest in map(int, sys.argv[3:]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, never))
    try:
        narration.take(said, ToneVoice())
    except OSError as error:
        kept = kept_clips(folder)
        all_whole = all(FolderLibrary(folder).clip(key) for key in kept)
        print(error.strerror, bool(kept), all_whole)
resource.setrlimit(resource.RLIMIT_FSIZE, (whole, never))
print(narration.take(said, ToneVoice()).id in {path.stem for path in folder.rglob("*.json")})
"""


def test_a_disk_that_fills_up_while_a_bulletin_is_read_leaves_whole_files_only(
    tmp_path: Path,
) -> None:
    """Of 1 kB nothing fits; of 200 kB some clips do; then there is room."""
    text = " ".join([TEXT.replace("mưa", f"mưa {number}") for number in range(4)])
    process = started(FULL_DISK, tmp_path, text, "1000", "200000")
    said, _ = process.communicate()
    assert said.splitlines() == ["File too large False True", "File too large True True", "True"]


def test_several_that_keep_clips_in_one_folder_stay_below_its_cap(tmp_path: Path) -> None:
    sound = tone(0.1)
    at_most = 40 * (len(sound.samples) + 100)
    failures: list[BaseException] = []

    def keep(worker: int) -> None:
        library = FolderLibrary(tmp_path, clips_at_most=at_most)
        try:
            for number in range(120):
                library.keep_clip(sha256(f"{worker} {number}".encode()).hexdigest(), sound)
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=keep, args=(worker,)) for worker in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(kept_clips(tmp_path)) >= 20
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.pcm")) <= 1.1 * at_most
