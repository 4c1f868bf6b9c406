"""Revisions to and from canonical JSON (ARCHITECTURE, "Records")."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from forms.canonical import canonical, sha256_hex
from forms.problems import IntegrityFailure
from storage.model import AttachmentRef, Revision, Sealed

FORMAT_VERSION = 1


def encode(revision: Revision) -> bytes:
    """The canonical bytes whose SHA-256 is the revision's id; `revision.id` itself is not part of them."""
    return canonical(
        {
            "v": FORMAT_VERSION,
            "record": revision.record,
            "kind": revision.kind,
            "parents": sorted(revision.parents),
            "author": revision.author,
            "device": revision.device,
            "at": revision.at,
            "serial": revision.serial,
            "state": revision.state,
            "action": revision.action,
            "reason": revision.reason,
            "approved_by": revision.approved_by,
            "form": dict(revision.form),
            "content": _plain(revision.content),
            "protected": {
                name: {"recipients": list(sealed.recipients), "sealed": sealed.sealed}
                for name, sealed in revision.protected.items()
            },
            "attachments": [asdict(ref) for ref in revision.attachments],
        }
    )


def _plain(value: Any) -> Any:
    """Tuples as lists, mappings as dicts: what JSON knows."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def decode(body: bytes) -> Revision:
    """Raises `IntegrityFailure("REVISION_DAMAGED")` for anything that is not exactly a canonical revision."""
    try:
        data = json.loads(body)
        if data["v"] != FORMAT_VERSION:
            raise ValueError("unknown version")
        revision = Revision(
            id=sha256_hex(body),
            record=_text(data["record"]),
            kind=_text(data["kind"]),
            parents=tuple(_text(parent) for parent in data["parents"]),
            author=_text(data["author"]),
            device=_text(data["device"]),
            at=_text(data["at"]),
            serial=_text(data["serial"]),
            state=_text(data["state"]),
            action=_text(data["action"]),
            reason=_text(data["reason"]),
            approved_by=_text(data["approved_by"]),
            form={str(key): _text(value) for key, value in data["form"].items()},
            content=dict(data["content"]),
            protected={
                name: Sealed(tuple(_text(r) for r in sealed["recipients"]), _text(sealed["sealed"]))
                for name, sealed in data["protected"].items()
            },
            attachments=tuple(AttachmentRef(**ref) for ref in data["attachments"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IntegrityFailure("REVISION_DAMAGED") from error
    if encode(revision) != body:
        raise IntegrityFailure("REVISION_DAMAGED")
    return revision


def content_in(body: bytes) -> dict[str, Any]:
    """Only the answers in a stored revision, without the proof that its bytes are canonical: for search and lists."""
    return dict(json.loads(body)["content"])


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value
