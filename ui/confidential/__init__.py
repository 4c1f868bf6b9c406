"""Leads, contact reports, recusal, incidents, who may see what, policy: one room."""
