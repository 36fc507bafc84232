"""Writes `docs/spoken-text.md` from the rules: `python -m radio.domain.spoken.rules_page`."""

from __future__ import annotations

import sys

from radio.domain.spoken.registry import PREPARING, RULES
from radio.domain.spoken.rule import Described, Rule
from radio.domain.text import nfc

HEAD = """# Spoken text

How written Vietnamese becomes the words an announcer says. Made from the rules in
`radio/domain/spoken/` by `make docs`; a test keeps it true.

`to_spoken(text)` gives the words (`text`), every change with its place in what was written
(`spans`), and every doubt (`flags`). Reading the words again changes nothing.

- **Nothing is guessed in silence.** Where the words around do not decide, the likeliest reading
  is said and flagged, with the other readings as suggestions.
- **Nothing unread reaches a voice.** No digit and no sign is left. Capitals that nobody listed and
  letters of another script stay as they are written; they are in `unread`, and while it is not
  empty the bulletin cannot be submitted. To settle it, write the words out or add them to the
  lexicon. `Style(spell_unknown=True)` spells unknown capitals by the names of their letters.
- **The lexicon goes first.** An entry is a written form, its reading, and if need be a word that
  must stand near it; it wins over every rule below.
- **The order counts.** At each place of a text the rules are tried in the order of this page; the
  first that fits reads it. A rule may look at what was said before and what is written behind.
- Line breaks inside a sentence are joined; a line that ends without a mark gets a full stop.
  `⏎` below is a line break, `·` a space at the edge of a reading, and – a piece that is left out.

House style (`Style`): linh or lẻ, nghìn or ngàn, tư or bốn, mùng or mồng before the first ten days,
năm or trên before the year of a document, whether issuers are read, and how list marks are read.
"""


def page() -> str:
    """The whole page, in NFC although one example is decomposed on purpose."""
    tables = [*_table("Before the rules", PREPARING), *_table("The rules", RULES)]
    return nfc("\n".join([HEAD, *tables]))


def _table(title: str, rules: tuple[Described, ...]) -> list[str]:
    rows = list(dict.fromkeys(map(_row, rules)))
    head = ["| rule | class | written | said | |", "|---|---|---|---|---|"]
    return [f"## {title}\n", *head, *rows, ""]


def _row(rule: Described) -> str:
    note = rule.note if isinstance(rule, Rule) else ""
    cells = (f"`{rule.id}`", rule.kind, _shown(rule.example), _shown(rule.says) or "–", note)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _shown(words: str) -> str:
    """The words with their line breaks and the spaces at their edges made visible."""
    inner = words.strip(" ")
    left = "·" * (len(words) - len(words.lstrip(" ")))
    right = "·" * (len(words) - len(words.rstrip(" "))) if inner else ""
    return f"{left}{inner}{right}".replace("\n", "⏎")


if __name__ == "__main__":
    sys.stdout.write(page())
