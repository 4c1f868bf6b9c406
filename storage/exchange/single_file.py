"""One file with content leaves by itself (a report outline, a PDF): registered medium, register, read back (V18)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from forms.problems import Refused
from storage.accounts import Approval
from storage.exchange.export import Export as BundleExport
from storage.exchange.target import check_space, put_file
from storage.exporting import Export, leaving, register_export
from storage.media import FoundMedium, removable_media
from storage.model import Medium
from storage.register_book import Entry
from storage.session import Session


@dataclass(frozen=True)
class FileOut:
    """A file that stands on a medium and reads back equal, with its line of the export register."""

    entry: Entry
    medium: Medium
    path: Path


def check_place(session: Session, path: Path) -> None:
    """Whether pages may be saved as a PDF at `path`: on a registered medium alone; in practice anywhere.

    Raises `Refused` (FILE_ONLY_TO_MEDIUM V18, and as `BundleExport.check_medium`).
    """
    if session.stint.practice:
        return
    whole = path.resolve()
    found = next((one for one in removable_media() if whole.is_relative_to(one.path.resolve())), None)
    if found is None:
        raise Refused("FILE_ONLY_TO_MEDIUM", rule="V18", name=path.name)
    BundleExport(session).check_medium(found)


def write_out(
    session: Session, export: Export, found: FoundMedium, stem: str, approval: Approval | None = None
) -> FileOut:  # fmt: skip
    """Register the file, write it to the medium as `<stem>-<number in the register>.<format>`, and read it back.

    Raises `Refused` as `BundleExport.check_medium` and `register_export`, `EnvironmentProblem` (MEDIUM_TOO_SMALL,
    MEDIUM_FULL, MEDIUM_GONE, MEDIUM_READ_ONLY), `IntegrityFailure("READBACK_DIFFERS")`: then nothing stays there, and
    the register says that nothing left.
    """
    medium = BundleExport(session).check_medium(found)
    check_space(found.path, len(export.data))
    entry = register_export(session, export, approval, medium.number)
    path = found.path / f"{stem}-{entry.number}.{export.format}"
    with leaving(session, entry):
        put_file(path, export.data)
    return FileOut(entry, medium, path)
