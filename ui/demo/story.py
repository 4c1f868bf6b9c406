"""The whole way once: office, kit, vault, interviews, prints, sealed bundle, receipt."""

from __future__ import annotations

import io
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from forms.printing import handover, recovery
from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.pages import render
from forms.xlsform.book import BuiltinForms
from storage.exchange.export import Export
from storage.exchange.intake import Intake
from storage.exchange.kit import Kit, plan_from_file, read_kit
from storage.exchange.office import Office, init_office
from storage.exchange.office_receipts import OfficeReceipts
from storage.exchange.receipts import import_receipt
from storage.exchange.sealing import SealResult, run
from storage.exchange.slip import handover_slip
from storage.files import write_atomically
from storage.keys import KeyFileSecret
from storage.media import folder_medium
from storage.paper import PrintDesk, PrintWish
from storage.recovery_sheet import register_sheet
from storage.session import Session
from storage.vault import VaultTools, create_vault, unlock_vault
from ui.demo.examples import TOLD_ON, Example, moved, published_text, read_examples, repeated

OFFICE_PERSON = "白露"
LEADER = "陆明远"
PASSPHRASES = {
    "白露": "demo-office quiet harbour 41",
    "陆明远": "demo-leader blue lantern 17",
    "沈若兰": "demo-deputy seven kettles 58",
    "方启": "demo-member copper bridge 23",
    "何静": "demo-member silver orchard 64",
}
"""The demo's own, told in its README.txt: an example guards nothing."""

Say = Callable[[str], None]


