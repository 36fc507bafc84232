"""Says how a sentence for a person travels: an English pattern with named places.

The doors (command line, admin) translate it through the catalogues; the domain never chooses
a language. `str(message)` is the English sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """One sentence for a person, translatable until the last moment."""

    text: str
    """English pattern and catalogue key, with places written `%(name)s`."""
    params: tuple[tuple[str, object], ...] = ()
    """What fills the places; a value may itself be a `Message`."""

    def __str__(self) -> str:
        return self.render(lambda text: text)

    def render(self, translate: Callable[[str], str], decimal_sign: str = ".") -> str:
        """The sentence in the language of `translate`, places filled; that of a number is `%s`."""
        filled = {name: _filled(value, translate, decimal_sign) for name, value in self.params}
        return translate(self.text) % filled if filled else translate(self.text)


def _filled(value: object, translate: Callable[[str], str], decimal_sign: str) -> object:
    """What stands in a place; a fraction without zeros at its end: `12`, `0,5`."""
    if isinstance(value, Message):
        return value.render(translate, decimal_sign)
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", decimal_sign)
    return value


def message(text: str, **params: object) -> Message:
    """Shorthand that the catalogue extractor knows: `message("No station %(name)s.", name=n)`."""
    return Message(text, tuple(sorted(params.items())))


def in_a_row(sentences: Sequence[Message]) -> Message:
    """These sentences, one at least, as one."""
    row = sentences[-1]
    for one in reversed(sentences[:-1]):
        row = message("%(sentence)s %(next)s", sentence=one, next=row)
    return row
