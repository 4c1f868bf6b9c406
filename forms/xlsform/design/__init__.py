"""Questionnaires designed in the program: a plain model that becomes an XLSForm, and comes back from one."""
