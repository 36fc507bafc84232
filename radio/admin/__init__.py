"""The admin: Flask pages over the desks, Vietnamese first. Each view parses, calls once, shows."""

from radio.admin.application import create_app

__all__ = ["create_app"]
