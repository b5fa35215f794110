"""The agents of a scene: characters who offer, a director who writes, a dramaturge who asks."""
