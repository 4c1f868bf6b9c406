"""Files that are answers: brought without what their device says of itself, kept while their sheet is being keyed.

Whoever has the whole vault reads no order out of them: a file is known by what is in it, and lies where its hash puts
it once its batch has closed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from forms.particulars import picture_type, without_particulars
from forms.problems import Refused, Report, no_report
from forms.xlsform.model import Question
from storage.attachments import CHUNK, MAX_SIZE, Attachments
from storage.database import Connection
from storage.files import environment_problem
from storage.keyed import Keyed
from storage.model import AttachmentRef

MAX_PICTURE = 64 << 20
"""Bytes of a picture whose particulars are taken out: it is held in memory for that."""

_PLAIN = "application/octet-stream"
_KINDS = {
    "image": {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "gif": "gif", "webp": "webp", "heic": "heic", "heif": "heif",
              "tif": "tiff", "tiff": "tiff", "bmp": "bmp"},
    "audio": {"mp3": "mpeg", "m4a": "mp4", "aac": "aac", "wav": "wav", "ogg": "ogg", "oga": "ogg", "opus": "ogg",
              "amr": "amr", "flac": "flac", "wma": "x-ms-wma"},
    "video": {"mp4": "mp4", "m4v": "mp4", "mov": "quicktime", "avi": "x-msvideo", "mkv": "x-matroska", "webm": "webm",
              "3gp": "3gpp", "wmv": "x-ms-wmv"},
    "application": {"pdf": "pdf", "zip": "zip", "doc": "msword", "xls": "vnd.ms-excel", "ppt": "vnd.ms-powerpoint",
                    "rtf": "rtf", "ofd": "ofd",
                    "docx": "vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "xlsx": "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "pptx": "vnd.openxmlformats-officedocument.presentationml.presentation"},
    "text": {"txt": "plain", "csv": "csv"},
}  # fmt: skip
_TYPES = {suffix: f"{kind}/{name}" for kind, names in _KINDS.items() for suffix, name in names.items()}


@dataclass(frozen=True)
class AnswerFile:
    """A file chosen as an answer. `ref` is what is kept of it, under a name that says only which question it answers;
    `open` reads it again; `cleaned` says whether its device's particulars were taken out."""

    ref: AttachmentRef
    open: Callable[[], BinaryIO]
    cleaned: bool


