"""What the machine remembers without a key: language, theme, sizes, which vault was open last. No record content."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSaveFile, QStandardPaths, Signal

from ui.i18n import LanguageName
from ui.theme import ThemeName

IDLE_MINUTES = (1, 2, 5, 10, 15, 30)


@dataclass(frozen=True)
class Preferences:
    """`idle_minutes` is V21's lock; `alternate` makes Enter go from question to answer and back."""

    language: LanguageName = "zh"
    theme: ThemeName = "light"
    large_type: bool = False
    record_in_hei: bool = False
    idle_minutes: int = 5
    alternate: bool = True
    vault: str = ""


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "language": lambda value: value in ("zh", "en"),
    "theme": lambda value: value in ("light", "dark", "system"),
    "large_type": lambda value: isinstance(value, bool),
    "record_in_hei": lambda value: isinstance(value, bool),
    "idle_minutes": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "alternate": lambda value: isinstance(value, bool),
    "vault": lambda value: isinstance(value, str),
}


def nearest_minutes(value: int, most: int | None = None) -> int:
    """The choice nearest to `value`, of those that are at most `most`; the shortest where none is."""
    allowed = [minutes for minutes in IDLE_MINUTES if most is None or minutes <= most] or [IDLE_MINUTES[0]]
    return min(allowed, key=lambda minutes: abs(minutes - value))


class PreferenceStore(QObject):
    """Reads once, writes atomically at every change. A file that cannot be read counts as absent."""

    changed = Signal(object)

    def __init__(self, path: Path, first: Preferences | None = None) -> None:
        """`first` is what a machine begins with that has no file yet."""
        super().__init__()
        self._path = path
        self._first = first or Preferences()
        self.now = self._read()

    def change(self, **values: Any) -> None:
        """Set some preferences; unknown names raise `TypeError`."""
        after = replace(self.now, **values)
        if after != self.now:
            self.now = after
            self._write()
            self.changed.emit(after)

    def _read(self) -> Preferences:
        try:
            data = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return self._first
        known = {field.name for field in fields(Preferences)}
        if not isinstance(data, dict):
            return self._first
        good = {name: data[name] for name in known & data.keys() if _CHECKS[name](data[name])}
        if "idle_minutes" in good:
            good["idle_minutes"] = nearest_minutes(good["idle_minutes"])
        return replace(self._first, **good)

    def _write(self) -> None:
        """A folder that takes no settings is no reason to stop: the choice then lasts until the program ends."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        file = QSaveFile(str(self._path))
        if file.open(QSaveFile.OpenModeFlag.WriteOnly):
            file.write(json.dumps(asdict(self.now), indent=1).encode())
            file.commit()


def settings_path() -> Path:
    """Where this person's choices for this machine stand."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "settings.json"
