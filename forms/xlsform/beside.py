"""Files beside a form: ODK keeps them next to it or in `<form>-media`. Only what the form asks for is opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from forms.problems import EnvironmentProblem, Refused

LIMIT = 64 * 1024 * 1024
"""Bytes of all tables of a form together."""


class FilesBeside(Mapping[str, bytes]):
    """The files beside the form at `path`, by name. Asking for one reads it; `read` keeps what was asked for."""

    def __init__(self, path: Path) -> None:
        """Raises `OSError` when a folder cannot be listed."""
        self._files: dict[str, Path] = {}
        for folder in (path.parent, path.parent / f"{path.stem}-media"):
            for file in folder.iterdir() if folder.is_dir() else ():
                if file != path and file.is_file():
                    self._files[file.name] = file
        self.read: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        """Raises `KeyError`, `Refused("FORM_TABLE_LARGE")`, `EnvironmentProblem("FORM_FILE_UNREADABLE")`."""
        if name not in self.read:
            file, left = self._files[name], LIMIT - sum(map(len, self.read.values()))
            try:
                with file.open("rb") as stream:
                    found = stream.read(left + 1)
            except OSError as error:
                raise EnvironmentProblem("FORM_FILE_UNREADABLE", name=name) from error
            if len(found) > left:
                raise Refused("FORM_TABLE_LARGE", name=name, limit_bytes=LIMIT)
            self.read[name] = found
        return self.read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
