"""Every register as one plain table, for lists, printed pages and files: numbers, days, names of the team, no content.

What a row may show goes by the account: each table is made from the stores, which ask `session.access`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from forms.kinds import KINDS, Label
from forms.problems import Refused
from storage.exporting import exports, state_of
from storage.paper import natural
from storage.register_book import NETWORK, RegisterBook
from storage.registers import closes
from storage.registers_paper import NOTHING_CAME_OUT
from storage.session import Session

CODE = "source_code"
"""The handle that stands for a person wherever a record is cited (V09); other handles are content."""

Row = tuple[str, ...]
Says = Literal["text", "moment", "day", "bytes", "medium_kind", "medium_state", "page", "disposition", "fate",
               "export_kind", "export_state", "part", "incident_type", "incident_state", "network_act"]  # fmt: skip
"""What the cells of a column are: plain text, a UTC stamp, a day, a number of bytes, or codes of one vocabulary."""


@dataclass(frozen=True)
class Column:
    """A column: its heading, and what its cells are."""

    label: Label
    says: Says = "text"


@dataclass(frozen=True)
class RegisterTable:
    """A register: its title, its columns and its rows, all text; codes stand as they are, stamps are UTC.

    `about` names what each row is about: a number of this register, `print/copy`, or a record's id.
    """

    name: str
    title: Label
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    about: tuple[str, ...]


@dataclass(frozen=True)
class _Plan:
    title: Label
    columns: tuple[Column, ...]
    rows: Callable[[Session, Mapping[str, str]], Iterable[tuple[str, Row]]]


def _check_standing(session: Session) -> None:
    """The leader still reads what is to be ended after the round (V25)."""
    if not closes(session.access):
        session.access.standing.check()


def register_table(session: Session, name: str) -> RegisterTable:
    """One of `REGISTERS`. Raises `KeyError`, and `Refused` (ACCOUNT_INACTIVE V03, NOT_YOUR_ROLE)."""
    _check_standing(session)
    plan = REGISTERS[name]
    people = {account.id: account.name for account in session.accounts.all()}
    lines = tuple(plan.rows(session, people))
    return RegisterTable(
        name, plan.title, plan.columns, tuple(row for _, row in lines), tuple(about for about, _ in lines)
    )


def register_tables(session: Session) -> tuple[RegisterTable, ...]:
    """Every register that the account may see, in the order of `REGISTERS`; one that is not for its role is left out.

    Raises `Refused("ACCOUNT_INACTIVE", rule="V03")`.
    """
    _check_standing(session)
    found = []
    for name in REGISTERS:
        try:
            found.append(register_table(session, name))
        except Refused as refused:
            if refused.code != "NOT_YOUR_ROLE":
                raise
    return tuple(found)


def _media(session: Session, people: Mapping[str, str]) -> Iterable[tuple[str, Row]]:
    for medium in session.media.all():
        yield medium.number, (medium.number, medium.kind, medium.serial, str(medium.capacity),
               people.get(medium.custodian, medium.custodian), medium.registered_at, medium.state)  # fmt: skip


def _prints(session: Session, people: Mapping[str, str]) -> Iterable[tuple[str, Row]]:
    for job in session.prints.all():
        yield job.number, (job.number, job.at, job.serial, job.page_kind, str(job.copies), str(job.pages),
               people.get(job.by, ""), people.get(job.approved_by, ""), job.purpose, job.disposition)  # fmt: skip


def _copies(session: Session, people: Mapping[str, str]) -> Iterable[tuple[str, Row]]:
    for job in session.prints.all():
        for copy in session.copies.of(job.number):
            yield f"{job.number}/{copy.number}", (
                job.number, str(copy.number), job.serial, job.page_kind, copy.fate, copy.at, people.get(copy.by, ""),
                copy.note,
            )  # fmt: skip


def _places(session: Session, people: Mapping[str, str]) -> Iterable[tuple[str, Row]]:
    """Of every record its last print of each page, by the record's number: from what a paper cites to the pages."""
    last = {(job.serial, job.page_kind): job for job in session.prints.all()
            if job.serial and job.disposition not in NOTHING_CAME_OUT}  # fmt: skip
    rows = session.records.summaries_of(dict.fromkeys(job.record for job in last.values()))
    for (serial, page), job in sorted(last.items(), key=lambda one: (natural(one[0][0]), one[1].number)):
        row = rows.get(job.record)
        code = row.handle if row is not None and KINDS[row.kind].handle == CODE else ""
        yield job.number, (serial, code, page, job.number, str(job.pages), job.at)


def _destructions(session: Session, people: Mapping[str, str]) -> Iterable[tuple[str, Row]]:
    for entry in session.destructions.all():
        yield entry.number, (entry.number, entry.on, "；".join(entry.items), entry.method, entry.by, entry.witness,
               people.get(entry.noted_by, ""))  # fmt: skip


def _exports(session: Session, people: Mapping[str, str]) -> Iterable[tuple[str, Row]]:
    """Bundles and single files: whatever has left by a medium."""
    if not any(session.access.word(row) for row in ("records", "policy", "audit")):
        raise Refused("NOT_YOUR_ROLE", rule="R31", role=session.me.role)
    for row in session.bundles.all(session.device):
        said = row.statement
        yield said.bundle, (str(row.sequence), said.name, said.kind, row.times.get("written", ""), said.medium.number,
               said.approved_by.name, str(row.records), str(row.size), row.sha256[:16], row.state)  # fmt: skip
    for entry in exports(session):
        body = entry.body
        yield entry.number, (entry.number, str(body["serial"]), str(body["format"]), entry.at,
               str(body.get("medium", "")), people.get(str(body["approved_by"]), ""), "", str(body["size"]),
               str(body["sha256"])[:16], state_of(session, entry))  # fmt: skip


