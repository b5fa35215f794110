"""Runs it all: the controller, the optimizer, the call ledger and the durable engine."""
