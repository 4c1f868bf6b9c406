"""Registers and loss reports drawn up as sheets for signature, in the words of the windows."""

from __future__ import annotations

from forms.canonical import canonical, sha256_hex
from forms.printing.furniture import PrintMarks
from forms.printing.loss_report import LossPrint, loss_sheet
from forms.printing.register_flow import Facts, Ruled, SheetPrint, Signed
from forms.printing.register_words import SHARES, coded
from storage.register_loss import INCIDENT, incident_of, lost_medium
from storage.register_tables import register_table
from storage.session import Session
from ui.messages import size_text
from ui.pages.printed import Language
from ui.pages.registerlist import printed

REGISTER_PAGE, LOSS_PAGE = "register", "loss_report"
LOSS_COPIES = 2
_WORDS = {
    "zh": {"round": "轮次", "team": "巡察组", "laptop": "本机", "upto": "截至", "lines": "行数", "none": "没有登记",
           "kept": "登记人签名", "checked": "核对人签名", "date": "日期", "kind": "登记簿"},
    "en": {"round": "Round", "team": "Team", "laptop": "Laptop", "upto": "As of", "lines": "Lines",
           "none": "Nothing registered", "kept": "Kept by", "checked": "Checked by", "date": "Date",
           "kind": "Register"},
}  # fmt: skip


def register_sheet(session: Session, name: str, number: str, language: Language) -> SheetPrint:
    """A whole register as it stands. Raises as `register_table`."""
    table, zh, words = register_table(session, name), language == "zh", _WORDS[language]
    stint = session.stint
    heads = [column.label.zh if zh else column.label.en for column in table.columns]
    rows = [
        tuple(printed(column.says, cell, zh) for column, cell in zip(table.columns, row, strict=True))
        for row in table.rows
    ]
    digest = sha256_hex(canonical({"register": name, "rows": [list(row) for row in table.rows]}))
    title = table.title.zh if zh else table.title.en
    now = printed("moment", session.clock.stamp(), zh)
    facts = (
        (words["round"], stint.round_name or stint.round), (words["team"], f"{stint.team_name} {stint.team}".strip()),
        (words["laptop"], stint.laptop), (words["upto"], now), (words["lines"], str(len(rows))),
    )  # fmt: skip
    return SheetPrint(
        title, words["kind"], _marks(session, f"register:{name}", digest, number, 1, language),
        (
            Facts(facts),
            Ruled("", heads, rows, SHARES[name], words["none"], closed=True),
            Signed((words["kept"], words["checked"]), words["date"]),
        ),
    )  # fmt: skip


def loss_of(session: Session, medium: str, number: str, language: Language) -> SheetPrint:
    """The report of a lost medium. Raises as `lost_medium`."""
    found, zh = lost_medium(session, medium), language == "zh"
    one = found.medium
    people = {account.id: account.name for account in session.accounts.all()}
    facts = {
        "number": one.number, "kind": coded("medium_kind", one.kind, zh), "serial": one.serial,
        "size": size_text(one.capacity), "custodian": people.get(one.custodian, one.custodian),
        "registered": printed("moment", one.registered_at, zh), "reporter": found.reported_by,
        "at": printed("moment", found.at, zh),
    } | _incident(session, medium)  # fmt: skip
    bundles = [(name, size_text(size), coded("export_state", state, zh)) for name, size, state in found.bundles]
    said = sha256_hex(canonical({"facts": {**facts, "at": ""}, "bundles": [list(row) for row in bundles]}))
    marks = _marks(session, f"medium:{medium}", said, number, LOSS_COPIES, language)
    return loss_sheet(LossPrint(marks, facts, bundles, found.records))


def _incident(session: Session, medium: str) -> dict[str, str]:
    """What the incident says, as far as the account may read it."""
    serial = incident_of(session, medium)
    if not serial:
        return {}
    record = next(row.id for row in session.records.summaries(INCIDENT) if row.serial == serial)
    content = session.records.get(record).head.content
    told = {"when": "date", "what": "what", "action": "action"}
    return {"incident": serial} | {name: str(content.get(field, "")) for name, field in told.items()}


def _marks(
    session: Session, about: str, digest: str, number: str, copies: int, language: Language
) -> PrintMarks:  # fmt: skip
    stint = session.stint
    return PrintMarks(language, stint.marking, "", about, digest, number, 1, copies, stint.practice)
