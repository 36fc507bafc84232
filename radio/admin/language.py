"""The language of the page: what the person chose, else the setting; with its dates and numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask, session

from radio.adapters.catalogues import decimal_sign, translator
from radio.admin.context import the_radio
from radio.domain.message import Message, message
from radio.domain.text import nfc

LANGUAGES = {"vi": message("Vietnamese"), "en": message("English")}
_KEY = "language"


def install(app: Flask) -> None:
    """Give templates the sentences, dates and numbers of the page's language."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: translate()(text), lambda one, many, n: translate()(one), newstyle=True
    )
    app.jinja_env.filters.update(
        said=said,
        said_choices=said_choices,
        day=day,
        weekday=weekday,
        moment=moment,
        clock=clock,
        playing_time=playing_time,
        number=number,
        size=size,
    )
    app.jinja_env.globals.update(language=language)


def choose(wanted: str) -> None:
    """Remember the language for this person's session, if it is one of ours."""
    if wanted in LANGUAGES:
        session[_KEY] = wanted


def language() -> str:
    """`vi` or `en`."""
    chosen = session.get(_KEY)
    return chosen if chosen in LANGUAGES else the_radio().settings.language


def translate() -> Callable[[str], str]:
    """The translator of this page."""
    return translator(language())


def _(text: str, **params: object) -> str:
    """A sentence in the page's language."""
    return said(Message(text, tuple(params.items())))


def said(sentence: Message | None) -> str:
    """A message in the page's language; nothing for none."""
    return sentence.render(translate(), decimal_sign(language())) if sentence else ""


def said_choices(labels: Mapping[str, Message]) -> list[tuple[str, str]]:
    """Values with what the page calls them, for a list to choose from."""
    return [(str(value), said(label)) for value, label in labels.items()]


def day(on: date) -> str:
    """`03/10/2022`."""
    return f"{on:%d/%m/%Y}"


def weekday(on: date) -> str:
    """The name of the day of the week."""
    return nfc(str(format_date(on, "EEEE", locale=language())))


def moment(at: datetime) -> str:
    """`03/10/2022 05:00` at the centre."""
    return f"{_local(at):%d/%m/%Y %H:%M}"


def clock(at: datetime) -> str:
    """`05:00` at the centre."""
    return f"{_local(at):%H:%M}"


def playing_time(span: timedelta) -> str:
    """`12:05`, minutes and seconds, rounded to the second."""
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    return f"{minutes}:{seconds:02}"


def number(value: float) -> str:
    """`-16,0`, one place after the comma."""
    return str(format_decimal(value, format="0.0", locale=language()))


def size(count: int) -> str:
    """`3,4 MB`."""
    return f"{format_decimal(count / 1e6, format='#,##0.0', locale=language())} MB"


def _local(at: datetime) -> datetime:
    return at.astimezone(_zone(the_radio().settings.zone))


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
