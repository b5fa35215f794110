"""Tests of settings, models.json and prompts.json."""
