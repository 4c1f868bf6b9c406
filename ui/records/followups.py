"""What follows from a move at once, in other records: one entry a move."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from forms.kinds import KINDS
from storage.model import Revision
from storage.session import Session


def _items_are_back(session: Session, slip: Revision) -> tuple[str, ...]:
    """V14: items on a return slip that both sides have signed are returned; one that is no longer out stays as it
    is."""
    move = KINDS["doc_item"].transition("return")
    touched = []
    for item in slip.content.get("items") or ():
        head = session.records.get(str(item)).head
        if head.state in move.sources:
            session.records.transition(head.record, head.id, move.name, {"return_slip": slip.record})
            touched.append(head.record)
    return tuple(touched)


FOLLOW_UPS: Mapping[tuple[str, str], Callable[[Session, Revision], tuple[str, ...]]] = {
    ("doc_return", "sign"): _items_are_back,
}
"""By kind and move: writes what follows and returns the records it touched."""


def follow_up(session: Session, revision: Revision) -> tuple[str, ...]:
    """On the storage thread, after the move has been committed."""
    act = FOLLOW_UPS.get((revision.kind, revision.action))
    return act(session, revision) if act is not None else ()
