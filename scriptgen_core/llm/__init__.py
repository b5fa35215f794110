"""Calls to language models: one class a provider, their errors, retries, prices, and the wrapper around them."""
