"""models.json, prompts.json, what loads and validates them, and the settings from the environment."""
