"""One transaction at a time where rows that do not exist yet are decided upon."""

from __future__ import annotations

import zlib

from sqlalchemy import BigInteger, Connection, func, literal, select


def alone(connection: Connection, about: str) -> None:
    """Wait until no other transaction is at work on `about`; held until this one ends.

    On SQLite every writing transaction is alone already (BEGIN IMMEDIATE).
    """
    if connection.dialect.name != "sqlite":
        number = literal(zlib.crc32(about.encode()), BigInteger)
        connection.execute(select(func.pg_advisory_xact_lock(number)))
