"""Parts that every window is made of (UI.md 5)."""