def read_answer(path: Path, question: Question, key: str, report: Report = no_report) -> AnswerFile:
    """Read the file at `path` as an answer to `question`, which stands in a response under `key`.

    Raises `Refused` (ANSWER_FILE_KIND, ANSWER_FILE_EMPTY, ATTACHMENT_TOO_LARGE, PICTURE_DAMAGED),
    `EnvironmentProblem`, `Cancelled`.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as source:
            head = source.read(16)
    except OSError as error:
        raise environment_problem(error, path) from error
    media = picture_type(head) or _TYPES.get(path.suffix.lower().lstrip("."), _PLAIN)
    if question.type != "file" and not media.startswith(f"{question.type}/"):
        raise Refused("ANSWER_FILE_KIND", wanted=question.type)
    if not size:
        raise Refused("ANSWER_FILE_EMPTY")
    cleaned = bool(picture_type(head))
    limit = MAX_PICTURE if cleaned else MAX_SIZE
    if size > limit:
        raise Refused("ATTACHMENT_TOO_LARGE", limit_mb=limit >> 20)
    try:
        opener = _in_memory(without_particulars(path.read_bytes())) if cleaned else lambda: path.open("rb")
        with opener() as source:
            sha256, size = _digest(source, size, report)
    except OSError as error:
        raise environment_problem(error, path) from error
    suffix = next((f".{ending}" for ending, known in _TYPES.items() if known == media), "")
    stem = re.sub(r"[^\w.-]", "_", question.name)
    ref = AttachmentRef(sha256, f"{stem}-{sha256[:16]}{suffix}", media, size, key)
    return AnswerFile(ref, opener, cleaned)


def only_answer(paths: Sequence[Path], question: Question, key: str, report: Report = no_report) -> AnswerFile:
    """As `read_answer`, of what a person chose or dropped. Raises also `Refused("ANSWER_FILE_ONE")`."""
    if len(paths) != 1:
        raise Refused("ANSWER_FILE_ONE", count=len(paths))
    return read_answer(paths[0], question, key, report)


def _in_memory(data: bytes) -> Callable[[], BinaryIO]:
    return lambda: BytesIO(data)


def _digest(source: BinaryIO, size: int, report: Report) -> tuple[str, int]:
    digest, total = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        total += len(chunk)
        report(total, max(size, total))
    return digest.hexdigest(), total


class KeyingFiles:
    """The files of sheets being keyed. Used inside the transaction that writes the sheet."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._attachments = Attachments(connection)

    def keep(
        self, keyed: Keyed, before: Iterable[AttachmentRef], brought: Iterable[AnswerFile], report: Report
    ) -> None:
        """Store what `keyed` names. A file that is not brought must have been on the sheet `before`: naming one that
        lies in the vault for another reason would make it an answer (V09).

        Raises `Refused` (NOT_READABLE, ANSWER_FILE_CHANGED), `EnvironmentProblem`, `Cancelled`.
        """
        known = {ref.sha256 for ref in before}
        offered = {one.ref.sha256: one for one in brought}
        for ref in keyed.files:
            if ref.sha256 in offered:
                self._store(offered[ref.sha256], report)
            elif ref.sha256 not in known:
                raise Refused("NOT_READABLE", rule="V09")

    def _store(self, one: AnswerFile, report: Report) -> None:
        ref = one.ref
        try:
            with one.open() as source:
                kept = self._attachments.add(source, ref.name, ref.type, ref.field, ref.size, report)
        except OSError as error:
            raise environment_problem(error, Path(ref.name)) from error
        if kept.sha256 != ref.sha256:
            raise Refused("ANSWER_FILE_CHANGED")

    def of(self, batch: str) -> set[str]:
        """Hashes of everything that the sheets of a batch name, settled or not."""
        named = (
            "SELECT json_extract(f.value, '$.sha256') FROM {} s, json_each(s.body, '$.files') f WHERE batch = :batch"
        )
        query = " UNION ".join(named.format(table) for table in ("keying", "keying_choice"))
        rows = self._db.execute(query, {"batch": batch})
        return {str(row[0]) for row in rows}

    def drop(self, hashes: Iterable[str]) -> None:
        """Delete those that nothing names any more: no revision, no sheet, nobody about to attach them."""
        batches = [row[0] for row in self._db.execute("SELECT DISTINCT batch FROM keying").fetchall()]
        held = {sha256 for batch in batches for sha256 in self.of(batch)}
        for sha256 in sorted(set(hashes) - held):
            named = self._db.execute(
                "SELECT 1 FROM record_file WHERE sha256 = :it UNION SELECT 1 FROM attachment_adder WHERE sha256 = :it",
                {"it": sha256},
            ).fetchone()
            if named is None:
                self._db.execute("DELETE FROM attachment_chunk WHERE sha256 = ?", (sha256,))
                self._db.execute("DELETE FROM attachment WHERE sha256 = ?", (sha256,))

    def scatter(self, hashes: Iterable[str]) -> None:
        """Write the pieces anew in the order of the hashes: until then they lie as the sheets were keyed."""
        for sha256 in sorted(hashes):
            for (n,) in self._db.execute(
                "SELECT n FROM attachment_chunk WHERE sha256 = ? ORDER BY n", (sha256,)
            ).fetchall():
                self._db.execute(
                    "UPDATE attachment_chunk SET id = (SELECT max(id) + 1 FROM attachment_chunk) "
                    "WHERE sha256 = ? AND n = ?",
                    (sha256, n),
                )
