"""The running orders that people chose for single broadcasts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table with the decision that holds for each broadcast; the audit log has the others."""
    op.create_table(
        "running_order",
        sa.Column("broadcast", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("bulletins", sa.JSON(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("broadcast", name="pk_running_order"),
    )
    op.create_index("ix_running_order_on", "running_order", ["on"])
