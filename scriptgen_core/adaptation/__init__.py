"""Source material into a screenplay: what is read, how it is cut into batches, and the conversation that adapts it."""

from scriptgen_core.adaptation.batches import merged, moved, plan_batches, split
from scriptgen_core.adaptation.sources import READABLE, Unreadable, read_sources

__all__ = ["READABLE", "Unreadable", "merged", "moved", "plan_batches", "read_sources", "split"]
