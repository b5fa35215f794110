"""Tests of the calls to language models."""
