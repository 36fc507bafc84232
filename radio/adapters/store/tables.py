"""Every table. What refers to a row that may be gone (history outlives stations) has no key to it.

Lists that are only ever read whole (the parts of a programme, a rundown, cues) are JSON.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    false,
    true,
)

from radio.adapters.store.columns import Dates, Span, Types, UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_NULLABLE_JSON = JSON(none_as_null=True)

bulletin = Table(
    "bulletin",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("theme", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("audience", JSON, nullable=False),
    Column("language", String, nullable=False),
    Column("priority", String, nullable=False),
    Column("source", Text, nullable=False),
    Column("valid_from", Date),
    Column("valid_until", Date),
    Column("must_air_by", Date),
    Column("follows", String, nullable=False, server_default=""),
    Column("wanted_voice", String, nullable=False),
    Column("readings", JSON, nullable=False, server_default="[]"),
    Column("speed", Float, nullable=False, server_default="1"),
    Column("pitch", Float, nullable=False, server_default="1"),
    Column("versions", JSON, nullable=False, server_default="[]"),
    Column("author", String, nullable=False),
    Column("state", String, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("version", Integer, nullable=False),
    Column("voice", String),
    Column("second_voice", String),
    Column("approved_in", Integer),  # version whose approval stands; none: it is void
    Column("remark", Text, nullable=False),
    Index(None, "changed_at"),
)

approval = Table(  # never changed, never deleted: who let what on the air stays known
    "approval",
    metadata,
    Column("bulletin", ForeignKey("bulletin.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("person", String, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("heard", String, nullable=False),
    Column("voice", String, nullable=False),
    Column("second_voice", String, nullable=False, server_default=""),
)

lexicon = Table(  # never changed, never deleted: the last decision for a form holds
    "lexicon",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("station", String, nullable=False),
    Column("written", Text, nullable=False),
    Column("context_key", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("reading", Text),  # none: forgotten
    Column("note", Text, nullable=False),
    Column("who", String, nullable=False),
    Column("at", UtcTime),
    Index(None, "written"),
)

person = Table(
    "person",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("stations", JSON, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("password_hash", Text),
    Column("one_time", Boolean, nullable=False),
)

communication_plan = Table(
    "communication_plan",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date, nullable=False),
    Column("ties", String, nullable=False, server_default="commune"),
    Column("plays_a_day", Integer, nullable=False, server_default="2"),
    Column("spacing", Span, nullable=False, server_default="14400000000"),
)

theme = Table(
    "theme",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("clause", Text, nullable=False),
)

audience = Table(
    "audience",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
)

target = Table(
    "target",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("theme", String, nullable=False),
    Column("items", Integer),
    Column("period", String, nullable=False),
    Column("audience", String),
    Column("stations", _NULLABLE_JSON),
    Column("language", String),
    Column("minutes", Float),
)

channel = Table(
    "channel",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("after", String),
)

station = Table(
    "station",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("code", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("successor", String),
    Column("channel", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("languages", JSON, nullable=False),
    Column("voice", String, nullable=False),
    Column("speed", Float, nullable=False, server_default="1"),
    Column("pitch", Float, nullable=False, server_default="1"),
    Column("treatment", String, nullable=False, server_default="none"),
    Column("loudness", Float, nullable=False, server_default="-16"),
    Column("true_peak", Float, nullable=False, server_default="-1.5"),
    Column("variants", JSON, nullable=False, server_default="[]"),
)

programme = Table(
    "programme",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("parts", JSON, nullable=False),
    Column("after_emergency", String, nullable=False, server_default="resume"),
)

slot = Table(
    "slot",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("programme", String, nullable=False),
    Column("starts", Time, nullable=False),
    Column("length", Span, nullable=False),
    Column("repeat", Text, nullable=False),
    Column("stations", _NULLABLE_JSON),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("after_emergency", String),
    Column("except_on", Dates, nullable=False, server_default="[]"),
    Column("also_on", Dates, nullable=False, server_default="[]"),
    Column("on_types", Types, nullable=False, server_default="[]"),
    Column("not_on_types", Types, nullable=False, server_default="[]"),
    Column("handed_over", Boolean, nullable=False, server_default=true()),
    Column("despite_limits", Text, nullable=False, server_default=""),
)

special_day = Table(
    "special_day",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("on", Date, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("until", Date),
    Column("source", Text, nullable=False, server_default=""),
)

limit_rule = Table(
    "limit_rule",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("source", Text, nullable=False),
    Column("at_most", Integer),
    Column("begins", Time),
    Column("ends", Time),
    Column("area", Text, nullable=False),
    Column("stations", _NULLABLE_JSON),
    Column("on_types", Types, nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
)

slot_override = Table(  # never deleted: of one slot, date and station the last not undone holds
    "slot_override",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("slot", String, nullable=False),
    Column("on", Date, nullable=False),
    Column("does", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("station", String),
    Column("moved_to", Date),
    Column("starts", Time),
    Column("programme", String),
    Column("length", Span),
    Column("despite_limits", Boolean, nullable=False),
    Column("who", String, nullable=False),
    Column("made_at", UtcTime),
    Column("undone", Boolean, nullable=False),
    Index(None, "on", "slot"),
)

broadcast = Table(
    "broadcast",
    metadata,
    Column("id", String, primary_key=True),
    Column("station", String, nullable=False),
    Column("slot", String, nullable=False),
    Column("programme", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("starts_at", UtcTime, nullable=False),
    Column("slot_length", Span, nullable=False),
    Column("segments", JSON, nullable=False),
    Column("choices", JSON, nullable=False),
    Column("state", String, nullable=False),
    Column("lost", JSON, nullable=False, server_default="[]"),
    Column("held", Boolean, nullable=False, server_default=false()),
    Index(None, "on", "station"),
)

plan_version = Table(
    "plan_version",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("made_at", UtcTime, nullable=False),
    Column("why", String, nullable=False),
    Column("by", String),
    Column("changed", Integer, nullable=False),
)

plan_change = Table(  # a version holds only what it changed; never changed, never deleted
    "plan_change",
    metadata,
    Column("version", ForeignKey("plan_version.number"), primary_key=True),
    Column("broadcast", String, primary_key=True),
    Column("content", _NULLABLE_JSON),  # none: it is not there any more
    Index(None, "broadcast", "version"),
)

running_order = Table(  # no key to its broadcast: a plan made anew must not forget it
    "running_order",
    metadata,
    Column("broadcast", String, primary_key=True),
    Column("on", Date, nullable=False),
    Column("bulletins", JSON, nullable=False),
    Column("left_out", JSON, nullable=False),
    Column("by", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Index(None, "on"),
)

edition = Table(
    "edition",
    metadata,
    Column("broadcast", ForeignKey("broadcast.id", ondelete="CASCADE"), primary_key=True),
    Column("media", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("length", Span, nullable=False),
    Column("loudness", Float, nullable=False),
    Column("cues", JSON, nullable=False),
    Column("cues_length", Span, nullable=False),
    Column("heard", JSON, nullable=False),
)

house_sound = Table(  # never changed, never deleted: the last decision holds
    "house_sound",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("station", String, nullable=False),
    Column("piece", String, nullable=False),
    Column("sound", String),  # none: given back
    Column("recipe", _NULLABLE_JSON),
    Column("title", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", UtcTime, nullable=False),
    Index(None, "piece", "station"),
)

emergency = Table(  # never deleted: who aired what stays known
    "emergency",
    metadata,
    Column("id", String, primary_key=True),
    Column("bulletin", ForeignKey("bulletin.id"), nullable=False),
    Column("written_for_it", Boolean, nullable=False),
    Column("level", String, nullable=False),
    Column("stations", JSON, nullable=False),
    Column("source", Text, nullable=False),
    Column("issued_at", UtcTime, nullable=False),
    Column("sent_by", String, nullable=False),
    Column("sent_at", UtcTime, nullable=False),
    Column("heard", String, nullable=False),
    Column("voice", String, nullable=False),
    Column("every", Span, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("times", Integer),
    Column("readings", Integer, nullable=False),
    Column("length", Span, nullable=False),
    Column("advisory", String, nullable=False),
    Column("cancelled_at", UtcTime),
    Column("cancelled_by", String),
    Column("cancel_reason", Text),
    Column("reviewed_at", UtcTime),
    Column("reviewed_by", String),
    Column("verdict", String),
    Column("remark", Text),
    Column("version", Integer, nullable=False),
    Index(None, "expires_at"),
    Index(None, "advisory"),
)

emergency_edition = Table(
    "emergency_edition",
    metadata,
    Column("emergency", ForeignKey("emergency.id"), primary_key=True),
    Column("station", String, primary_key=True),
    Column("broadcast", String, nullable=False),
    Column("media", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("length", Span, nullable=False),
    Column("loudness", Float, nullable=False),
    Column("cues", JSON, nullable=False),
    Column("cues_length", Span, nullable=False),
    Column("heard", JSON, nullable=False),
)

advisory = Table(  # messages of others, each once; never deleted
    "advisory",
    metadata,
    Column("key", String, primary_key=True),
    Column("received_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("title", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("stops", JSON, nullable=False),
    Column("outcome", String, nullable=False),
    Column("reason", JSON, nullable=False),
    Index(None, "outcome"),
    Index(None, "received_at"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", UtcTime, nullable=False),
    Column("by", String),
    Column("act", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("reasons", JSON, nullable=False, server_default="[]"),
    Index(None, "subject"),
)

job = Table(
    "job",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("state", String, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("dedupe", String, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("max_attempts", Integer, nullable=False),
    Column("not_before", UtcTime),
    Column("owner", String),
    Column("lease_until", UtcTime),
    Column("sent_at", UtcTime),
    Column("progress", Float, nullable=False),
    Column("note", _NULLABLE_JSON),
    Column("error", _NULLABLE_JSON),
    Column("cancel_requested", Boolean, nullable=False),
    Column("finished_at", UtcTime),
    Index(None, "state"),
    Index(None, "dedupe"),
    Index(None, "created_at"),
)
_LIVE = job.c.state.in_(("queued", "running"))
Index("uq_job_live", job.c.dedupe, unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE)
