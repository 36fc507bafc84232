"""What comes after an emergency, and what a broadcast lost to one."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Programmes go on after an emergency; no broadcast has lost anything yet."""
    op.add_column(
        "programme",
        sa.Column("after_emergency", sa.String(), nullable=False, server_default="resume"),
    )
    op.add_column("slot", sa.Column("after_emergency", sa.String()))
    op.add_column("broadcast", sa.Column("lost", sa.JSON(), nullable=False, server_default="[]"))
