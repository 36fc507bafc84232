"""The drafts a document would become, as a form carries them until somebody says yes.

The form itself holds every word, so nothing is kept of a document nobody confirmed. It need not be
signed: whoever may confirm may also write any text, and it is checked by the rules of scripts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from radio.admin.script_form import FORM
from radio.domain.bulletin import BulletinId
from radio.domain.documents.document_parts import part_name
from radio.domain.documents.proposed_drafts import Proposal, proposal
from radio.domain.errors import BadInput, Problem
from radio.domain.house_reading import HouseReading
from radio.domain.message import message
from radio.domain.script import Script
from radio.domain.script_text import format_script, parse_script

FIELDS_OF_A_ROW = 4
"""Fields of the form for one draft."""
NO_ROW = "number"
"""The field that is wrong when nothing is ticked."""


@dataclass(frozen=True)
class Row:
    """One draft on the page."""

    number: int
    """Which part of the document it is, from 1."""
    title: str
    rest: str
    """The script as a file, without title and theme, which the page asks for."""
    ticked: bool = True

    def script(self, theme: str) -> Script:
        """The script with what was typed; raises `BadInput` as for a script file."""
        header = f"title: {' '.join(self.title.split())}\ntheme: {' '.join(theme.split())}\n"
        return parse_script(header + self.rest, file=FORM)

    def seen(self, reading: HouseReading) -> Proposal:
        """What to tell of it, whatever is wrong with its title."""
        script = replace(Row(self.number, "-", self.rest).script("-"), title=self.title)
        return proposal(script, reading.script(script))


def rows_of(scripts: Iterable[Script]) -> list[Row]:
    """A row for each script, all of them ticked."""
    return [
        Row(number, script.title, format_script(replace(script, title="", theme="")))
        for number, script in enumerate(scripts, start=1)
    ]


def rows_from(form: MultiDict[str, str]) -> list[Row]:
    """The rows as the form sent them back."""
    return [
        Row(
            number,
            form.get(f"title-{number}", ""),
            form.get(f"rest-{number}", ""),
            ticked=f"make-{number}" in form,
        )
        for number in form.getlist("number", type=int)
    ]


def name_of(row: Row, document: BulletinId, *, parts: int) -> BulletinId:
    """Its bulletin's name, as `radio import` gives it: a document's only part bears its own."""
    return document if parts == 1 else part_name(document, row.number)


def scripts_of(rows: Iterable[Row], theme: str) -> list[tuple[Row, Script]]:
    """The scripts of the ticked rows; raises `BadInput` with every problem and its field."""
    found: list[tuple[Row, Script]] = []
    problems: list[Problem] = []
    for row in rows:
        if not row.ticked:
            continue
        try:
            found.append((row, row.script(theme)))
        except BadInput as error:
            problems += (_on_the_page(problem, row) for problem in error.problems)
    if not found and not problems:
        problems.append(Problem(message("Tick at least one draft."), FORM, field=NO_ROW))
    if problems:
        raise BadInput(problems)
    return found


def _on_the_page(problem: Problem, row: Row) -> Problem:
    """The problem at the field the page has for it; there is one theme for all rows."""
    return problem if problem.field == "theme" else replace(problem, field=f"title-{row.number}")
