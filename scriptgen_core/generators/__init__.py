"""Bibles from a log line, the outline, and the whole script as one screenplay."""
