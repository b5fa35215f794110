"""Critique, proposals, and changes a writer accepts one by one."""
