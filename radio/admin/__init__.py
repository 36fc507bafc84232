"""The Flask pages: parse, one call to a desk, show."""
