"""The pages of the window, each a `Page` or, before a vault is open, a plain widget."""
