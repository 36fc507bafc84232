"""A script from a web form and back, by the very rules of script files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from werkzeug.datastructures import MultiDict

from radio.admin.names import communication_plan
from radio.domain.errors import BadInput, Problem, Refused
from radio.domain.message import Message, message
from radio.domain.own_readings import READING, parsed, said_as
from radio.domain.script import Kind, Script
from radio.domain.script_text import (
    FIELDS,
    HEADER_END,
    check_script,
    header_values,
    parse_script,
)
from radio.domain.spoken import Entry

FIELD_NAMES: Mapping[str, Message] = {
    "title": message("Title"),
    "body": message("Text"),
    "kind": message("Kind"),
    "theme": message("Theme"),
    "audience": message("Audience"),
    "language": message("Language"),
    "priority": message("Priority level"),
    "source": message("Source document"),
    "valid-from": message("First day on air"),
    "valid-until": message("Last day on air"),
    "must-air-by": message("Must be aired by"),
    "follows": message("Follows the bulletin"),
    "voice": message("Voice"),
    "speed": message("Pace"),
    "pitch": message("Pitch"),
    READING: message("Readings of its own"),
}
FORM = "form"
"""What stands in problems where a file name would."""


def script_from(form: MultiDict[str, str]) -> Script:
    """The script of the form; raises `BadInput` with every problem and its field."""
    values = {name: ", ".join(form.getlist(name)) for name in FIELDS if name != READING}
    header = [f"{name}: {' '.join(value.split())}" for name, value in values.items()]
    header += [f"{READING}: {line}" for line in _reading_lines(form)]
    problems = _unplanned(form)
    try:
        script = parse_script("\n".join([*header, HEADER_END, form.get("body", "")]), file=FORM)
    except BadInput as error:
        raise BadInput([*problems, *error.problems]) from None
    if problems:
        raise BadInput(problems)
    return script


def readings_in(form: MultiDict[str, str]) -> tuple[Entry, ...]:
    """The own readings that can be understood already, while somebody writes them."""
    found: list[Entry] = []
    for line in _reading_lines(form):
        with suppress(Refused):
            found.append(parsed(line, found))
    return tuple(found)


def _reading_lines(form: MultiDict[str, str]) -> list[str]:
    """One reading a line, blank lines left out."""
    return [line for line in map(str.strip, form.get(READING, "").splitlines()) if line]


def _unplanned(form: MultiDict[str, str]) -> Sequence[Problem]:
    """Theme and audiences the plan does not know; a theme left out is found while parsing."""
    plan = communication_plan()
    named = Script("", Kind.NEWS, form.get("theme", ""), "", tuple(form.getlist("audience")))
    return check_script(named, plan, file=FORM) if plan and named.theme else []


def fields_of(script: Script) -> Mapping[str, object]:
    """What the form shows for a script."""
    return {
        **header_values(script),
        "audience": list(script.audience),
        READING: "\n".join(said_as(one) for one in script.readings),
        "body": script.body,
    }


def typed(form: MultiDict[str, str]) -> Mapping[str, object]:
    """What somebody typed, to show again beside what is wrong with it."""
    one = {name: form.get(name, "") for name in (*FIELDS, "body")}
    return {**one, "audience": form.getlist("audience")}


def by_field(error: BadInput) -> Mapping[str, Problem]:
    """The first problem of each field; what names no field belongs to the body."""
    found: dict[str, Problem] = {}
    for problem in error.problems:
        found.setdefault(problem.field or "body", problem)
    return found
