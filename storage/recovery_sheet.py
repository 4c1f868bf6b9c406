"""The printed sheet that says how a vault is opened again when passphrase or machine are gone (DESIGN "Keys")."""

from __future__ import annotations

from typing import Literal

from forms.canonical import sha256_hex
from forms.printing.recovery import RecoveryPrint
from storage.model import PrintJob
from storage.session import Session

PAGE = "recovery_sheet"


def register_sheet(
    session: Session, target: Literal["printer", "pdf"], language: Literal["zh", "en"]
) -> tuple[PrintJob, RecoveryPrint]:
    """Take a print number for the sheet of this vault. It holds no secret: only names of public keys."""
    office = session.stint.office
    fingerprint = sha256_hex(office.recovery.encode("ascii"))
    job = session.prints.register(session.vault_id, "", "", fingerprint, PAGE, PAGE, 1, target, PAGE)
    sheet = RecoveryPrint(
        vault_id=session.vault_id, office=office.name, recipient=office.recovery, fingerprint=fingerprint,
        issued_on=session.clock.now().date().isoformat(), language=language, marking=session.stint.marking,
        practice=session.stint.practice, print_no=job.number,
    )  # fmt: skip
    return job, sheet
