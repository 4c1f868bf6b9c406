"""One probe for each row of DOMAIN 5: what an account can really do, tried on the stores, in the table's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from forms.kinds import KINDS
from forms.problems import Refused
from storage.access import Row
from storage.audit_view import AuditFilter
from storage.database import transaction
from storage.exchange.office import Office
from storage.model import Account
from storage.questionnaires import Questionnaires
from storage.register_book import DELEGATIONS, RegisterBook
from storage.session import Session
from tests.storage.crowd import (
    DEPUTY,
    EVERYBODY,
    KEEPER,
    LEADER,
    LIAISON,
    MEMBER,
    SECOND,
    Crowd,
    file_report,
    register_lead,
    theirs,
)
from tests.storage.surveys import canteen
from tests.storage.team import a_paper, a_request
from tests.worlds import PASSPHRASE, an_interview


@dataclass(frozen=True)
class Material:
    """Records of others, by row; `mine` are interviews that name the account."""

    interview: str
    mine: Mapping[str, str]
    granted: str
    unit: str
    paper: str
    document: str
    activity: str
    incident: str
    lead: str
    report: str
    batch: str


def lay_out(crowd: Crowd) -> Material:
    """Write the material as the leader, the second member and the keeper, and open one interview and one
    organisation to whoever can be opened anything."""
    session = crowd.be(SECOND)
    identity = {"identity": {"name": "欧阳怀瑾"}}
    other = session.records.create("interview", theirs(SECOND, LIAISON), identity).revision.record
    opened = session.records.create("interview", theirs(SECOND, LIAISON), identity).revision.record
    by_unit = session.records.create("interview", theirs(SECOND, LIAISON, unit="启明小学"), identity).revision.record
    paper = session.records.create("workpaper", a_paper()).revision.record
    activity = session.records.create("activity", {"type": "forum", "unit": "启明小学"}).revision.record
    incident = session.records.create("incident", {"type": "other", "what": "停电"}).revision.record
    file_report(session)
    session = crowd.be(LEADER)
    mine = {
        account.id: session.records.create("interview", theirs(account, SECOND), identity).revision.record
        for account in EVERYBODY
    }
    document = session.records.create("doc_request", a_request()).revision.record
    for account in EVERYBODY:
        for call in ({"record": opened}, {"unit": "启明小学"}):
            attempt(lambda a=account, c=call: session.grants.give(a.id, "核对", **c))  # type: ignore[misc]
    batch = a_batch(session)
    lead = register_lead(crowd.be(KEEPER)).record
    report = file_report(crowd.be(MEMBER)).record
    return Material(other, mine, opened, by_unit, paper, document, activity, incident, lead, report, batch)


class Undone(Exception):
    """Takes a trial line back."""


def a_batch(session: Session) -> str:
    desk = Questionnaires(session)
    form = desk.bring(canteen()).revision.record
    facts = {"unit": "启明小学", "survey": "2026年3月食堂", "group": "家长", "date": "2026-03-16"}
    return desk.define(form, facts).revision.record


def attempt(act: Callable[[], object]) -> bool:
    """Whether it was allowed."""
    try:
        act()
    except Refused:
        return False
    return True


def reads(session: Session, record: str) -> bool:
    """Through every way a record can be come at; they must agree."""
    kind = session.connection.execute("SELECT kind FROM record WHERE id = ?", (record,)).fetchone()[0]
    ways = {
        attempt(lambda: session.records.get(record)),
        attempt(lambda: session.records.history(record)),
        record in {row.id for row in session.records.summaries(kind)},
        record in session.records.summaries_of([record]),
    }
    assert len(ways) == 1
    return ways.pop()


def saves(session: Session, record: str) -> bool:
    head = session.records.get(record).head
    return attempt(lambda: session.records.save(record, head.id, dict(head.content)))


def own_interviews(session: Session, material: Material) -> str:
    made: list[str] = []
    attempt(lambda: made.append(session.records.create("interview", an_interview()).revision.record))
    own = made[0] if made else material.mine.get(session.me.id, material.interview)
    if not reads(session, own):
        return ""
    return "write" if made and saves(session, own) else "read"


def others_interviews(session: Session, material: Material) -> str:
    if reads(session, material.interview):
        return "write" if saves(session, material.interview) else "read"
    if reads(session, material.granted):
        assert not saves(session, material.granted)
        return "assigned" if reads(session, material.unit) else "granted"
    return ""


def identity(session: Session, material: Material) -> str:
    if session.me.role == "office":
        keeper = Office(session)
        return "keeper" if attempt(lambda: keeper.open_protected(material.interview, "identity", "核对")) else ""

    def opens(record: str) -> bool:
        return attempt(lambda: session.open_protected(record, "identity", "核对"))

    if opens(material.interview):
        return "all"
    assert not opens(material.granted)
    return "own" if opens(material.mine.get(session.me.id, material.interview)) else ""


def tallies(session: Session, material: Material) -> str:
    """The right is asked for before anything else: whoever has it hears that this survey is not opened yet (V10)."""
    try:
        Questionnaires(session).tally(material.batch)
    except Refused as refusal:
        return "read" if refusal.code == "NOT_RELEASED" else ""
    return "read"


def documents(session: Session, material: Material) -> str:
    if not reads(session, material.document):
        return ""
    made = attempt(lambda: session.records.create("doc_request", a_request()))
    return "write" if made and saves(session, material.document) else "read"


def papers(session: Session, material: Material) -> str:
    made: list[str] = []
    attempt(lambda: made.append(session.records.create("workpaper", a_paper()).revision.record))
    if not reads(session, material.paper):
        return "own" if made and reads(session, made[0]) and saves(session, made[0]) else ""
    kind = KINDS["workpaper"]
    for name in ("approve", "review"):
        if attempt(lambda n=name: session.access.check_transition(kind, kind.transition(n), False)):  # type: ignore[misc]
            return name
    return "read"


def leads(session: Session, material: Material) -> str:
    made: list[str] = []
    attempt(lambda: made.append(register_lead(session).record))
    if session.me.role == "office":  # the ciphertext is here, and that is all
        held = session.connection.execute("SELECT 1 FROM record WHERE id = ?", (material.lead,)).fetchone()
        return "write" if made or reads(session, material.lead) else "sealed" if held else ""
    if reads(session, material.lead):
        opened = attempt(lambda: session.open_protected(material.lead, "lead", "办理"))
        return "write" if made and opened else "sealed"
    if not made:
        return ""
    assert not reads(session, made[0])
    return "blind"


def contact_reports(session: Session, material: Material) -> str:
    made: list[str] = []
    attempt(lambda: made.append(file_report(session).record))
    if reads(session, material.report):
        return "read"
    if made:
        if not reads(session, made[0]):
            return "blind"
        return "read_own" if attempt(lambda: session.open_protected(made[0], "report", "核对")) else ""
    return "count" if "contact_report" in session.audit.compartment_counts() else ""


def incidents(session: Session, material: Material) -> str:
    made = attempt(lambda: session.records.create("incident", {"type": "other", "what": "停电"}))
    seen = reads(session, material.incident)
    return "write" if made and seen else "read" if seen else ""


def records(session: Session, material: Material) -> str:
    declared = {"member": session.me.id, "unit": "无关单位", "ground": "post", "relation": "曾任职"}
    made = attempt(lambda: session.records.create("recusal", declared))
    made = made or attempt(lambda: session.records.create("ledger_entry", {"title": "设备清单"}))
    seen = made or reads(session, material.activity)
    return "write" if made else "read" if seen else ""


def approve_output(session: Session, material: Material) -> str:
    def approves() -> bool:
        return attempt(lambda: session.accounts.redeem_output(None, "x"))

    if approves():
        return "yes"
    line = {"until": "2026-12-31", "reason": "外出"}
    found = ""
    with suppress(Undone), transaction(session.connection):
        RegisterBook(session.connection).add(DELEGATIONS, "A", session.clock.stamp(), LEADER.id, session.me.id, line)
        found = "delegated" if approves() else ""
        raise Undone
    return found


def accounts(session: Session, material: Material) -> str:
    name = f"新{session.clock.new_id()[:6]}"
    made: list[Account] = []
    attempt(lambda: made.append(session.accounts.add(name, "member", PASSPHRASE)))
    return "yes" if made and attempt(lambda: session.accounts.remove(made[0].id)) else ""


def policy(session: Session, material: Material) -> str:
    changed = attempt(lambda: session.policy.set("idle_minutes", 4, "试"))
    serial = f"USB-{session.clock.new_id()}"
    entered = attempt(lambda: session.media.register(serial, "usb", 1 << 30, "唐越"))
    assert changed == entered
    return "yes" if changed else ""


def audit(session: Session, material: Material) -> str:
    actors = {event.actor for event in session.audit.find(AuditFilter(), limit=1 << 20)}
    devices = session.audit.choices()["device"]
    assert actors == {event.actor for device in devices for event in session.audit.events(device=device)}
    assert attempt(lambda: session.audit.export(AuditFilter())) == bool(actors)
    if not actors:
        return ""
    if actors == {session.me.id}:
        return "own_acts"
    by_role = {account.id: account.role for account in EVERYBODY}
    roles = {by_role.get(actor) for actor in actors}
    return "all" if roles & {"sysadmin", "secadmin", "auditor"} else "user_acts"


PROBES: Mapping[Row, Callable[[Session, Material], str]] = {
    "own_interviews": own_interviews, "others_interviews": others_interviews, "identity": identity,
    "tallies": tallies, "documents": documents, "papers": papers, "leads": leads,
    "contact_reports": contact_reports, "incidents": incidents, "records": records, "approve_output": approve_output,
    "accounts": accounts, "policy": policy, "audit": audit,
}  # fmt: skip

__all__ = ["DEPUTY", "PROBES", "Material", "attempt", "lay_out", "reads", "saves"]
