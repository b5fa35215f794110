"""Checks of the page that a program can decide, without a model: what a professional page keeps to."""

from scriptgen_core.formats.checks.findings import CheckSeverity, Finding, Thresholds
from scriptgen_core.formats.checks.scene import check_scene

__all__ = ["CheckSeverity", "Finding", "Thresholds", "check_scene"]
