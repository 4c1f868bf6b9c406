"""The printed sheet that says how a vault is opened again when passphrase or machine are gone (DESIGN "Keys")."""

from __future__ import annotations

from typing import Literal

from forms.canonical import sha256_hex
from forms.printing.recovery import RecoveryPrint
from storage.model import PrintJob
from storage.session import Session

PAGE = "recovery_sheet"


def sheet_of(session: Session, language: Literal["zh", "en"], print_no: str = "") -> RecoveryPrint:
    """The sheet of this vault; without a number it is a preview. It holds no secret: only names of public keys."""
    office = session.stint.office
    return RecoveryPrint(
        vault_id=session.vault_id, office=office.name, recipient=office.recovery,
        fingerprint=sha256_hex(office.recovery.encode("ascii")), issued_on=session.clock.now().date().isoformat(),
        language=language, marking=session.stint.marking, practice=session.stint.practice, print_no=print_no,
    )  # fmt: skip


def register_sheet(
    session: Session, target: Literal["printer", "pdf"], language: Literal["zh", "en"]
) -> tuple[PrintJob, RecoveryPrint]:
    """Take a print number for the sheet of this vault."""
    fingerprint = sheet_of(session, language).fingerprint
    job = session.prints.register(session.vault_id, "", "", fingerprint, PAGE, PAGE, 1, target, PAGE)
    return job, sheet_of(session, language, job.number)
