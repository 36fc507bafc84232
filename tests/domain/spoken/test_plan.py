"""The plan of Bạch Thông, whole: every change was read by a person and stands in a golden file.

After a wanted change: `python tests/domain/spoken/test_plan.py > tests/data/…spans.tsv`, and read
the difference.
"""

from __future__ import annotations

import sys
from pathlib import Path

from radio.domain.spoken import SpokenText, to_spoken

DATA = Path(__file__).parents[2] / "data"
PLAN = DATA / "ke-hoach-truyen-thong.txt"
GOLDEN = DATA / "ke-hoach-truyen-thong.spans.tsv"


def spoken_plan() -> SpokenText:
    return to_spoken(PLAN.read_text(encoding="utf-8"))


def listing(spoken: SpokenText) -> str:
    """One span a line: offsets, rule, written, said; line breaks shown as ⏎."""
    rows = (
        (f"{span.start}-{span.end}", span.rule, spoken.source[span.start : span.end], span.reading)
        for span in spoken.spans
    )
    return "".join(
        "\t".join(cell.replace("\t", "⇥").replace("\n", "⏎") for cell in row) + "\n" for row in rows
    )


def test_the_changes_are_those_that_were_reviewed() -> None:
    assert listing(spoken_plan()) == GOLDEN.read_text(encoding="utf-8")


def test_nothing_is_unread_and_nothing_in_doubt() -> None:
    spoken = spoken_plan()

    assert spoken.unread == ()
    assert spoken.flags == ()


def test_recipients_signature_and_stamps_are_not_said() -> None:
    text = spoken_plan().text

    assert text.rstrip().endswith(
        "giai đoạn hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm."
    )
    assert "Nơi nhận" not in text
    assert "Nguyễn Duy Luân" not in text


def test_each_sentence_is_whole_although_the_lines_were_broken() -> None:
    sentences = spoken_plan().sentences

    assert "Phạm vi thực hiện: Trên địa bàn huyện Bạch Thông." in sentences
    assert max(map(len, sentences)) > 600
    assert not any("\n" in sentence for sentence in sentences)


if __name__ == "__main__":
    sys.stdout.write(listing(spoken_plan()))
