"""What read a document: stands in its provenance."""

TOOL_VERSION = "0.1.0"
RULES_VERSION = "5"
"""Raised whenever the same bytes may read differently; `reread` brings a store up to it."""
