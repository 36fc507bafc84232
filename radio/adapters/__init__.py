"""The world outside: database, files, voices, encoders; each behind a protocol of `radio.ports`."""
