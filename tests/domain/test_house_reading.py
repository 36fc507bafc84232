"""What the house reads: lexicon before rules, a script's own readings before the lexicon."""

from __future__ import annotations

from dataclasses import replace

from radio.domain.bulletin import State
from radio.domain.house_reading import HouseReading, sound_otherwise, styled
from radio.domain.spoken import Entry, Lexicon, Style
from tests.builders import a_bulletin, a_script, an_approved

HOUSE = Lexicon((Entry("BQL", "ban quản lý"), Entry("BQL", "bê quy lờ", context="ca sĩ")))


def test_a_script_reads_a_form_its_own_way_whatever_stands_near() -> None:
    script = a_script(body="Ca sĩ BQL hát.", readings=(Entry("BQL", "bờ quy lờ"),))
    assert HouseReading(HOUSE).script(script).spoken.passages == ("Ca sĩ bờ quy lờ hát.",)
    other = replace(script, readings=())
    assert HouseReading(HOUSE).script(other).spoken.passages == ("Ca sĩ bê quy lờ hát.",)


def test_a_station_s_entries_hold_in_its_own_lines_and_in_no_bulletin() -> None:
    own = Entry("Cốc Bây", "cóc bây", station="vi-huong")
    house = HouseReading(Lexicon((own,)))
    assert house.text("Chào bản Cốc Bây.", station="vi-huong").text == "Chào bản cóc bây."
    assert house.text("Chào bản Cốc Bây.", station="don-phong").text == "Chào bản Cốc Bây."
    bulletin = house.script(a_script(body="Chào bản Cốc Bây."))
    assert bulletin.spoken.passages == ("Chào bản Cốc Bây.",)


def test_stations_without_entries_of_their_own_share_how_a_line_is_read() -> None:
    reading = HouseReading(Lexicon((Entry("NVH", "nhà văn hóa xóm", station="vi-huong"),)))
    line = "Mời bà con đến NVH."
    usual = reading.phrases(line)
    assert reading.phrases(line, station="don-phong") is usual
    assert reading.phrases(line, station="vi-huong") != usual
    assert (reading.own("don-phong"), reading.own("vi-huong")) == ("", "vi-huong")


def test_another_language_is_said_as_it_is_written() -> None:
    script = a_script(body="Bản 7 BQL.", language="tyz")
    assert HouseReading(HOUSE).script(script).spoken.passages == ("Bản 7 BQL.",)
    assert HouseReading(HOUSE).script(script).unread == ()


def test_the_style_of_the_house_is_heard() -> None:
    lẻ = HouseReading(style=Style(zero_ten="lẻ"))
    assert lẻ.text("Có 105 hộ.").text == "Có một trăm lẻ năm hộ."


def test_an_approval_binds_the_readings_a_script_has_of_its_own() -> None:
    plain = a_bulletin(script=a_script(body="Không có gì khác."))
    reading = HouseReading()
    own = (Entry("vắng mặt", "vắng"),)
    unheard = replace(plain, script=replace(plain.script, readings=own))
    assert reading.script(plain.script).spoken == reading.script(unheard.script).spoken
    assert reading.heard(plain, "espeak:vi") != reading.heard(unheard, "espeak:vi")


def test_only_what_waits_or_is_approved_and_sounds_otherwise_is_named() -> None:
    before, after = HouseReading(), HouseReading(HOUSE)
    said = a_script(body="BQL họp.")
    approved = an_approved("a", body="BQL họp.")
    other = an_approved("b", body="Không có gì khác.")
    waiting = a_bulletin("c", script=said, state=State.SUBMITTED)
    draft = a_bulletin("d", script=said)
    found = sound_otherwise([approved, other, waiting, draft], before, after)
    assert [one.id for one in found] == ["a", "c"]


def test_every_setting_of_the_style_is_heard_in_what_shows_it() -> None:
    usual = styled(Style())
    for changed in (
        Style(zero_ten="lẻ"),
        Style(thousand="ngàn"),
        Style(four="bốn"),
        Style(first_days="mùng"),
        Style(document_issuer="never"),
        Style(document_year="trên"),
        Style(list_marks="là"),
        Style(spell_unknown=True),
    ):
        assert styled(changed) != usual, changed