def _openings(session: Session, people: Mapping[str, str]) -> Iterable[tuple[str, Row]]:
    events = session.audit.openings()
    serials = session.audit.serials({event.object for event in events})
    for event in reversed(events):
        detail = event.detail
        yield event.object, (event.at, people.get(event.actor, event.actor),
               serials.get(event.object, event.object[:8]), str(detail.get("group", "")),
               str(detail.get("reason", "")))  # fmt: skip


def _incidents(session: Session, people: Mapping[str, str]) -> Iterable[tuple[str, Row]]:
    for row in session.records.summaries("incident"):
        fields = row.fields
        yield row.id, (row.serial, str(fields.get("date", "")), str(fields.get("type", "")),
               str(fields.get("medium", "")), row.gist, str(fields.get("reported_on", "")), row.state)  # fmt: skip


def _pledges(session: Session, people: Mapping[str, str]) -> Iterable[tuple[str, Row]]:
    for pledge in session.pledges.all():
        yield pledge.number, (pledge.number, people.get(pledge.account, ""), pledge.text_version, pledge.signed_on,
               pledge.paper_no, people.get(pledge.registered_by, ""))  # fmt: skip


def _grants(session: Session, people: Mapping[str, str]) -> Iterable[tuple[str, Row]]:
    serials = {row.id: row.serial for row in session.records.summaries("interview")}
    for grant in session.grants.all():
        what = serials.get(grant.record, grant.record[:8]) if grant.record else grant.unit
        yield grant.record, (grant.at, people.get(grant.account, ""), what, grant.reason, people.get(grant.by, ""),
               grant.ended_at)  # fmt: skip


def _network(session: Session, people: Mapping[str, str]) -> Iterable[tuple[str, Row]]:
    if not any(session.access.word(row) for row in ("policy", "audit")):
        raise Refused("NOT_YOUR_ROLE", rule="R31", role=session.me.role)
    for line in RegisterBook(session.connection).rows(NETWORK):
        yield line.number, (line.at, str(line.body["action"]), ", ".join(line.body["interfaces"]),
               people.get(line.by, ""), str(line.body.get("reason", "")))  # fmt: skip


def _columns(*cells: str) -> tuple[Column, ...]:
    """Each as `中文|English|says`, the last left out for plain text."""
    found = []
    for cell in cells:
        zh, en, *says = cell.split("|")
        found.append(Column(Label(zh, en), says[0] if says else "text"))  # type: ignore[arg-type]  # a test checks them
    return tuple(found)


REGISTERS: Mapping[str, _Plan] = {
    "media": _Plan(Label("载体登记", "Media"), _columns(
        "编号|Number", "种类|Kind|medium_kind", "序列号|Serial", "容量|Capacity|bytes", "保管人|Custodian",
        "登记时间|Registered|moment", "状态|State|medium_state"), _media),
    "prints": _Plan(Label("打印登记", "Prints"), _columns(
        "编号|Number", "时间|Time|moment", "记录|Record", "页种|Page|page", "份数|Copies", "页数|Pages", "打印人|By",
        "批准人|Approved by", "用途|Purpose|page", "结果|Result|disposition"), _prints),
    "places": _Plan(Label("记录查找目录", "Where each record is on paper"), _columns(
        "记录|Record", "代号|Code", "页种|Page|page", "打印编号|Print", "页数|Pages",
        "打印时间|Printed|moment"), _places),
    "copies": _Plan(Label("纸质件去向登记", "Copies and what became of them"), _columns(
        "打印编号|Print", "份号|Copy", "记录|Record", "页种|Page|page", "去向|Fate|fate", "时间|Time|moment",
        "登记人|Noted by", "备注|Note"), _copies),
    "destructions": _Plan(Label("销毁登记", "Destructions"), _columns(
        "编号|Number", "日期|Date|day", "销毁物品|Items", "方式|Method", "销毁人|By", "监销人|Witness",
        "登记人|Noted by"), _destructions),
    "exports": _Plan(Label("导出登记", "Exports"), _columns(
        "编号|Number", "名称|Name", "类别|Kind|export_kind", "写出时间|Written|moment", "载体|Medium",
        "批准人|Approved by", "记录数|Records", "大小|Size|bytes", "指纹|Fingerprint", "状态|State|export_state"),
        _exports),
    "openings": _Plan(Label("身份等保护内容开启登记", "Openings of protected parts"), _columns(
        "时间|Time|moment", "开启人|By", "记录|Record", "内容|Part|part", "理由|Reason"), _openings),
    "incidents": _Plan(Label("突发事项登记", "Incidents"), _columns(
        "编号|Number", "日期|Date|day", "类别|Kind|incident_type", "载体|Medium", "经过|What happened",
        "报告日期|Reported|day", "状态|State|incident_state"), _incidents),
    "pledges": _Plan(Label("保密承诺书登记", "Pledges"), _columns(
        "编号|Number", "承诺人|Account", "文本版本|Text", "签署日期|Signed|day", "纸质编号|Paper number",
        "登记人|Registered by"), _pledges),
    "grants": _Plan(Label("知悉范围开放登记", "Grants"), _columns(
        "时间|Time|moment", "对象|To", "记录或单位|Record or organisation", "理由|Reason", "开放人|By",
        "收回时间|Ended|moment"), _grants),
    "network": _Plan(Label("网络接口登记", "Network interfaces"), _columns(
        "时间|Time|moment", "事件|Event|network_act", "接口|Interfaces", "账户|Account", "理由|Reason"), _network),
}  # fmt: skip
