"""The settings of one installation: `radio.toml` in the workspace, then `RADIO_*` variables.

Every problem is reported at once, with the place and the nearest name that exists.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import time
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from radio.domain.emergencies.emergency_rights import MayAir
from radio.domain.errors import BadInput, Problem
from radio.domain.message import Message, message
from radio.domain.people import PersonId, Role
from radio.domain.spoken import Style

FILE_NAME = "radio.toml"
PREFIX = "RADIO_"
WEB = frozenset({"http", "https"})
"""How an address on the web begins."""
SHORTEST_POLL = 10
SHORTEST_KEPT = 30


def shipped() -> Path:
    """The folder with `web/ scripts/ schedules/ audio/house/`: in the wheel or the checkout."""
    package = Path(__file__).parent
    packed = package / "_shipped"
    return packed if packed.is_dir() else package.parent


def _setting(doc: str, *, default: object) -> Any:
    return field(default=default, metadata={"doc": doc})


@dataclass(frozen=True)
class Settings:
    """What an installation may decide; the comments of `radio.example.toml` are these lines."""

    workspace: Path
    """The folder that holds everything this installation makes and keeps."""
    database: str = _setting(
        "URL of the database; empty: radio.db in the workspace (SQLite).", default=""
    )
    language: str = _setting(
        "Language of the admin before a person chooses: vi or en.", default="vi"
    )
    zone: str = _setting("Time zone of the centre.", default="Asia/Ho_Chi_Minh")
    host: str = _setting(
        "Address the admin listens on; 0.0.0.0 opens it to the LAN.", default="127.0.0.1"
    )
    port: int = _setting("Port of the admin.", default=8000)
    online_voices: bool = _setting(
        "Whether a voice that needs the internet may be used.", default=True
    )
    second_voice: str = _setting(
        "Id of a voice that takes turns with the best one, item by item; empty: one reads all.",
        default="",
    )
    clips_megabytes: int = _setting(
        "MB of kept sentences of sound, 2.6 a minute; those used longest ago give way.",
        default=4096,
    )
    own_approval: bool = _setting(
        "Whether an author may approve their own bulletin.", default=False
    )
    horizon_days: int = _setting("How many days ahead programmes are planned and built.", default=2)
    keep_days: int = _setting(
        "How many days packs and joined programmes are kept after their date, 30 at least.",
        default=90,
    )
    plan_at: time = _setting(
        "When the coming days are planned and built each night.", default=time(20, 0)
    )
    emergency_roles: str = _setting(
        "Roles that may air an emergency without prior approval, with commas.",
        default="approver, admin",
    )
    emergency_people: str = _setting(
        "Sign-in names of others who may; an operator at their own stations only.", default=""
    )
    emergency_first: str = _setting(
        "Of two emergencies at a time: graver (by level, then the newer) or newer goes first.",
        default="graver",
    )
    emergency_voice: str = _setting(
        "Id of the voice that reads emergencies: one that is quick and needs no network.",
        default="espeak:vi",
    )
    cap_url: str = _setting(
        "Address of warnings in CAP 1.2 that is asked again and again; empty: none.", default=""
    )
    cap_every_seconds: int = _setting(
        "Seconds between two looks at that address, 10 at least.", default=60
    )
    cap_on_behalf_of: str = _setting(
        "Sign-in name in whose name its warnings are aired at once; empty: they wait for a person.",
        default="",
    )
    secure_cookies: bool = _setting(
        "Send cookies over HTTPS only; turn on behind TLS.", default=False
    )

    say_zero_ten: str = _setting(
        "How 105 is said: linh (một trăm linh năm) or lẻ (một trăm lẻ năm).", default="linh"
    )
    say_thousand: str = _setting("How 1.000 is said: nghìn or ngàn.", default="nghìn")
    say_four: str = _setting("How 24 is said: tư (hai mươi tư) or bốn.", default="tư")
    say_first_days: str = _setting(
        "Before the days 1 to 10 of a month: mùng, mồng, or nothing.", default=""
    )
    say_document_issuer: str = _setting(
        "Whether the letters of a document number are read out: when unnamed, always, never.",
        default="when unnamed",
    )
    say_document_year: str = _setting(
        "Between number and year of a document: năm or trên.", default="năm"
    )
    say_list_marks: str = _setting(
        "How 1. at the start of a line is said: read (Một), pause (nothing), là (Một là).",
        default="read",
    )
    say_spell_unknown: bool = _setting(
        "Whether unknown capitals are spelled with the names of their letters.", default=False
    )

    @property
    def may_air(self) -> MayAir:
        """Who may air an emergency."""
        return MayAir(
            frozenset(Role(one) for one in _names(self.emergency_roles)),
            frozenset(PersonId(one) for one in _names(self.emergency_people)),
        )

    @property
    def style(self) -> Style:
        """The house style of reading."""
        names = [field.name for field in fields(Style)]
        return Style(**{name: getattr(self, f"say_{name}") for name in names})

    @property
    def database_url(self) -> str:
        """The URL in force."""
        return self.database or f"sqlite:///{(self.workspace / 'radio.db').as_posix()}"

    @property
    def voices(self) -> Path:
        """Folder of voice models."""
        return self.workspace / "voices"

    @property
    def web(self) -> Path:
        """Templates and static files of the admin."""
        return shipped() / "web"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError
    return int(value)


def _positive(value: object) -> int:
    number = _whole(value)
    if number < 1:
        raise ValueError
    return number


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[
        _text(value).lower()
    ]


def _clock_time(value: object) -> time:
    return value if isinstance(value, time) else time.fromisoformat(_text(value))


def _language(value: object) -> str:
    if value not in {"vi", "en"}:
        raise ValueError
    return _text(value)


def _zone(value: object) -> str:
    ZoneInfo(_text(value))
    return _text(value)


def _one_of(*words: str) -> Callable[[object], str]:
    def chosen(value: object) -> str:
        if value not in words:
            raise ValueError
        return _text(value)

    return chosen


def _roles(value: object) -> str:
    for role in _names(_text(value)):
        Role(role)
    return _text(value)


def _web_address(value: object) -> str:
    address = _text(value)
    if address and (urlsplit(address).scheme not in WEB or not urlsplit(address).hostname):
        raise ValueError
    return address


def _seconds(value: object) -> int:
    if (seconds := _whole(value)) < SHORTEST_POLL:
        raise ValueError
    return seconds


def _month(value: object) -> int:
    if (days := _whole(value)) < SHORTEST_KEPT:
        raise ValueError
    return days


def _names(listed: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in listed.split(",") if one.strip())


def _style_reader(words: Sequence[str]) -> tuple[Callable[[object], object], Message]:
    known = ", ".join(word or '""' for word in words)
    return _one_of(*words), message("write one of: %(known)s", known=known)


_READERS: Mapping[str, tuple[Callable[[object], object], Message]] = {
    "database": (_text, message("write a database URL in quotes")),
    "language": (_language, message('write "vi" or "en"')),
    "zone": (_zone, message('write a time zone such as "Asia/Ho_Chi_Minh"')),
    "host": (_text, message("write an address in quotes")),
    "port": (_whole, message("write a whole number")),
    "online_voices": (_truth, message("write true or false")),
    "second_voice": (_text, message("write the id of a voice in quotes")),
    "clips_megabytes": (_positive, message("write a whole number from 1")),
    "own_approval": (_truth, message("write true or false")),
    "horizon_days": (_whole, message("write a whole number")),
    "keep_days": (_month, message("write a whole number from 30")),
    "plan_at": (_clock_time, message("write a time such as 20:00:00")),
    "emergency_roles": (
        _roles,
        message("write roles with commas: editor, approver, operator, admin"),
    ),
    "emergency_people": (_text, message("write sign-in names with commas, in quotes")),
    "emergency_first": (_one_of("graver", "newer"), message('write "graver" or "newer"')),
    "emergency_voice": (_text, message("write the id of a voice in quotes")),
    "cap_url": (_web_address, message("write an address that begins with https:// or http://")),
    "cap_every_seconds": (_seconds, message("write a whole number from 10")),
    "cap_on_behalf_of": (_text, message("write a sign-in name in quotes")),
    "secure_cookies": (_truth, message("write true or false")),
    "say_spell_unknown": (_truth, message("write true or false")),
    **{
        f"say_{name}": _style_reader(get_args(kind))
        for name, kind in get_type_hints(Style).items()
        if get_origin(kind) is Literal
    },
}


def load_settings(workspace: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of `workspace`; raises `BadInput` naming every problem.

    The file wins over the default, a `RADIO_*` variable over the file.
    """
    problems: list[Problem] = []
    found: dict[str, object] = {}
    for name, raw, origin in (*_from_file(workspace, problems), *_from_environment(environment)):
        reader = _READERS.get(name)
        if reader is None:
            problems.append(Problem(_unknown(name), file=origin))
            continue
        try:
            found[name] = reader[0](raw)
        except (TypeError, ValueError, KeyError, ZoneInfoNotFoundError):
            problems.append(Problem(reader[1], file=origin, field=name))
    if problems:
        raise BadInput(problems)
    return Settings(workspace=workspace.resolve(), **cast("dict[str, Any]", found))


def example() -> str:
    """The text of `radio.example.toml`: every setting with its default and what it decides."""
    lines = ["# Settings of one installation; copy to radio.toml in the workspace.", ""]
    for item in fields(Settings):
        if "doc" in item.metadata:
            lines += [f"# {item.metadata['doc']}", f"{item.name} = {_toml(item.default)}", ""]
    return "\n".join(lines)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _from_file(workspace: Path, problems: list[Problem]) -> Iterator[tuple[str, object, str]]:
    path = workspace / FILE_NAME
    if not path.is_file():
        return
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(
            Problem(message("this is not TOML: %(error)s", error=error), file=str(path))
        )
        return
    yield from ((name, raw, str(path)) for name, raw in content.items())


def _from_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, object, str]]:
    for variable, raw in environment.items():
        name = variable.removeprefix(PREFIX).lower()
        if variable.startswith(PREFIX) and name in _READERS:
            yield name, raw, variable


def _unknown(name: str) -> Message:
    near = get_close_matches(name, _READERS, n=1)
    if near:
        return message(
            "there is no setting %(name)s; did you mean %(near)s?", name=name, near=near[0]
        )
    return message("there is no setting %(name)s", name=name)
