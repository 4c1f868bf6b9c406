"""A sealed part that differs between two versions is not chosen blindly (V09)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from forms.problems import Refused
from storage.model import Sealed
from storage.protected import seal
from storage.session import Session
from tests.storage.test_resolving import fork
from tests.ui.bench import picture
from tests.ui.confidential.conftest import PEOPLE, Room
from tests.worlds import an_interview
from ui.components.dialogs import ReasonDialog
from ui.confidential.compare import open_versions
from ui.pages.conflict import ConflictPage


def two_identities(session: Session) -> str:
    """An interview whose identity was typed on two laptops; the other was sealed to the leader only."""
    people = {"interviewers": [PEOPLE["deputy"].id], "recorder": PEOPLE["member"].id}
    first = session.records.create("interview", an_interview(**people)).revision
    one = session.records.save(first.record, first.id, dict(first.content), {"identity": {"name": "欧阳怀瑾"}}).revision
    leader = session.accounts.get(PEOPLE["leader"].id).recipient
    other: dict[str, Sealed] = {"identity": seal({"name": "欧阳怀谨"}, [leader])}
    fork(session, one, other)
    return first.record


def texts(page: ConflictPage) -> str:
    return "\n".join(label.text() for row in page._groups for label in row.findChildren(QLabel))


def ask(room: Room, page: ConflictPage) -> None:
    page._sealed[0].open.click()
    dialog = room.dialog(ReasonDialog)
    dialog.reason.setText("核对两处笔迹")
    dialog.verb.click()
    room.settle()


def test_who_can_open_both_sees_both_before_choosing(room: Room) -> None:
    record = room.ask(two_identities)
    page = room.page("conflict", record)
    assert isinstance(page, ConflictPage)
    assert "欧阳" not in texts(page)
    room.picture("conflict-sealed")
    ask(room, page)
    said = texts(page)
    assert "怀" in said and "瑾" in said and "谨" in said
    picture(room.shell, "confidential-conflict-open-en")
    page = room.page("conflict", record)
    assert isinstance(page, ConflictPage)
    ask(room, page)
    page.seal()
    assert "欧阳" not in texts(page)
    events = [one for one in room.ask(lambda s: list(s.audit.events())) if one.action == "protected_opened"]
    assert len(events) == 4  # both versions, twice
    assert {event.detail["reason"] for event in events} == {"核对两处笔迹"}


def test_who_cannot_is_told_whom_to_ask(room: Room) -> None:
    record = room.ask(two_identities)
    room.sign_in("member")
    page = room.page("conflict", record)
    assert isinstance(page, ConflictPage)
    ask(room, page)
    assert "陆明远" in page.banner.text()
    assert "欧阳" not in texts(page)
    room.picture("conflict-ask")
    view = room.ask(lambda session: session.records.get(record))
    with pytest.raises(Refused, match="NOT_A_RECIPIENT"):  # not even the one side that was sealed to the member
        room.ask(lambda session: open_versions(session, view, "identity", "看看"))


def test_a_head_that_is_no_more_is_refused(room: Room) -> None:
    record = room.ask(two_identities)
    with pytest.raises(Refused, match="CHANGED_MEANWHILE"):
        room.ask(lambda session: session.open_protected(record, "identity", "核对", "0" * 64))
