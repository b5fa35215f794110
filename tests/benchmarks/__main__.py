"""Runs every benchmark of this folder, one after the other."""

import pkgutil
from importlib import import_module

from tests import benchmarks

for found in pkgutil.iter_modules(benchmarks.__path__):
    if not found.name.startswith(("_", "test_")):
        import_module(f"tests.benchmarks.{found.name}").main()
