"""What the whole house speaks of: screenplay and story types, requests and replies, events, errors, rows."""
