"""The database: SQLite in a file by default, PostgreSQL by URL."""

from radio.adapters.store.database import SqlStore, open_store

__all__ = ["SqlStore", "open_store"]
