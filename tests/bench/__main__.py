"""Runs the parts named on the command line, or all, and prints what they report."""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules

import tests.bench


def show(name: str, value: float, unit: str) -> None:
    print(f"{name:<64}{value:>12,.3f}  {unit}", flush=True)


def main() -> None:
    parts = [part.name for part in iter_modules(tests.bench.__path__) if part.name[0] != "_"]
    for part in sys.argv[1:] or parts:
        module = import_module(f"tests.bench.{part}")
        if hasattr(module, "run"):
            print(f"# {part}: {module.__doc__.splitlines()[0]}")
            module.run(show)


if __name__ == "__main__":
    main()
