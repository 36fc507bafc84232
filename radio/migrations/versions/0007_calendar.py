"""Days and kinds of days of slots, limits, and what is different on one date."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Slots come round as before; there are no limits and no overrides yet."""
    for name in ("except_on", "also_on", "on_types", "not_on_types"):
        op.add_column("slot", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    op.add_column(
        "slot", sa.Column("handed_over", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.add_column("slot", sa.Column("despite_limits", sa.Text(), nullable=False, server_default=""))
    op.add_column("special_day", sa.Column("until", sa.Date()))
    op.add_column("special_day", sa.Column("source", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "limit_rule",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at_most", sa.Integer()),
        sa.Column("begins", sa.Time()),
        sa.Column("ends", sa.Time()),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("stations", sa.JSON(none_as_null=True)),
        sa.Column("on_types", sa.JSON(), nullable=False),
        sa.Column("valid_from", sa.Date()),
        sa.Column("valid_to", sa.Date()),
        sa.PrimaryKeyConstraint("position", name="pk_limit_rule"),
    )
    op.create_table(
        "slot_override",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("does", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("station", sa.String()),
        sa.Column("moved_to", sa.Date()),
        sa.Column("starts", sa.Time()),
        sa.Column("programme", sa.String()),
        sa.Column("length", sa.BigInteger()),
        sa.Column("despite_limits", sa.Boolean(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True)),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_slot_override"),
    )
    op.create_index("ix_slot_override_on_slot", "slot_override", ["on", "slot"])
