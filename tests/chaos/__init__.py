"""Durable runs under random kills, cancels and resumes, with a provider that refuses three requests of ten."""