@dataclass
class Story:
    """Plays the stint into `out`; `seconds` and `facts` go into summary.json."""

    root: Path
    out: Path
    tools: VaultTools
    forms: BuiltinForms
    say: Say
    seconds: dict[str, float] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def later(self) -> timedelta:
        """How far the examples' dates are moved, so that the stint is under way today."""
        return self.tools.clock.now().date() - TOLD_ON

    @property
    def vault(self) -> Path:
        return self.out / "team"

    @property
    def device(self) -> KeyFileSecret:
        return KeyFileSecret(self.out / "key-medium", self.vault, same_disk_allowed=True)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step and say it."""
        self.say(name)
        began = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - began, 2)

    def play(self, interviews: int) -> None:
        """Everything but the pictures. Raises what the parts raise."""
        for name in ("stick/kit", "stick/receipts", "prints", "key-medium", "office-keys"):
            (self.out / name).mkdir(parents=True)
        with self.step("office"):
            office = self._office()
        try:
            with self.step("kit"):
                kit = self._kit(office)
            with self.step("vault"):
                self._vault(kit)
            with self.step("interviews"):
                records = self._interviews(interviews)
            with self.step("prints"):
                self._prints(records)
            with self.step("bundle"):
                self._bundle()
            with self.step("receive"):
                self._receive(office)
            with self.step("receipt"):
                self._receipt()
        finally:
            office.session.close()

    # -- the office ------------------------------------------------------------------------------------------

    def _office(self) -> Office:
        folder = self.out / "office"
        device = KeyFileSecret(self.out / "office-keys", folder, same_disk_allowed=True)
        office, rescue = init_office(
            folder, "霁川县巡察办", OFFICE_PERSON, PASSPHRASES[OFFICE_PERSON], device, self.tools, practice=True
        )
        write_atomically(self.out / "office-keys" / "recovery-key.txt", f"{rescue}\n".encode())
        write_atomically(self.out / "demo-keys.txt", office.age_identity().encode())
        return office

    def _kit(self, office: Office) -> Kit:
        plan = plan_from_file(
            self.root / "resources" / "examples" / "stint.toml", office.card, office.session.clock.new_id
        )
        stint = replace(
            plan.stint, enter_date=moved(plan.stint.enter_date, self.later),
            leave_date=moved(plan.stint.leave_date, self.later),
        )  # fmt: skip
        made = office.make_kit(replace(plan, stint=stint), self.out / "stick" / "kit")
        self.facts["kit_passphrase"] = made.passphrase
        return read_kit(made.path, made.passphrase)

    # -- the team --------------------------------------------------------------------------------------------

    def _vault(self, kit: Kit) -> None:
        stint = kit.for_laptop("A")
        people = {entry.name: entry for entry in stint.roster}
        session = create_vault(self.vault, stint, people[LEADER], PASSPHRASES[LEADER], self.device, self.tools)
        try:
            for name in ("沈若兰", "方启", "何静"):
                session.accounts.add(name, people[name].role, PASSPHRASES[name], account=people[name].id)
            self._recovery_sheet(session)
        finally:
            session.close()

    def open(self, name: str) -> Session:
        """The team's vault as one of its members."""
        return unlock_vault(self.vault, name, PASSPHRASES[name], self.device, self.tools)

    def _interviews(self, count: int) -> list[tuple[Example, str]]:
        """Recorded by the member who recorded them; returns each with its record id."""
        examples = read_examples(self.root / "resources" / "examples")
        published = published_text(self.root)
        if published:
            examples.insert(2, published)
        chosen = list(enumerate(repeated(examples, count or len(examples))))
        made: dict[int, tuple[Example, str]] = {}
        for recorder in sorted({example.recorder for _, example in chosen}):
            session = self.open(recorder)
            try:
                for number, example in chosen:
                    if example.recorder == recorder:
                        made[number] = (example, self._record(session, example))
                self._void_one(session, recorder)
            finally:
                session.close()
        self.facts["interviews"] = len(made)
        self.facts["turns"] = sum(example.text.count("\n") for example, _ in made.values())
        return [made[number] for number, _ in chosen]

    def _record(self, session: Session, example: Example) -> str:
        accounts = {entry.name: entry.id for entry in session.accounts.all()}
        content = example.content(accounts, self.later)
        protected = {"identity": dict(example.identity)} if example.identity else {}
        first = session.records.create("interview", {**content, "turns": [], "gist": ""}, protected).revision
        begun = session.records.transition(first.record, first.id, "begin").revision
        whole = {**content, "source_code": first.content["source_code"]}
        saved = session.records.save(first.record, begun.id, whole).revision
        if example.state == "draft":
            session.records.transition(first.record, saved.id, "pause")
        else:
            session.records.transition(first.record, saved.id, "lock")
        return first.record

    def _void_one(self, session: Session, recorder: str) -> None:
        """A record begun twice by mistake: voided with a reason and the leader's word."""
        if recorder != "方启":
            return
        first = session.records.create("interview", {"unit": session.stint.units[0], "language": "zh"}).revision
        approval = session.accounts.approve(LEADER, PASSPHRASES[LEADER], first.record)
        session.records.transition(first.record, first.id, "void", reason="重复登记", approval=approval)

    # -- paper -----------------------------------------------------------------------------------------------

    def _prints(self, records: list[tuple[Example, str]]) -> None:
        faces = Faces.for_program(self.root)
        session = self.open(LEADER)
        pages = 0
        try:
            for example, record in records:
                if example.state == "draft":
                    continue
                reason = "打印签名件" if example.identity else ""
                pages += self._print(session, faces, record, "signed_record", reason)
                if example.answers["profile"] == "signed_record":
                    pages += self._print(session, faces, record, "internal_copy", "")
                if example.state == "signature_registered":
                    self._sign(session, record)
            pages += self._addendum(session, faces, records)
        finally:
            session.close()
        self.facts["pages"] = pages

    def _print(self, session: Session, faces: Faces, record: str, page: str, reason: str) -> int:
        desk = PrintDesk(session, self.forms)
        job, order = desk.register(PrintWish(record, page, 1, "pdf", "demo", reason))
        made = render(order, faces)
        write_atomically(self.out / "prints" / f"{job.number}-{page}.pdf", made.pdf)
        desk.finish(job, made.pages)
        return made.pages

    def _sign(self, session: Session, record: str) -> None:
        """Register the signature with a file that stands for the scan of the signed pages."""
        head = session.records.get(record).head
        (job, *_) = [job for job in session.prints.all(record) if job.page_kind == "signed_record"]
        scan = (self.out / "prints" / f"{job.number}-signed_record.pdf").read_bytes()
        ref = session.attachments.add(io.BytesIO(scan), "signed-pages.pdf", "application/pdf", "signed_pages")
        answers = {"signature_result": "signed", "readback": "self"}
        session.records.transition(record, head.id, "register_signature", answers, attachments=(ref,))

    def _addendum(self, session: Session, faces: Faces, records: list[tuple[Example, str]]) -> int:
        signed = [record for example, record in records if example.state == "signature_registered"]
        if not signed:
            return 0
        parent = session.records.get(signed[0])
        content = {
            "of": parent.head.content["source_code"], "origin": "interviewee",
            "written_on": moved("2026-03-07", self.later),
            "text": "谈话对象次日来电说明：第二次到货应为七月二十四日，以送货单为准。",
            "recorder": parent.head.content["recorder"], "interviewers": parent.head.content["interviewers"],
        }  # fmt: skip
        first = session.records.create("interview_addendum", content, parent_serial=parent.serial).revision
        session.records.transition(first.record, first.id, "lock")
        return self._print(session, faces, first.record, "addendum", "")

    def _recovery_sheet(self, session: Session) -> None:
        job, sheet = register_sheet(session, "pdf", "zh")
        pdf = self._draw(lambda faces: recovery.lay_out(sheet, faces))
        write_atomically(self.out / "prints" / f"{job.number}-recovery-sheet.pdf", pdf)
        session.prints.finish(job.number, 1)

    def _draw(self, lay: Callable[[Faces], Any]) -> bytes:
        faces = Faces.for_program(self.root)
        return draw(lay(faces), faces)

    # -- the way out and back --------------------------------------------------------------------------------

    def _bundle(self) -> None:
        session = self.open(LEADER)
        try:
            export = Export(session)
            found = folder_medium(self.out / "stick")
            export.register_medium(found, "唐越")
            result = run(export.approve(export.review(), found, None))
            export.deliver(result.row.id)
            self._slip(session, result)
        finally:
            session.close()
        self.facts["bundle"] = {
            "name": result.row.statement.name, "sha256": result.row.sha256, "size": result.row.size,
            "records": result.row.records, "seconds": {step: round(t, 2) for step, t in result.seconds.items()},
        }  # fmt: skip

    def _slip(self, session: Session, result: SealResult) -> None:
        job = session.prints.register(
            result.row.id, result.row.statement.name, "", result.row.sha256, "handover_slip", "handover_slip", 2, "pdf",
            "demo",
        )  # fmt: skip
        request = handover_slip(result.row, session.stint, job.number, "zh")
        pdf = self._draw(lambda faces: handover.lay_out(request, faces))
        write_atomically(self.out / "prints" / f"{job.number}-handover-slip.pdf", pdf)
        session.prints.finish(job.number, 1)

    def _receive(self, office: Office) -> None:
        name = self.facts["bundle"]["name"]
        intake = Intake(office)
        inspection = intake.inspect(self.out / "stick" / f"{name}.sealed")
        received = intake.receive(inspection)
        made = OfficeReceipts(office).issue(received.row.id, self.out / "stick" / "receipts")
        self.facts["receipt"] = made.path.name
        self.facts["checks"] = {check.name: check.level for check in inspection.checks}

    def _receipt(self) -> None:
        session = self.open(LEADER)
        try:
            import_receipt(session, self.out / "stick" / "receipts" / self.facts["receipt"])
            rows = session.records.summaries()
            self.facts["custody"] = dict(sorted(Counter(row.custody for row in rows).items()))
        finally:
            session.close()
