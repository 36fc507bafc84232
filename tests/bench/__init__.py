"""Figures, never verdicts: `python -m tests.bench [PART…]` runs every part in one go."""
