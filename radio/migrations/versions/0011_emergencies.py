"""Emergencies, their audio, and the warnings of others."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_SPAN = sa.BigInteger()


def upgrade() -> None:
    """Three tables, empty."""
    op.create_table(
        "emergency",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("bulletin", sa.String(), nullable=False),
        sa.Column("written_for_it", sa.Boolean(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("stations", sa.JSON(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("issued_at", _TIME, nullable=False),
        sa.Column("sent_by", sa.String(), nullable=False),
        sa.Column("sent_at", _TIME, nullable=False),
        sa.Column("heard", sa.String(), nullable=False),
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("every", _SPAN, nullable=False),
        sa.Column("expires_at", _TIME, nullable=False),
        sa.Column("times", sa.Integer()),
        sa.Column("readings", sa.Integer(), nullable=False),
        sa.Column("length", _SPAN, nullable=False),
        sa.Column("advisory", sa.String(), nullable=False),
        sa.Column("cancelled_at", _TIME),
        sa.Column("cancelled_by", sa.String()),
        sa.Column("cancel_reason", sa.Text()),
        sa.Column("reviewed_at", _TIME),
        sa.Column("reviewed_by", sa.String()),
        sa.Column("verdict", sa.String()),
        sa.Column("remark", sa.Text()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_emergency"),
        sa.ForeignKeyConstraint(
            ["bulletin"], ["bulletin.id"], name="fk_emergency_bulletin_bulletin"
        ),
    )
    op.create_index("ix_emergency_expires_at", "emergency", ["expires_at"])
    op.create_index("ix_emergency_advisory", "emergency", ["advisory"])
    op.create_table(
        "emergency_edition",
        sa.Column("emergency", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("broadcast", sa.String(), nullable=False),
        sa.Column("media", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("length", _SPAN, nullable=False),
        sa.Column("loudness", sa.Float(), nullable=False),
        sa.Column("cues", sa.JSON(), nullable=False),
        sa.Column("cues_length", _SPAN, nullable=False),
        sa.Column("heard", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("emergency", "station", name="pk_emergency_edition"),
        sa.ForeignKeyConstraint(
            ["emergency"], ["emergency.id"], name="fk_emergency_edition_emergency_emergency"
        ),
    )
    op.create_table(
        "advisory",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("received_at", _TIME, nullable=False),
        sa.Column("expires_at", _TIME, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("stops", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_advisory"),
    )
    op.create_index("ix_advisory_outcome", "advisory", ["outcome"])
    op.create_index("ix_advisory_received_at", "advisory", ["received_at"])
