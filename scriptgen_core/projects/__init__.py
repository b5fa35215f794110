"""Projects with their outline, drafts, notes, proposals and runs."""
