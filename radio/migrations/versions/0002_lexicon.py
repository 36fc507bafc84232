"""The lexicon of the house, and the readings a bulletin has of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table for decisions, a column for what one bulletin reads its own way."""
    op.create_table(
        "lexicon",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("context_key", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_lexicon"),
    )
    op.create_index("ix_lexicon_written", "lexicon", ["written"])
    op.add_column("bulletin", sa.Column("readings", sa.JSON(), nullable=False, server_default="[]"))
