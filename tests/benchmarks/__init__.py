"""Benchmarks: each module prints one line with its figure. ``python -m tests.benchmarks`` runs them all."""
