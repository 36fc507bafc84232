"""Forms in which the packs of a station are made besides the usual MP3."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No station has wished any so far."""
    column = sa.Column("variants", sa.JSON(), nullable=False, server_default="[]")
    op.add_column("station", column)
