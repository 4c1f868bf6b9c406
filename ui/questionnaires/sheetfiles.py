"""The files of one sheet: what was brought for it, and what it had when it was opened to be mended."""

from __future__ import annotations

from collections.abc import Iterable

from storage.answer_files import AnswerFile
from storage.keyed import Keyed
from storage.model import AttachmentRef


class SheetFiles:
    """Files by the name that an answer has for them."""

    def __init__(self, kept: Keyed | None) -> None:
        self._kept = {ref.name: ref for ref in kept.files} if kept else {}
        self._brought: dict[str, AnswerFile] = {}

    def add(self, file: AnswerFile) -> str:
        """Returns the name that the answer is."""
        self._brought[file.ref.name] = file
        return file.ref.name

    def find(self, name: object) -> AttachmentRef | None:
        brought = self._brought.get(str(name))
        return brought.ref if brought else self._kept.get(str(name))

    def as_it_came(self, name: object) -> bool:
        """Whether what a device says of itself in the file was left in it."""
        brought = self._brought.get(str(name))
        return brought is not None and not brought.cleaned

    def brought(self, refs: Iterable[AttachmentRef]) -> tuple[AnswerFile, ...]:
        """Those of `refs` that are to be stored."""
        names = dict.fromkeys(ref.name for ref in refs)
        return tuple(self._brought[name] for name in names if name in self._brought)
