"""Which face draws which character (PAPER 7): by role, then character by character.

Order for a role: the office's setting, a licensed face found by its family name, a free face, the floor.
A face that lacks a character hands over to the next role's face; what no face has is named.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Literal, get_args

from forms.printing.facefiles import Face, FaceUnusable, Reason, installed, open_face
from forms.problems import EnvironmentProblem

Role = Literal[
    "title", "hei", "fang", "kai", "song",
    "serif", "serif_bold", "serif_italic", "sans", "sans_bold", "mono",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True)
class RoleSpec:
    """Families of a role in order of preference. `latin` draws what is below U+2000; `stroke` (em) thickens
    the floor to the weight that the role asks for."""

    licensed: tuple[str, ...]
    free: tuple[str, ...]
    floor: str
    latin: Role | None = None
    then: tuple[Role, ...] = ()
    stroke: float = 0


SERIF_FLOOR, SANS_FLOOR = "Noto Serif SC", "Noto Sans SC"

SPECS: Mapping[Role, RoleSpec] = {
    "title": RoleSpec(
        ("方正小标宋_GBK", "方正小标宋", "方正小标宋简体"),
        ("Noto Serif SC Bold", "Noto Serif CJK SC Bold", "Source Han Serif SC Bold"),
        SERIF_FLOOR, "serif_bold", ("song", "hei", "kai"), 0.03,
    ),
    "hei": RoleSpec(
        ("黑体", "SimHei", "方正黑体_GBK"), ("Noto Sans SC Medium", "Noto Sans CJK SC Medium"),
        SANS_FLOOR, "sans_bold", ("song", "kai", "fang"), 0.03,
    ),
    "fang": RoleSpec(
        ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK"), ("LXGW WenKai Light",),
        SERIF_FLOOR, "serif", ("kai", "song", "hei"),
    ),
    "kai": RoleSpec(
        ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK"), ("LXGW WenKai",),
        SERIF_FLOOR, "serif", ("fang", "song", "hei"),
    ),
    "song": RoleSpec(
        ("宋体", "SimSun", "方正书宋_GBK"), (SERIF_FLOOR,), SERIF_FLOOR, "serif", ("hei", "kai", "fang"),
    ),
    "serif": RoleSpec((), ("Liberation Serif",), SERIF_FLOOR, None, ("song", "hei", "kai")),
    "serif_bold": RoleSpec((), ("Liberation Serif Bold",), SERIF_FLOOR, None, ("title", "song", "hei", "kai"), 0.03),
    "serif_italic": RoleSpec((), ("Liberation Serif Italic",), SERIF_FLOOR, None, ("kai", "song", "hei")),
    "sans": RoleSpec((), ("Liberation Sans",), SANS_FLOOR, None, ("hei", "song", "kai")),
    "sans_bold": RoleSpec((), ("Liberation Sans Bold",), SANS_FLOOR, None, ("hei", "song", "kai"), 0.03),
    "mono": RoleSpec((), ("Liberation Mono",), SANS_FLOOR, None, ("hei", "song", "kai")),
}  # fmt: skip

FULL_WIDTH_MARKS = frozenset("“”‘’—…·")
"""Marks that fill a cell in Chinese text although some Chinese faces draw them narrow."""

_NEARLY_FULL = 0.95
_LATIN_LIMIT = "\u2000"


@dataclass(frozen=True)
class Choice:
    """The face for one character; `stroke` in em. `full` says that the glyph takes a whole cell."""

    face: Face
    stroke: float
    advance: float
    full: bool


@dataclass(frozen=True)
class Substitution:
    """What the print settings list: the role, the family it asks for, the one that serves, and why."""

    role: Role
    wanted: str
    used: str
    reason: Reason

    def __str__(self) -> str:
        return f"{self.role}: {self.used} for {self.wanted} ({self.reason})"


def is_drawn(character: str) -> bool:
    """Whether `character` leaves anything on paper: controls, joiners and variation selectors do not."""
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return False
    return unicodedata.category(character) not in ("Cc", "Cf")


class Faces:
    """The faces of one machine. Files are searched and opened at first use and kept; safe to share."""

    def __init__(self, folders: Sequence[Path], settings: Mapping[str, Path] | None = None) -> None:
        """`folders` in order of preference (the program's own fonts among them); `settings` role → file."""
        self._folders = tuple(folders)
        self._settings = dict(settings or {})
        self._open: dict[tuple[Path, int], Face | FaceUnusable] = {}
        self._own: dict[Role, Served] = {}
        self._substitutions: dict[Role, Substitution] = {}
        self._choices: dict[tuple[Role, str], Choice | None] = {}
        self._ink: dict[tuple[str, str], tuple[float, float]] = {}
        self.drawing = Lock()
        """Held while a document is drawn: ReportLab reads a face file at one position."""

    @classmethod
    def for_program(cls, root: Path, settings: Mapping[str, Path] | None = None) -> Faces:
        """The faces of the program at `root` (converted ones under `build/fonts`, installed ones under `fonts`)
        and of this machine."""
        own = (root / "build" / "fonts", root / "fonts")
        return cls(font_folders(own, sys.platform, Path.home()), settings)

    @cached_property
    def _installed(self) -> dict[str, tuple[Path, int]]:
        return installed(self._folders)

    def choices(self, text: str, role: Role) -> list[Choice | None]:
        """The face of every character of `text`; None where none has it or nothing is drawn."""
        found = [self._choose(role, character) for character in text]
        latin = SPECS[role].latin
        if latin:
            for at in range(1, len(text) - 1):
                # an apostrophe or dot inside a Latin word or figure belongs to it
                if text[at] in "’·" and _is_latin_letter(text[at - 1]) and _is_latin_letter(text[at + 1]):
                    found[at] = self._choose(latin, text[at])
        return found

    def missing_characters(self, text: str, role: Role = "song") -> tuple[str, ...]:
        """Characters of `text` that no face has, each once, in order."""
        choices = zip(text, self.choices(text, role), strict=True)
        return tuple(dict.fromkeys(character for character, choice in choices if not choice and is_drawn(character)))

    def handovers(self, text: str, role: Role) -> dict[str, str]:
        """Characters that the role's own face lacks → the family that draws them instead."""
        own = {self._face_of(role).face.key}
        if latin := SPECS[role].latin:
            own.add(self._face_of(latin).face.key)
        choices = zip(text, self.choices(text, role), strict=True)
        return {character: choice.face.family for character, choice in choices if choice and choice.face.key not in own}

    def chosen(self) -> dict[Role, str]:
        """Role → family (or file name of the office's setting) that serves it on this machine."""
        return {role: self._face_of(role).face.family for role in ROLES}

    def substitutions(self) -> tuple[Substitution, ...]:
        """Roles that are not served by the family they ask for."""
        for role in ROLES:
            self._face_of(role)
        return tuple(self._substitutions[role] for role in ROLES if role in self._substitutions)

    def ink(self, choice: Choice, character: str) -> tuple[float, float]:
        """Left and right edge of the glyph's ink, in em."""
        key = (choice.face.key, character)
        if key not in self._ink:
            self._ink[key] = choice.face.ink(character)
        return self._ink[key]

    def by_key(self, key: str) -> Face:
        """An opened face; raises `KeyError`."""
        for face in self._open.values():
            if not isinstance(face, FaceUnusable) and face.key == key:
                return face
        raise KeyError(key)

    def _choose(self, role: Role, character: str) -> Choice | None:
        key = (role, character)
        if key not in self._choices:
            self._choices[key] = self._search(role, character) if is_drawn(character) else None
        return self._choices[key]

    def _search(self, role: Role, character: str) -> Choice | None:
        spec = SPECS[role]
        marks = spec.latin is not None and character in FULL_WIDTH_MARKS
        chain: tuple[Role, ...] = (role, *spec.then)
        if spec.latin and character < _LATIN_LIMIT and not marks:
            chain = (spec.latin, *chain)
        first: Choice | None = None
        for candidate in chain:
            own = self._face_of(candidate)
            if own.face.covers(character):
                advance = own.face.advance(character)
                full = (advance >= _NEARLY_FULL and character >= _LATIN_LIMIT) or marks
                choice = Choice(own.face, own.stroke, advance, full and spec.latin is not None)
                if not marks or advance >= _NEARLY_FULL:
                    return choice
                first = first or choice
        return first

    def _face_of(self, role: Role) -> Served:
        if role not in self._own:
            self._own[role] = self._resolve(role)
        return self._own[role]

    def _resolve(self, role: Role) -> Served:
        spec = SPECS[role]
        reason: Reason | None = None
        if role in self._settings:
            face = self._try(self._settings[role], 0, self._settings[role].stem)
            if not isinstance(face, FaceUnusable):
                return Served(face, 0)
            reason = face.reason
        for family in (*spec.licensed, *spec.free, spec.floor):
            if family not in self._installed:
                continue
            face = self._try(*self._installed[family], family)
            if isinstance(face, FaceUnusable):
                reason = reason or face.reason
                continue
            if family not in spec.licensed and (reason or family != (*spec.licensed, *spec.free)[0]):
                wanted = str(self._settings.get(role) or (*spec.licensed, *spec.free)[0])
                self._substitutions[role] = Substitution(role, wanted, family, reason or "not_found")
            return Served(face, spec.stroke if family == spec.floor else 0)
        raise EnvironmentProblem("FACES_MISSING", family=spec.floor)

    def _try(self, path: Path, number: int, family: str) -> Face | FaceUnusable:
        if (path, number) not in self._open:
            try:
                face = open_face(path, number, family)
                taken = {other.key for other in self._open.values() if not isinstance(other, FaceUnusable)}
                if face.key in taken:
                    face.rename(f"{face.key}-{len(taken)}")
                self._open[path, number] = face
            except FaceUnusable as unusable:
                self._open[path, number] = unusable
        return self._open[path, number]


@dataclass(frozen=True)
class Served:
    """The face that serves a role, and the stroke (em) that brings it to the role's weight."""

    face: Face
    stroke: float


def _is_latin_letter(character: str) -> bool:
    return character.isascii() and character.isalnum()


def font_folders(own: Iterable[Path], platform: str, home: Path) -> tuple[Path, ...]:
    """The program's own font folders, then those of the system (`platform` as `sys.platform`) and the person."""
    system: tuple[Path, ...]
    if platform == "win32":
        system = (Path("C:/Windows/Fonts"), home / "AppData/Local/Microsoft/Windows/Fonts")
    elif platform == "darwin":
        system = (Path("/Library/Fonts"), Path("/System/Library/Fonts"), home / "Library/Fonts")
    else:
        system = (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"), home / ".local/share/fonts")
    return (*own, *system)
