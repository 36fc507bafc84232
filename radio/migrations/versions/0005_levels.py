"""How loud everything a station plays is."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Loudness and true peak as every take had them so far."""
    for name, usual in (("loudness", "-16"), ("true_peak", "-1.5")):
        column = sa.Column(name, sa.Float(), nullable=False, server_default=usual)
        op.add_column("station", column)
