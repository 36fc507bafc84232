"""The `radio` command: parse, one call, show."""


def main() -> None:
    """Run the command line."""
