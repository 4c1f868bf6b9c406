"""The language of the machine. No Qt, and nothing heavy: it is asked before anything else."""

from __future__ import annotations

import locale
import os
from typing import Literal


def system_language() -> Literal["zh", "en"]:
    """`zh` for a Chinese locale, else `en`."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if (name or locale.getlocale()[0] or "").lower().startswith("zh") else "en"
