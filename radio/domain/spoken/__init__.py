"""Written Vietnamese to the words an announcer would say.

`to_spoken(text)` gives a `SpokenText`: the words, each change with its rule, and every doubt.
"""

from radio.domain.spoken.lexicon import Entry, Lexicon
from radio.domain.spoken.model import Flag, Kind, Span, SpokenText, Style
from radio.domain.spoken.reading import to_spoken

__all__ = ["Entry", "Flag", "Kind", "Lexicon", "Span", "SpokenText", "Style", "to_spoken"]
