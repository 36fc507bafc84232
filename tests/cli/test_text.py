"""`radio spoken` as other programs use it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.radio_command import radio

WRITTEN = "UBND xã họp 7h30 ngày 2/9.\nĐoàn XQKD đến thăm; xem mục A/B.\n"


def test_the_json_is_enough_to_put_the_words_together_and_to_tell_what_is_unread(
    tmp_path: Path,
) -> None:
    done = radio("spoken", "-", "--json", cwd=tmp_path, stdin=WRITTEN.encode())

    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert set(told) == {"source", "text", "spans", "flags"}
    parts, at = [], 0
    for span in told["spans"]:
        assert set(span) == {"start", "end", "class", "reading", "rule"}
        parts += [WRITTEN[at : span["start"]], span["reading"]]
        at = span["end"]
    assert "".join([*parts, WRITTEN[at:]]) == told["text"]
    unread = [WRITTEN[flag["start"] : flag["end"]] for flag in told["flags"] if flag["unread"]]
    assert unread == ["XQKD"]


def test_a_sentence_stands_on_a_line_and_nothing_that_cannot_be_heard(tmp_path: Path) -> None:
    done = radio("spoken", cwd=tmp_path, stdin="Họp lúc 8h.\n\n---\nMời dự./.\n".encode())

    assert done.stdout == "Họp lúc tám giờ.\nMời dự.\n"


def test_a_missing_file_is_named_and_nothing_is_said(tmp_path: Path) -> None:
    done = radio("spoken", "tin.txt", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (1, "")
    assert "tin.txt" in done.stderr


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    done = radio("spoken", ".", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "radio: . is a folder; name one file in it.\n"
