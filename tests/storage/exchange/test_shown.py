"""What the export review shows an account: rows of what it reads, numbers for the rest, nothing of contact reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from storage.exchange import sealing
from storage.exchange.bundles import BundleBook
from storage.exchange.export import Export
from storage.exchange.slip import handover_slip
from storage.media import FoundMedium, folder_medium
from storage.model import Revision
from storage.session import Session
from tests.storage.crowd import LEADER, MEMBER, SECADMIN, SECOND, Crowd, file_report, theirs
from ui.handover.outgoing import of_review, of_row


def void(session: Session, reason: str, **changes: Any) -> Revision:
    made = session.records.create("interview", theirs(SECOND, LEADER, **changes)).revision
    return session.records.transition(made.record, made.id, "void", reason=reason).revision


def a_stick(crowd: Crowd, folder: Path) -> FoundMedium:
    folder.mkdir()
    found = folder_medium(folder)
    crowd.be(SECADMIN).media.register(found.serial, "folder", found.size, "唐越")
    return found


def test_a_member_is_shown_numbers_of_what_it_may_not_read(crowd: Crowd) -> None:
    hidden = void(crowd.be(LEADER), "秘密理由", gist="只给组长看")
    crowd.now.records.create("interview", theirs(SECOND, LEADER))
    session = crowd.be(MEMBER)
    review = Export(session).review()
    assert review.selection.records == ()
    assert review.selection.revisions == ()
    assert [(row.kind, row.state, row.count) for row in review.selection.counts] == [("interview", "void", 1)]
    assert [(row.serials, row.count) for row in review.selection.held] == [((), 1)]
    assert "秘密理由" not in repr(review)
    (line,) = of_review(session, "delta").lines
    assert (line.kind, line.count) == ("interview", 1)
    leaders = Export(crowd.be(LEADER)).review()
    assert [(row.serial, row.reason) for row in leaders.selection.records] == [(hidden.serial, "秘密理由")]
    assert leaders.selection.mark == review.selection.mark


def test_contact_reports_go_and_are_nowhere_counted(crowd: Crowd, tmp_path: Path) -> None:
    stick = a_stick(crowd, tmp_path / "stick")
    report = file_report(crowd.be(SECOND))
    own = file_report(crowd.be(LEADER))
    void(crowd.now, "登记重复")
    session = crowd.now
    export = Export(session)
    review = export.review()
    assert {row.kind for row in review.selection.records} == {"interview"}
    assert {row.kind for row in review.selection.counts} == {"interview"}
    assert {span.prefix for span in review.serials} == {"TH"}
    row = sealing.run(export.approve(review, stick, None)).row
    assert {report.record, own.record} <= BundleBook(session.connection).records_in(row.id)
    assert {(count.kind, count.count) for count in row.statement.counts} == {("contact_report", 2), ("interview", 1)}
    assert row.records == 1
    out = of_row(session, row.id)
    assert {line.kind for line in out.lines} == {record.kind for record in out.records} == {"interview"}
    assert [line.count for line in handover_slip(row, session.stint, "P-1", "zh").rows] == [1]
    (talks,) = [span for span in row.statement.serials if span.prefix == "TH"]
    span = replace(talks, gaps=(3,), held=(6, 8, 11, 12, 13))
    wide = replace(row, statement=replace(row.statement, serials=(span,)))
    (line,) = handover_slip(wide, session.stint, "P-1", "zh").rows
    assert line.gaps == "0003；留机 0006, 0008, 0011—0013", "numbers in a row are one range"


def test_a_report_alone_makes_a_bundle(crowd: Crowd, tmp_path: Path) -> None:
    stick = a_stick(crowd, tmp_path / "stick")
    file_report(crowd.be(MEMBER))
    session = crowd.be(LEADER)
    out = of_review(session, "delta")
    assert out.lines == ()
    assert not out.is_empty
    export = Export(session)
    sealing.run(export.approve(export.review(), stick, None))
    assert of_review(session, "delta").is_empty


class Forgetful:
    """Forms whose sources this program does not have."""

    def reference(self, form: str) -> Mapping[str, str]:
        return {"name": form, "sha256": "e" * 64}

    def required(self, form: str, content: Mapping[str, Any]) -> tuple[str, ...]:
        return ()

    def source(self, name: str, sha256: str) -> tuple[str, bytes]:
        raise KeyError(name)


def test_a_form_that_is_not_there_is_named(crowd: Crowd, tmp_path: Path) -> None:
    stick = a_stick(crowd, tmp_path / "stick")
    crowd.world.forms = Forgetful()  # type: ignore[assignment]  # a form book of another make
    session = crowd.be(LEADER)
    void(session, "登记重复")
    assert of_review(session, "delta").forms_missing == ("interview",)
    export = Export(session)
    export.approve(export.review(), stick, None)
    (event,) = [event for event in session.audit.events() if event.action == "bundle_approved"]
    assert event.detail["forms_missing"] == ["interview"]
