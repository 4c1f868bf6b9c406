"""Tallies of questionnaires that expose nobody: what is counted, what is shown, and why that is safe (TALLY.md)."""
