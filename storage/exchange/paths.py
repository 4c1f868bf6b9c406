"""Which paths a bundle may hold, and the one message for each way to break the rule (BUNDLE.md 3)."""

from __future__ import annotations

import re

from forms.problems import IntegrityFailure

MAX_PATH = 240
"""Characters of a path below the bag's folder; name and prefix of a ustar header take 255 with the folder."""

_SEGMENT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,95}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_SHOWN = 80


def shown(path: str) -> str:
    """`path` made safe for a message: printable ASCII, at most 80 characters."""
    return path.encode("ascii", "backslashreplace").decode("ascii").replace("\n", "\\n")[:_SHOWN]


def check_path(path: str) -> None:
    """Raise `IntegrityFailure` unless `path` is relative, clean and the same file on every file system."""
    if path.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", path):
        raise IntegrityFailure("BUNDLE_PATH_ABSOLUTE", path=shown(path))
    segments = path.replace("\\", "/").split("/")
    if ".." in segments:
        raise IntegrityFailure("BUNDLE_PATH_PARENT", path=shown(path))
    if len(path) > MAX_PATH or not all(_clean(segment) for segment in path.split("/")):
        raise IntegrityFailure("BUNDLE_PATH_FORM", path=shown(path))


def _clean(segment: str) -> bool:
    whole = _SEGMENT.fullmatch(segment)
    return whole is not None and not segment.endswith(".") and not _RESERVED.fullmatch(segment)


class PathSet:
    """The paths met so far; refuses one that comes twice or that differs from another only in case."""

    def __init__(self) -> None:
        self._by_fold: dict[str, str] = {}

    def add(self, path: str) -> None:
        """Check `path` and remember it. Also refuses a file where a folder of the same name stands."""
        check_path(path)
        known = self._by_fold.get(path.lower())
        if known == path:
            raise IntegrityFailure("BUNDLE_PATH_TWICE", path=shown(path))
        if known is not None:
            raise IntegrityFailure("BUNDLE_PATH_CASE", path=shown(path), other=shown(known.rstrip("/")))
        self._by_fold[path.lower()] = path
        folder = path
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            known = self._by_fold.setdefault(folder.lower(), folder + "/")
            if known != folder + "/":
                raise IntegrityFailure("BUNDLE_PATH_CASE", path=shown(path), other=shown(known.rstrip("/")))

    def __contains__(self, path: str) -> bool:
        return self._by_fold.get(path.lower()) == path
