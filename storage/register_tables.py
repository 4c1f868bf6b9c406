"""Every register as one plain table, for lists, printed pages and files: numbers, days, names of the team, no content.

What a row may show goes by the account: each table is made from the stores, which ask `session.access`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from forms.kinds import Label
from forms.problems import Refused
from storage.exchange.bundles import BundleBook
from storage.register_book import NETWORK, RegisterBook
from storage.session import Session

Row = tuple[str, ...]


@dataclass(frozen=True)
class RegisterTable:
    """A register: its title, its columns and its rows, all text; codes of states and fates stand as they are."""

    name: str
    title: Label
    columns: tuple[Label, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class _Plan:
    title: Label
    columns: tuple[Label, ...]
    rows: Callable[[Session, Mapping[str, str]], Iterable[Row]]


def register_table(session: Session, name: str) -> RegisterTable:
    """One of `REGISTERS`. Raises `KeyError`, and `Refused` (ACCOUNT_INACTIVE V03, NOT_YOUR_ROLE)."""
    session.access.standing.check()
    plan = REGISTERS[name]
    people = {account.id: account.name for account in session.accounts.all()}
    return RegisterTable(name, plan.title, plan.columns, tuple(plan.rows(session, people)))


def _media(session: Session, people: Mapping[str, str]) -> Iterable[Row]:
    for medium in session.media.all():
        yield (medium.number, medium.kind, medium.serial, str(medium.capacity), medium.custodian,
               medium.registered_at[:10], medium.state)  # fmt: skip


def _prints(session: Session, people: Mapping[str, str]) -> Iterable[Row]:
    for job in session.prints.all():
        yield (job.number, job.at[:16], job.serial, job.page_kind, str(job.copies), str(job.pages),
               people.get(job.by, ""), people.get(job.approved_by, ""), job.purpose, job.disposition)  # fmt: skip


def _copies(session: Session, people: Mapping[str, str]) -> Iterable[Row]:
    for job in session.prints.all():
        for copy in session.copies.of(job.number):
            yield (
                job.number,
                str(copy.number),
                job.serial,
                copy.fate,
                copy.at[:16],
                people.get(copy.by, ""),
                copy.note,
            )


def _destructions(session: Session, people: Mapping[str, str]) -> Iterable[Row]:
    for entry in session.destructions.all():
        yield (entry.number, entry.on, "；".join(entry.items), entry.method, entry.by, entry.witness,
               people.get(entry.noted_by, ""))  # fmt: skip


def _exports(session: Session, people: Mapping[str, str]) -> Iterable[Row]:
    if not any(session.access.word(row) for row in ("records", "policy", "audit")):
        raise Refused("NOT_YOUR_ROLE", rule="R31", role=session.me.role)
    for row in BundleBook(session.connection).all(session.device):
        said = row.statement
        yield (str(row.sequence), said.name, said.kind, row.times.get("written", "")[:16], said.medium.number,
               said.approved_by.name, str(row.records), str(row.size), row.sha256[:16], row.state)  # fmt: skip


def _openings(session: Session, people: Mapping[str, str]) -> Iterable[Row]:
    serials = {row.id: row.serial for row in session.records.summaries()}
    for event in reversed(session.audit.openings()):
        detail = event.detail
        yield (event.at[:16], people.get(event.actor, event.actor), serials.get(event.object, event.object[:8]),
               str(detail.get("group", "")), str(detail.get("reason", "")))  # fmt: skip


def _incidents(session: Session, people: Mapping[str, str]) -> Iterable[Row]:
    for row in session.records.summaries("incident"):
        fields = row.fields
        yield (row.serial, str(fields.get("date", "")), str(fields.get("type", "")), str(fields.get("medium", "")),
               row.gist, str(fields.get("reported_on", "")), row.state)  # fmt: skip


def _pledges(session: Session, people: Mapping[str, str]) -> Iterable[Row]:
    for pledge in session.pledges.all():
        yield (pledge.number, people.get(pledge.account, ""), pledge.text_version, pledge.signed_on, pledge.paper_no,
               people.get(pledge.registered_by, ""))  # fmt: skip


def _grants(session: Session, people: Mapping[str, str]) -> Iterable[Row]:
    serials = {row.id: row.serial for row in session.records.summaries("interview")}
    for grant in session.grants.all():
        what = serials.get(grant.record, grant.record[:8]) if grant.record else grant.unit
        yield (grant.at[:16], people.get(grant.account, ""), what, grant.reason, people.get(grant.by, ""),
               grant.ended_at[:16])  # fmt: skip


def _network(session: Session, people: Mapping[str, str]) -> Iterable[Row]:
    if not any(session.access.word(row) for row in ("policy", "audit")):
        raise Refused("NOT_YOUR_ROLE", rule="R31", role=session.me.role)
    for line in RegisterBook(session.connection).rows(NETWORK):
        yield (line.at[:16], str(line.body["action"]), ", ".join(line.body["interfaces"]), people.get(line.by, ""),
               str(line.body.get("reason", "")))  # fmt: skip


def _labels(*pairs: str) -> tuple[Label, ...]:
    return tuple(Label(*pair.split("|")) for pair in pairs)


REGISTERS: Mapping[str, _Plan] = {
    "media": _Plan(Label("载体登记", "Media"), _labels(
        "编号|Number", "种类|Kind", "序列号|Serial", "容量（字节）|Capacity (bytes)", "保管人|Custodian",
        "登记日期|Registered", "状态|State"), _media),
    "prints": _Plan(Label("打印登记", "Prints"), _labels(
        "编号|Number", "时间|Time", "记录|Record", "页种|Page", "份数|Copies", "页数|Pages", "打印人|By",
        "批准人|Approved by", "用途|Purpose", "结果|Result"), _prints),
    "copies": _Plan(Label("纸质件去向登记", "Copies and what became of them"), _labels(
        "打印编号|Print", "份号|Copy", "记录|Record", "去向|Fate", "时间|Time", "登记人|Noted by",
        "备注|Note"), _copies),
    "destructions": _Plan(Label("销毁登记", "Destructions"), _labels(
        "编号|Number", "日期|Date", "销毁物品|Items", "方式|Method", "销毁人|By", "监销人|Witness",
        "登记人|Noted by"), _destructions),
    "exports": _Plan(Label("导出登记", "Exports"), _labels(
        "包号|Number", "名称|Name", "类别|Kind", "写入时间|Written", "载体|Medium", "批准人|Approved by",
        "记录数|Records", "字节|Bytes", "指纹|Fingerprint", "状态|State"), _exports),
    "openings": _Plan(Label("身份等保护内容开启登记", "Openings of protected parts"), _labels(
        "时间|Time", "开启人|By", "记录|Record", "内容|Part", "理由|Reason"), _openings),
    "incidents": _Plan(Label("突发事项登记", "Incidents"), _labels(
        "编号|Number", "日期|Date", "类别|Kind", "载体|Medium", "经过|What happened", "报告日期|Reported",
        "状态|State"), _incidents),
    "pledges": _Plan(Label("保密承诺书登记", "Pledges"), _labels(
        "编号|Number", "承诺人|Account", "文本版本|Text", "签署日期|Signed", "纸质编号|Paper number",
        "登记人|Registered by"), _pledges),
    "grants": _Plan(Label("知悉范围开放登记", "Grants"), _labels(
        "时间|Time", "对象|To", "记录或单位|Record or organisation", "理由|Reason", "开放人|By",
        "收回时间|Ended"), _grants),
    "network": _Plan(Label("网络接口登记", "Network interfaces"), _labels(
        "时间|Time", "事件|Event", "接口|Interfaces", "账户|Account", "理由|Reason"), _network),
}  # fmt: skip
