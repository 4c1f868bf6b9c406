"""A file of this computer as an attachment of a record."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from forms.problems import Report
from storage.files import environment_problem
from storage.model import AttachmentRef
from storage.session import Session


def take_in(session: Session, path: Path, field: str, report: Report) -> AttachmentRef:
    """Runs on the storage thread. Raises `EnvironmentProblem` where the file cannot be read."""
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    try:
        with path.open("rb") as source:
            return session.attachments.add(source, path.name, media_type, field, path.stat().st_size, report)
    except OSError as error:
        raise environment_problem(error, path) from error
