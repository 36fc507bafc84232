"""The plain-text form of a script: a header of `field: value` lines, a line `---`, the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from radio.domain.coverage import CommunicationPlan
from radio.domain.errors import BadInput, Problem
from radio.domain.message import Message, message
from radio.domain.script import Kind, Priority, Script
from radio.domain.text import nfc

FIELDS = (
    "title",
    "kind",
    "theme",
    "audience",
    "language",
    "priority",
    "source",
    "valid-from",
    "valid-until",
    "voice",
)
"""Header fields, in the order they are written."""
LONGEST_BODY = 20_000
"""Characters; a longer text is a document to be split, not a bulletin (about half an hour read)."""
LONGEST_TITLE = 200
"""Characters; a title is read as a headline and shown by players."""
HEADER_END = "---"
LANGUAGE = re.compile(r"[a-z]{3}")
"""Form of a code of ISO 639-3."""
_FIRST_FIELD = re.compile(r"\s*[A-Za-z-]+\s*:|\s*---\s*$", re.MULTILINE)
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What Windows, old Macs and word processors end lines and pages with."""
_HIDDEN = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no editor shows and no database or file keeps."""
_PAUSE = re.compile(r"\[pause (\d{1,2}(?:\.\d)?)s\]")
_DEFAULTS = {"language": "vie", "priority": Priority.ROUTINE.value, "voice": "auto"}


Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True)
class _Field:
    value: str
    line: int


def has_header(text: str) -> bool:
    """Whether a text begins as a script does: with a `field:`, known or misspelt, or with `---`."""
    return _FIRST_FIELD.match(text) is not None


def parse_script(text: str, *, file: str) -> Script:
    """The script that `text` holds; raises `BadInput` with every problem and its line."""
    lines = _LINE_END.sub("\n", nfc(text)).split("\n")
    problems = [
        Problem(message("there is a hidden control character in this line"), file, number)
        for number, line in enumerate(lines, start=1)
        if _HIDDEN.search(line)
    ]
    if HEADER_END not in (line.strip() for line in lines):
        no_end = message("there is no line --- between header and body")
        raise BadInput([Problem(no_end, file, 1)])
    end = next(at for at, line in enumerate(lines) if line.strip() == HEADER_END)
    found = _header(lines[:end], file, problems)
    body = "\n".join(lines[end + 1 :]).strip()
    problems += _body_problems(body, file, end + 2)
    reader = _Reader(found, file, problems)
    script = Script(
        title=reader.title(),
        kind=reader.one_of("kind", Kind, Kind.NEWS),
        theme=reader.required("theme"),
        body=body,
        audience=tuple(part.strip() for part in reader.text("audience").split(",") if part.strip()),
        language=reader.language(),
        priority=reader.one_of("priority", Priority, Priority.ROUTINE),
        source=reader.text("source"),
        valid_from=reader.day("valid-from"),
        valid_until=reader.day("valid-until"),
        voice=reader.text("voice"),
    )
    if script.valid_from and script.valid_until and script.valid_until < script.valid_from:
        reader.complain("valid-until", message("the last day is before the first day"))
    if problems:
        raise BadInput(sorted(problems, key=lambda problem: problem.line or 0))
    return script


def format_script(script: Script) -> str:
    """The text of a script; parsing it gives the same script again."""
    values = {
        "title": script.title,
        "kind": script.kind.value,
        "theme": script.theme,
        "audience": ", ".join(script.audience),
        "language": script.language,
        "priority": script.priority.value,
        "source": script.source,
        "valid-from": script.valid_from.isoformat() if script.valid_from else "",
        "valid-until": script.valid_until.isoformat() if script.valid_until else "",
        "voice": script.voice,
    }
    header = [f"{name}: {value}" for name, value in values.items() if _worth(name, value)]
    return "\n".join([*header, HEADER_END, script.body, ""])


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


def near_name(name: str, known: Sequence[str]) -> Message:
    """The sentence for a name that does not exist, with the nearest one that does."""
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    if near:
        return message("there is no %(name)s here; did you mean %(near)s?", name=name, near=near[0])
    return message(
        "there is no %(name)s here; choose one of: %(known)s", name=name, known=", ".join(known)
    )


def _worth(name: str, value: str) -> bool:
    return bool(value) and _DEFAULTS.get(name) != value


def _header(lines: Sequence[str], file: str, problems: list[Problem]) -> Mapping[str, _Field]:
    found: dict[str, _Field] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        name, colon, value = (part.strip() for part in line.partition(":"))
        problem = _header_problem(name, colon, found)
        if problem:
            problems.append(Problem(problem, file, number))
        else:
            found[name] = _Field(value, number)
    return found


def _header_problem(name: str, colon: str, found: Mapping[str, _Field]) -> Message | None:
    if not colon:
        return message("this header line is not of the form field: value")
    if name not in FIELDS:
        return near_name(name, FIELDS)
    if name in found:
        return message("the field %(name)s is given twice", name=name)
    return None


def _body_problems(body: str, file: str, line: int) -> Iterator[Problem]:
    if not any(letter.isalnum() for letter in _PAUSE.sub("", body)):
        yield Problem(message("the body is empty; write what is to be read"), file, line)
    if len(body) > LONGEST_BODY:
        yield Problem(
            message(
                "the body has %(length)d characters, more than %(most)d; split it into bulletins",
                length=len(body),
                most=LONGEST_BODY,
            ),
            file,
            line,
        )
    for offset, written in enumerate(body.split("\n")):
        if written.strip().startswith("[pause") and not _PAUSE.fullmatch(written.strip()):
            yield Problem(message("write a pause as [pause 2s]"), file, line + offset)


class _Reader:
    """Reads typed values out of the header and notes what is wrong with them."""

    def __init__(self, found: Mapping[str, _Field], file: str, problems: list[Problem]) -> None:
        self._found = found
        self._file = file
        self._problems = problems

    def complain(self, name: str, what: Message) -> None:
        line = self._found[name].line if name in self._found else 1
        self._problems.append(Problem(what, self._file, line, name))

    def text(self, name: str) -> str:
        return self._found[name].value if name in self._found else _DEFAULTS.get(name, "")

    def required(self, name: str) -> str:
        if not self.text(name):
            self.complain(name, message("this field is missing"))
        return self.text(name)

    def one_of(self, name: str, kinds: type[Choice], default: Choice) -> Choice:
        value = self.text(name)
        if not value and name in _DEFAULTS:
            return default
        if not value:
            self.complain(name, message("this field is missing"))
            return default
        if value not in list(kinds):
            self.complain(name, near_name(value, [kind.value for kind in kinds]))
            return default
        return kinds(value)

    def title(self) -> str:
        title = self.required("title")
        if len(title) > LONGEST_TITLE:
            self.complain(
                "title", message("a title has %(most)d characters at most", most=LONGEST_TITLE)
            )
        return title

    def language(self) -> str:
        value = self.text("language")
        if not LANGUAGE.fullmatch(value):
            self.complain("language", message("write a language as three letters, such as vie"))
        return value

    def day(self, name: str) -> date | None:
        value = self.text(name)
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.complain(name, message("write an existing date as YYYY-MM-DD"))
            return None
