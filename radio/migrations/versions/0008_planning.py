"""Dates to be aired by, bulletins that follow one another, targets in minutes, the rules."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No dates and no order yet; the usual rules."""
    op.add_column("bulletin", sa.Column("must_air_by", sa.Date()))
    op.add_column("bulletin", sa.Column("follows", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("target") as target:
        target.alter_column("items", existing_type=sa.Integer(), nullable=True)
        target.add_column(sa.Column("stations", sa.JSON()))
        target.add_column(sa.Column("language", sa.String()))
        target.add_column(sa.Column("minutes", sa.Float()))
    for name, kind, usual in (
        ("ties", sa.String(), "commune"),
        ("plays_a_day", sa.Integer(), "2"),
        ("spacing", sa.BigInteger(), "14400000000"),
    ):
        column = sa.Column(name, kind, nullable=False, server_default=usual)
        op.add_column("communication_plan", column)
