"""Words for failure codes, by theme: `code: (zh, en)`. See `ui/messages.py` for how a text is written."""
