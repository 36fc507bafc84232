"""Written policy bulletins in, approved and correctly read commune radio out."""

__version__ = "0.1.0"
