"""Stand-ins for what a test cannot have: a provider of language models, speaking the real protocol."""
