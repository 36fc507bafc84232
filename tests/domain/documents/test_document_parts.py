"""A document's bulletins are known by their names, and so is what a longer version left."""

from __future__ import annotations

from dataclasses import replace

from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.documents.document_parts import left_over, part_name, parts_of
from radio.domain.script import Kind, Script
from tests.builders import a_bulletin, a_script

NUMBER = "15/KH-UBND"
PART = a_script(kind=Kind.FEATURE, source=NUMBER)


def kept(*names: str, script: Script = PART) -> list[Bulletin]:
    return [a_bulletin(name, script=script) for name in names]


def given(*names: str) -> list[tuple[BulletinId, Script]]:
    return [(BulletinId(name), PART) for name in names]


def left(taken: list[tuple[BulletinId, Script]], bulletins: list[Bulletin]) -> list[str]:
    return [one.id for one in left_over(taken, bulletins)]


def test_parts_are_numbered_and_stand_in_the_documents_order() -> None:
    assert part_name(BulletinId("ke-hoach"), 3) == "ke-hoach-03"
    found = parts_of(
        BulletinId("ke-hoach"),
        kept("ke-hoach-100", "ke-hoach-02", "ke-hoach", "ke-hoach-2", "ke-hoach-moi-01", "ke-hoac"),
    )
    assert [one.id for one in found] == ["ke-hoach", "ke-hoach-02", "ke-hoach-100"]


def test_what_a_shorter_version_does_not_have_is_left_over() -> None:
    before = kept("ke-hoach-01", "ke-hoach-02", "ke-hoach-03", "khac-03")
    assert left(given("ke-hoach-01", "ke-hoach-02"), before) == ["ke-hoach-03"]
    assert left(given("ke-hoach"), before) == ["ke-hoach-01", "ke-hoach-02", "ke-hoach-03"]


def test_one_draft_is_left_over_when_the_document_became_several() -> None:
    assert left(given("ke-hoach-01", "ke-hoach-02"), kept("ke-hoach")) == ["ke-hoach"]


def test_bulletins_of_another_source_or_kind_and_withdrawn_ones_are_not_left_over() -> None:
    others = [
        *kept("ke-hoach-03", script=replace(PART, source="16/KH-UBND")),
        *kept("ke-hoach-04", script=replace(PART, kind=Kind.NEWS)),
        a_bulletin("ke-hoach-05", script=PART, state=State.WITHDRAWN, remark="hết hạn"),
    ]
    assert left(given("ke-hoach-01", "ke-hoach-02"), others) == []


def test_a_script_written_by_a_person_leaves_nothing() -> None:
    news = [(BulletinId("tin"), replace(PART, kind=Kind.NEWS))]
    assert left(news, kept("tin-01")) == []
