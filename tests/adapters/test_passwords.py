"""Hashes of passwords: salted, checked, and never an exception for a damaged one."""

from __future__ import annotations

from radio.adapters.passwords import Argon2Passwords

PASSWORDS = Argon2Passwords()


def test_a_password_matches_its_own_hash_only() -> None:
    hashed = PASSWORDS.hash("mùa xuân")
    assert hashed.startswith("$argon2id$")
    assert PASSWORDS.matches(hashed, "mùa xuân")
    assert not PASSWORDS.matches(hashed, "mua xuan")
    assert PASSWORDS.hash("mùa xuân") != hashed
    assert not PASSWORDS.outdated(hashed)


def test_a_damaged_hash_matches_nothing() -> None:
    for hashed in ("", "x", "$argon2id$broken"):
        assert not PASSWORDS.matches(hashed, "mùa xuân")
