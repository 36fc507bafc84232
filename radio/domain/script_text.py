"""The plain-text form of a script: a header of `field: value` lines, a line `---`, the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from radio.domain.coverage.coverage import CommunicationPlan
from radio.domain.errors import BadInput, Problem
from radio.domain.message import message
from radio.domain.near_name import near_name
from radio.domain.own_readings import READING, said_as
from radio.domain.script import Kind, Priority, Script
from radio.domain.script_header import DEFAULTS, Header
from radio.domain.script_header import FIELDS as FIELDS
from radio.domain.text import nfc

LONGEST_BODY = 20_000
"""Characters; a longer text is a document to be split, not a bulletin (about half an hour read)."""
HEADER_END = "---"
_FIRST_FIELD = re.compile(r"\s*[A-Za-z-]+\s*:|\s*---\s*$", re.MULTILINE)
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What Windows, old Macs and word processors end lines and pages with."""
_HIDDEN = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no editor shows and no database or file keeps, and what turns the order of letters about
(Unicode's UAX 9, 2.1 to 2.4): whoever approves must see what is read."""
_PAUSE = re.compile(r"\[pause (\d{1,2}(?:\.\d)?)s\]")


def has_header(text: str) -> bool:
    """Whether a text begins as a script does: with a `field:`, known or misspelt, or with `---`."""
    return _FIRST_FIELD.match(text) is not None


def is_script(text: str) -> bool:
    """Whether a text begins with a field that scripts have, and has the line that ends a header."""
    field = text.partition(":")[0].strip().lower()
    return field in FIELDS and any(line.strip() == HEADER_END for line in text.splitlines())


def parse_script(text: str, *, file: str) -> Script:
    """The script that `text` holds; raises `BadInput` with every problem and its line."""
    lines = _LINE_END.sub("\n", nfc(text)).split("\n")
    end = next((at for at, line in enumerate(lines) if line.strip() == HEADER_END), None)
    if end is None:
        no_end = message("there is no line --- between header and body")
        raise BadInput([Problem(no_end, file, 1)])
    problems = [
        Problem(message("there is a hidden control character in this line"), file, number)
        for number, line in enumerate(lines, start=1)
        if _HIDDEN.search(line)
    ]
    header = Header(lines[:end], file, problems)
    script = _script(header, "\n".join(lines[end + 1 :]).strip())
    problems += _body_problems(lines, end + 1, file)
    if problems:
        raise BadInput(sorted(problems, key=lambda problem: problem.line or 0))
    return script


def _script(header: Header, body: str) -> Script:
    """The script, with stand-ins where the header complains."""
    settings = header.settings()
    script = Script(
        title=header.title(),
        kind=header.one_of("kind", Kind, Kind.NEWS),
        theme=header.required("theme"),
        body=body,
        audience=header.names("audience"),
        language=header.language(),
        priority=header.one_of("priority", Priority, Priority.ROUTINE),
        source=header.text("source"),
        valid_from=header.day("valid-from"),
        valid_until=header.day("valid-until"),
        must_air_by=header.day("must-air-by"),
        follows=header.bulletin("follows"),
        voice=header.text("voice"),
        speed=settings.speed,
        pitch=settings.pitch,
        readings=header.readings(),
    )
    _check_days(script, header)
    return script


def _check_days(script: Script, header: Header) -> None:
    """Note days that do not fit each other."""
    first, last, due = script.valid_from, script.valid_until, script.must_air_by
    if first and last and last < first:
        header.complain("valid-until", message("the last day is before the first day"))
    if due and not script.valid_on(due):
        wrong = message("this day lies outside the days on which it may be aired")
        header.complain("must-air-by", wrong)


def header_values(script: Script) -> dict[str, str]:
    """The value of each header field that is written once, as it is written; empty for none."""
    return {
        "title": script.title,
        "kind": script.kind.value,
        "theme": script.theme,
        "audience": ", ".join(script.audience),
        "language": script.language,
        "priority": script.priority.value,
        "source": script.source,
        "valid-from": script.valid_from.isoformat() if script.valid_from else "",
        "valid-until": script.valid_until.isoformat() if script.valid_until else "",
        "must-air-by": script.must_air_by.isoformat() if script.must_air_by else "",
        "follows": script.follows,
        "voice": script.voice,
        "speed": f"{script.speed:g}",
        "pitch": f"{script.pitch:g}",
    }


def format_script(script: Script) -> str:
    """The text of a script; parsing it gives the same script again."""
    values = header_values(script)
    header = [f"{name}: {value}" for name, value in values.items() if _worth(name, value)]
    readings = [f"{READING}: {said_as(one)}" for one in script.readings]
    return "\n".join([*header, *readings, HEADER_END, script.body, ""])


def check_script(script: Script, plan: CommunicationPlan, *, file: str) -> list[Problem]:
    """What does not fit the communication plan: unknown theme, unknown audiences."""
    themes: list[str] = [theme.id for theme in plan.themes]
    audiences: list[str] = [audience.id for audience in plan.audiences]
    named: list[tuple[str, str, list[str]]] = [("theme", script.theme, themes)]
    named += [("audience", audience, audiences) for audience in script.audience]
    return [
        Problem(near_name(name, known), file=file, field=field)
        for field, name, known in named
        if name not in known
    ]


def passages(body: str) -> tuple[str | timedelta, ...]:
    """The body as paragraphs and pauses, in order."""
    found: list[str | timedelta] = []
    paragraph: list[str] = []
    for line in [*body.split("\n"), ""]:
        pause = _PAUSE.fullmatch(line.strip())
        if line.strip() and not pause:
            paragraph.append(line)
            continue
        if paragraph:
            found.append("\n".join(paragraph))
            paragraph = []
        if pause:
            found.append(timedelta(seconds=float(pause[1])))
    return tuple(found)


def _worth(name: str, value: str) -> bool:
    return bool(value) and DEFAULTS.get(name) != value


def _body_problems(lines: Sequence[str], begin: int, file: str) -> Iterator[Problem]:
    """What is wrong with the body, which begins at the index `begin` of the file's lines."""
    body = "\n".join(lines[begin:]).strip()
    if not any(letter.isalnum() for letter in _PAUSE.sub("", body)):
        empty = message("the body is empty; write what is to be read")
        yield Problem(empty, file, begin + 1)
    if len(body) > LONGEST_BODY:
        too_long = message(
            "the body has %(length)d characters, more than %(most)d; split it into bulletins",
            length=len(body),
            most=LONGEST_BODY,
        )
        yield Problem(too_long, file, begin + 1)
    for number, line in enumerate(lines[begin:], start=begin + 1):
        if line.strip().startswith("[pause") and not _PAUSE.fullmatch(line.strip()):
            yield Problem(message("write a pause as [pause 2s]"), file, number)
