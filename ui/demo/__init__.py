"""The example stint that `main.py demo` plays, from the office's kit to the receipt on the laptop."""
