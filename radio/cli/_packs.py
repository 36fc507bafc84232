"""The table of packs that the building commands end with."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from radio.cli._show import _
from radio.domain.packs.pack import Pack

MEGABYTE = 1_000_000


def table_of(packs: Sequence[Pack]) -> Table:
    """Station, items, minutes and size of each pack."""
    table = Table(_("Station"), _("Date"))
    for heading in (_("Items"), _("Minutes"), _("Size, MB"), _("Files written")):
        table.add_column(heading, justify="right")
    for pack in packs:
        table.add_row(
            pack.station,
            pack.on.isoformat(),
            str(len(pack.bulletins)),
            f"{pack.length.total_seconds() / 60:.1f}",
            f"{pack.bytes / MEGABYTE:.1f}",
            str(pack.written),
        )
    return table
