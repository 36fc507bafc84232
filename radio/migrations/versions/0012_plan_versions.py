"""Versions of the plan, and broadcasts that a person holds as they were."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No version yet: the first plan made from now on is the first."""
    op.add_column(
        "broadcast", sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "plan_version",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("by", sa.String()),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_plan_version"),
    )
    op.create_table(
        "plan_change",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("broadcast", sa.String(), nullable=False),
        sa.Column("content", sa.JSON()),
        sa.ForeignKeyConstraint(
            ["version"], ["plan_version.number"], name="fk_plan_change_version_plan_version"
        ),
        sa.PrimaryKeyConstraint("version", "broadcast", name="pk_plan_change"),
    )
    op.create_index("ix_plan_change_broadcast_version", "plan_change", ["broadcast", "version"])
