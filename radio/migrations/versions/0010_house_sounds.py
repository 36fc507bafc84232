"""The sounds that the house and its stations chose for themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table of decisions, of which the last holds; without any, what was shipped is heard."""
    op.create_table(
        "house_sound",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("piece", sa.String(), nullable=False),
        sa.Column("sound", sa.String()),
        sa.Column("recipe", sa.JSON()),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_house_sound"),
    )
    op.create_index("ix_house_sound_piece_station", "house_sound", ["piece", "station"])
