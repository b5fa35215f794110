"""Checks of the screenplay formats."""
