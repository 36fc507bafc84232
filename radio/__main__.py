"""`python -m radio` is the same door as the `radio` command."""

from radio.cli import main

if __name__ == "__main__":
    main()
