"""Reasons of acts as sentences that every reader gets in their own language."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Acts written before have none; what is in their detail stays there, as it was written."""
    op.add_column("audit", sa.Column("reasons", sa.JSON(), nullable=False, server_default="[]"))
