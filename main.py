"""Fieldseal (印证): arguments, wiring, exit codes."""
