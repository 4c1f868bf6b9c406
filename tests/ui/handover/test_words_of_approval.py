"""Whose word lets something out, asked on every page where it is needed (V18, policy `print_approval`)."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from storage.model import Account, PrintJob
from storage.session import Session
from storage.vault import unlock_vault
from tests.ui.bench import Bench
from tests.ui.worlds import LEADER, MEMBER
from tests.worlds import PASSPHRASE, an_interview
from ui.components.dialogs import PassphraseDialog
from ui.handover.approve import ApproveStep
from ui.pages.printed import Language, PrintedPage, numbered_slip
from ui.pages.slip import Slip

DEPUTY = Account("6" * 32, "赵一鸣", "deputy")


def pdf(text: str) -> bytes:
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 100, text)
    canvas.save()
    return out.getvalue()


class RecordSheet(PrintedPage):
    """A sheet of one record, as the tally or the referral is."""

    record = ""

    def maker(self, language: Language) -> Callable[[Session], Slip]:
        def register(session: Session, target: object) -> tuple[PrintJob, str]:
            job = session.prints.register(self.record, "S-1", "", "h", "x", "x", 1, "pdf", "")
            return job, job.number

        return lambda session: numbered_slip(
            session, "sheet", lambda: "?", lambda target: register(session, target), lambda made: pdf(made)
        )


def test_a_sheet_of_a_record_asks_for_the_word_that_policy_wants(bench: Bench, tmp_path: Path) -> None:
    session = bench.vault()
    bench.ask(lambda: session.accounts.add(MEMBER.name, MEMBER.role, PASSPHRASE, account=MEMBER.id))
    bench.ask(lambda: session.policy.set("print_approval", "leader", "内部规定"))
    bench.ask(session.close)
    world = bench.world
    member = bench.opened(lambda: unlock_vault(world.vault, MEMBER.id, PASSPHRASE, world.device, world.tools))
    made = bench.ask(lambda: member.records.create("interview", an_interview(recorder=MEMBER.id)).revision)
    shell = bench.shell_for(member)
    page = RecordSheet(shell.space, lambda: "Sheet")
    page.record = made.record
    shell._add("sheet", page)
    shell._show("sheet")
    bench.settle()
    page.view.save_to(tmp_path / "sheet.pdf")
    bench.settle()
    assert not (tmp_path / "sheet.pdf").exists()
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, PassphraseDialog) and one.isVisible()]
    dialog.passphrase.edit.setText(PASSPHRASE)
    dialog.try_accept()
    bench.settle()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    (job,) = bench.ask(lambda: member.prints.all())
    assert (job.by, job.approved_by) == (MEMBER.id, LEADER.id)


def test_the_passphrase_asked_for_is_that_of_whoever_approves(bench: Bench) -> None:
    space = bench.shell_for(bench.vault()).space
    one, both = ApproveStep(space, [DEPUTY], False), ApproveStep(space, [LEADER, DEPUTY], False)
    for step in (one, both):
        bench.qtbot.addWidget(step)
    assert one.passphrase.edit.accessibleName() == "Passphrase of 赵一鸣"
    assert both.passphrase.edit.accessibleName() == "Passphrase of whoever approves"
