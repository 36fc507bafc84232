"""How bulletins and stations are read, and the versions a bulletin has."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Pace, pitch and treatment as voices have them by themselves; no versions yet."""
    for table in ("bulletin", "station"):
        for name in ("speed", "pitch"):
            op.add_column(table, sa.Column(name, sa.Float(), nullable=False, server_default="1"))
    op.add_column("bulletin", sa.Column("versions", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("bulletin", sa.Column("second_voice", sa.String()))
    op.add_column(
        "approval", sa.Column("second_voice", sa.String(), nullable=False, server_default="")
    )
    op.add_column(
        "station", sa.Column("treatment", sa.String(), nullable=False, server_default="none")
    )
