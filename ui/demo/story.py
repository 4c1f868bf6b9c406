"""The whole way once: office, kit, vault, a month of fieldwork, prints, sealed bundles, receipts."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from forms.canonical import canonical, sha256_hex
from forms.tally.flat import flat_rows
from forms.xlsform.book import BuiltinForms
from storage.clock import Clock
from storage.exchange.export import Export
from storage.exchange.intake import Intake
from storage.exchange.kit import Kit, plan_from_file, read_kit
from storage.exchange.office import Office, init_office
from storage.exchange.office_receipts import OfficeReceipts
from storage.exchange.receipts import import_receipt
from storage.exchange.sealing import run
from storage.files import write_atomically
from storage.keys import KeyFileSecret
from storage.links import unresolved
from storage.media import FoundMedium, folder_medium
from storage.protected import new_identity
from storage.questionnaires import Questionnaires
from storage.session import Session
from storage.vault import VaultTools, create_vault, unlock_vault
from ui.demo.agenda import DECIDING, ENDING, WRITING, Agenda, StoryClock
from ui.demo.apart import Apart
from ui.demo.cast import DEPUTY, LEADER, LIAISON, MEMBERS, OFFICE_PERSON, PASSPHRASES, Sittings, weeks_later
from ui.demo.contacts import Contacts
from ui.demo.examples import Example, moved, stint_interviews
from ui.demo.fieldwork import Field, Team, read_field
from ui.demo.findings import Findings
from ui.demo.notices import Notices
from ui.demo.prints import HANDED_OUT, PAPERS, SIGNED, Printer, register_signature
from ui.demo.surveys import Surveys
from ui.demo.talks import Talks
from ui.demo.weeks import WEEKS, Weeks

INTERVIEWS = 50

Say = Callable[[str], None]


@dataclass
class Story:
    """Plays the stint into `out`; `seconds` and `facts` go into summary.json."""

    root: Path
    out: Path
    tools: VaultTools
    forms: BuiltinForms
    say: Say
    interviews: int = INTERVIEWS
    seconds: dict[str, float] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.later = weeks_later(date.fromisoformat(self.tools.clock.today()))
        self.clock = StoryClock(self.tools.clock.now)
        self.agenda = Agenda(self.clock, self.later)
        told = Clock(self.clock.now, self.tools.clock.new_id)
        self.tools = replace(self.tools, clock=told)
        self.vault = self.out / "team"
        self.device = KeyFileSecret(self.out / "key-medium", self.vault, same_disk_allowed=True)
        self.sittings = Sittings(self.open)
        team = Team(LEADER, DEPUTY, MEMBERS)
        self.field = Field(read_field(self.root), self.sittings.acting, team, self.later)
        self.talks = Talks(self.field, stint_interviews(self.root, self.field.units, self.interviews))
        self.printer = Printer(self.root, self.out / "prints", self.forms)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step and say it."""
        self.say(name)
        began = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - began, 2)

    def open(self, name: str) -> Session:
        """The team's vault as one of its members."""
        return unlock_vault(self.vault, name, PASSPHRASES[name], self.device, self.tools)

    def play(self) -> None:
        """Everything but the pictures; then it is today. Raises what the parts raise."""
        for name in ("stick/kit", "stick/receipts", "prints", "key-medium", "office-keys"):
            (self.out / name).mkdir(parents=True)
        self.agenda.begin(2, 9)
        with self.step("office"):
            office = self._office()
        try:
            with self.step("kit"):
                kit = self._kit(office)
            with self.step("vault"):
                self.agenda.begin(3, 8)
                self._vault(kit)
            self._plan(office)
            for number, acts in enumerate(self.agenda.weeks(), 1):
                with self.step(f"week {number}"):
                    self.agenda.play(acts)
            self._end(office)
            self.clock.release()
        finally:
            self.sittings.close()
            office.session.close()
        self.facts |= self.field.done

    def _plan(self, office: Office) -> None:
        """The month, day by day."""
        agenda, apart = self.agenda, Apart(self.field)
        surveys = Surveys(self.field, self.root / "resources" / "examples")
        weeks = Weeks(self.field)
        for part in (self.talks, self.field, Contacts(self.field), surveys, Findings(self.field), Notices(self.field)):
            part.plan(agenda)
        apart.plan(agenda, lambda: self._lead_bundle(apart))
        for _, friday in WEEKS:
            agenda.at(friday, DECIDING, partial(self._sign, friday))
        agenda.at(13, DECIDING, self._addendum)
        weeks.plan(agenda)
        agenda.at(10, WRITING[0], self._blank)
        for day, hour, kind, page in HANDED_OUT:
            agenda.at(day, hour, partial(self._hand_out, kind, page))
        agenda.at(13, ENDING, lambda: self.hand_over(office))

    def _end(self, office: Office) -> None:
        """On the evening of the last Friday."""
        self.agenda.begin(27, ENDING)
        with self.step("prints"):
            self._prints()
        with self.step("second bundle"):
            self.hand_over(office)
            self._compare(office)
            self._index()

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
        """The kit, whose policy names the key of the body that leads are handed to."""
        plan = plan_from_file(
            self.root / "resources" / "examples" / "stint.toml", office.card, office.session.clock.new_id
        )
        secret, recipient = new_identity()
        write_atomically(self.out / "leads-keys.txt", f"# public key: {recipient}\n{secret}\n".encode())
        stint = replace(
            plan.stint, enter_date=moved(plan.stint.enter_date, self.later),
            leave_date=moved(plan.stint.leave_date, self.later),
            policy={**plan.stint.policy, "leads_recipient": recipient},
        )  # fmt: skip
        made = office.make_kit(replace(plan, stint=stint), self.out / "stick" / "kit")
        self.facts["kit_passphrase"] = made.passphrase
        return read_kit(made.path, made.passphrase)

    def _receive(self, office: Office, path: Path) -> tuple[dict[str, str], str]:
        """What the office's checks found, and the name of its receipt."""
        intake = Intake(office)
        inspection = intake.inspect(path)
        received = intake.receive(inspection)
        made = OfficeReceipts(office).issue(received.row.id, self.out / "stick" / "receipts")
        return {check.name: check.level for check in inspection.checks}, made.path.name

    # -- the team --------------------------------------------------------------------------------------------

    def _vault(self, kit: Kit) -> None:
        stint = kit.for_laptop("A")
        people = {entry.name: entry for entry in stint.roster}
        session = create_vault(self.vault, stint, people[LEADER], PASSPHRASES[LEADER], self.device, self.tools)
        self.sittings.begin(LEADER, session)
        for name in (DEPUTY, *MEMBERS):
            session.accounts.add(name, people[name].role, PASSPHRASES[name], account=people[name].id)
        self.printer.recovery_sheet(session)
        Export(session).register_medium(self._stick(), LIAISON)

    def _stick(self) -> FoundMedium:
        return folder_medium(self.out / "stick")

    def _sign(self, friday: int) -> None:
        """The week's interviews that papers rest on are printed for signature; some come back signed."""
        with self.sittings.acting(LEADER) as session:
            for example, record in self.talks.held:
                if not (self._is_printed(example) and friday - 7 < example.day <= friday):
                    continue
                reason = "打印签名件" if example.identity else ""
                (number,) = self.printer.records(session, "interviews", SIGNED, [record], reason)
                if example.state == "signature_registered":
                    register_signature(session, record, self.printer.read("interviews", number, SIGNED))

    def _is_printed(self, example: Example) -> bool:
        """Those that papers cite by name, and what the first organisation's people said."""
        first = example.answers["unit"] == self.field.units[0]["name"] and bool(example.identity)
        return example.state != "draft" and (bool(example.name) or first)

    def _addendum(self) -> None:
        signed = [record for example, record in self.talks.held if example.state == "signature_registered"]
        with self.sittings.acting(LEADER) as session:
            parent = session.records.get(signed[0])
            content = {
                "of": parent.head.content["source_code"], "origin": "interviewee",
                "written_on": session.clock.today(),
                "text": "谈话对象来电说明：第二次到货应为七月二十四日，以送货单为准。",
                "recorder": parent.head.content["recorder"], "interviewers": parent.head.content["interviewers"],
            }  # fmt: skip
            first = session.records.create("interview_addendum", content, parent_serial=parent.serial).revision
            session.records.transition(first.record, first.id, "lock")
            self.printer.records(session, "interviews", "addendum", [first.record])

    def _blank(self) -> None:
        with self.sittings.acting(MEMBERS[0]) as session:
            self.printer.blank(session, next(iter(self.field.batches.values())))

    def _hand_out(self, kind: str, page: str) -> None:
        with self.sittings.acting(LEADER) as session:
            self.printer.fresh(session, kind, page)

    def _prints(self) -> None:
        """Everything that leaves on paper: with what a paper cites, so that each sentence can be followed."""
        with self.sittings.acting(LEADER) as session:
            self.printer.records(session, "interviews", "internal_copy", [
                record for example, record in self.talks.held
                if self._is_printed(example) and example.answers["profile"] == SIGNED
            ])  # fmt: skip
            for kind in PAPERS:
                self.printer.fresh(session, kind)
            noted = dict.fromkeys(row.parent for row in session.records.summaries("doc_review_note"))
            self.printer.records(session, "documents", "review_notes", noted)
            for batch in self.field.batches.values():
                self.printer.tally(session, batch, self._stick())
            outline = self.printer.outline(session, self._stick())
            self.printer.volume(session)
        rate = outline.rate
        self.facts["report"] = {"frozen": rate.numerator, "of": rate.denominator}

    def _index(self) -> None:
        """Last of all, since it says where everything is: which print each record stands on, and the print register."""
        with self.sittings.acting(LEADER) as session:
            for name in ("places", "prints"):
                self.printer.register(session, name)
        self.facts["pages"] = dict(sorted(self.printer.pages.items()))

    # -- the way out and back --------------------------------------------------------------------------------

    def hand_over(self, office: Office) -> None:
        """Seal what is ready, hand it over, let the office receive it, and take its receipt back."""
        with self.sittings.acting(LEADER) as session:
            export = Export(session)
            found = self._stick()
            result = run(export.approve(export.review(), found, None))
            export.deliver(result.row.id)
            self.printer.slip(session, result)
            checks, receipt = self._receive(office, self.out / "stick" / f"{result.row.statement.name}.sealed")
            import_receipt(session, self.out / "stick" / "receipts" / receipt)
            rows = session.records.summaries()
            self.facts["custody"] = dict(sorted(Counter(row.custody for row in rows).items()))
        self.facts.setdefault("bundles", []).append({
            "name": result.row.statement.name, "sha256": result.row.sha256, "size": result.row.size,
            "records": result.row.records, "checks": checks, "receipt": receipt,
        })  # fmt: skip

    def _lead_bundle(self, apart: Apart) -> None:
        result = apart.seal(self._stick())
        self.facts["leads_bundle"] = result.row.statement.name
        with self.sittings.acting(LEADER) as session:
            self.printer.referral(session, apart.lead)

    def _compare(self, office: Office) -> None:
        """The office follows every link it received, and counts the questionnaires as the team did."""
        self.facts["unresolved_at_office"] = [
            f"{one.serial} {one.field} {one.why}" for one in unresolved(office.session.connection)
        ]
        with self.sittings.acting(LEADER) as session:
            here, there = (
                [_counts(one, batch) for batch in self.field.batches.values()] for one in (session, office.session)
            )
        self.facts["same_tallies"] = here == there


def _counts(session: Session, batch: str) -> str:
    rows = flat_rows(Questionnaires(session).tally(batch), "en")
    return sha256_hex(canonical([[str(cell) for cell in row] for row in rows]))
