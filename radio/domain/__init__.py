"""The rules of the field, pure: no file, clock, network or database is touched here."""
