"""Invented records of every kind that prints, as orders for their pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from forms.printing.breaking import Language
from forms.printing.order import Beside, PageOrder
from forms.rules import Linked
from forms.xlsform.book import BuiltinForms
from tests.forms.printing.samples import MEMBERS, SHA

LANGUAGES: tuple[Language, Language] = ("zh", "en")
MARKING: Mapping[Language, str] = {"zh": "工作秘密·内部", "en": "Work secret · internal"}
TALK, TALK2, CONTRACTS, QUOTES, MINUTES, COUNT, SURVEY, PAPER, GT = (f"{n:x}" * 32 for n in range(1, 10))


@cache
def book() -> BuiltinForms:
    return BuiltinForms.for_program(Path(__file__).resolve().parents[3])


def linked(record: str, kind: str, serial: str, state: str, handle: str = "", parent: str = "") -> tuple[str, Linked]:
    return record, Linked(record, kind, serial, state, handle, parent, SHA)


LINKED = dict(
    (
        linked(TALK, "interview", "TH-2601-03A-0014", "signature_registered", "J-014"),
        linked(TALK2, "interview", "TH-2601-03A-0017", "locked", "J-016"),
        linked(CONTRACTS, "doc_item", "DY-2601-03A-0032/3", "in_review", "采购合同三份"),
        linked(QUOTES, "doc_item", "DY-2601-03A-0032/5", "in_review", "询价报价单"),
        linked(MINUTES, "doc_item", "DY-2601-03A-0032/7", "returned", "《设备科科务会议记录》"),
        linked(COUNT, "doc_item", "DY-2601-03A-0041/1", "in_review", "2025年度医用耗材盘点表"),
        linked(SURVEY, "questionnaire_batch", "WJ-2601-03A-0002", "closed", "职工问卷"),
        linked(PAPER, "workpaper", "DG-2601-03A-0007", "frozen", "设备科将同一品种耗材拆分合同规避公开招标"),
        linked(GT, "communication", "GT-2601-03A-0003", "held", "底稿沟通"),
    )
)


def order(
    page: str, kind: str, serial: str, content: Mapping[str, Any], language: Language = "zh", **changes: Any
) -> PageOrder:
    form = book()[kind]
    made = PageOrder(
        page, content, None, serial, "5a" * 16, SHA, "DYJ-2601-03A-0240", 1, language, MEMBERS[language],
        book().labels(kind, language), MARKING[language], False, kind=kind, form=form, linked=LINKED,
        readable=frozenset(LINKED),
        state={"zh": "已冻结", "en": "Frozen"}[language], revision=4,
        names={"a": "周启明", "b": "林晓岚", "c": "何文静"} if language == "zh" else {
            "a": "Zhou Qiming", "b": "Lin Xiaolan", "c": "He Wenjing"},
        team={"zh": "中共青岚县委第三巡察组", "en": "Inspection Team 3, Qinglan County Committee"}[language],
        office={"zh": "县委巡察办", "en": "Inspection Office"}[language],
    )  # fmt: skip
    return replace(made, **changes)


def beside(kind: str, serial: str, state: str, /, **content: Any) -> Beside:
    return Beside(serial, kind, serial, state, content, book()[kind])


_EVIDENCE_ZH = (
    ("document", CONTRACTS, "DY-2601-03A-0032/3 采购合同三份", "1～18", "品名、规格、供应商、金额、签订日期"),
    ("document", QUOTES, "DY-2601-03A-0032/5 询价报价单", "1～6", "同日送达、同处误写"),
    ("document", MINUTES, "DY-2601-03A-0032/7 《设备科科务会议记录》", "12～13", "4月16日提出合并招标，未采纳"),
    ("document", COUNT, "DY-2601-03A-0041/1 2025年度医用耗材盘点表", "1～3", "短少24支"),
    ("interview", f"{TALK}#turns/t12", "J-014", "第 12 段", "拆分经过、审批人职务"),
    ("interview", f"{TALK2}#turns/t4", "J-016", "第 4 段", "发票联系电话相同"),
    (
        "questionnaire",
        f"{SURVEY}#table/q6",
        "WJ-2601-03A-0002 第6题（有效52份）",
        "统计表",
        "“采购规范”评“一般”以下占46.2%（24/52）",
    ),
)
_EVIDENCE_EN = (
    ("document", CONTRACTS, "DY-2601-03A-0032/3 Three purchasing contracts", "1–18", "Goods, supplier, amounts, dates"),
    ("document", QUOTES, "DY-2601-03A-0032/5 Price inquiries", "1–6", "Delivered on one day, with the same misprint"),
    ("document", MINUTES, "DY-2601-03A-0032/7 Minutes of the Equipment Section", "vol. 1, p. 12",
     "16 April: joint tender proposed, not taken up"),
    ("interview", f"{TALK}#turns/t12", "J-014", "turn 12", "How it was split; posts of those who approved"),
    ("questionnaire", f"{SURVEY}#table/q6", "WJ-2601-03A-0002 question 6 (52 valid)", "table",
     "46.2 % (24/52) rate purchasing “fair” or worse"),
)  # fmt: skip


def evidence(language: Language) -> list[dict[str, Any]]:
    rows = _EVIDENCE_ZH if language == "zh" else _EVIDENCE_EN
    names = ("kind", "ref", "source", "location", "shows")
    return [
        {"id": f"e{number}", "extract": "“先按急用办”" if language == "zh" else "“treat it "
            "as urgent”", "supports": "f1",
         **dict(zip(names, row, strict=True))}
        for number, row in enumerate(rows, 1)
    ]  # fmt: skip


def paper_content(language: Language = "zh", **changes: Any) -> dict[str, Any]:
    zh: dict[str, Any] = {
        "title": "设备科将同一品种耗材拆分合同规避公开招标", "unit": "青岚县人民医院",
        "responsible_body": "设备科；分管副院长（职务）", "period": "2025年4月至12月",
        "summary": "2025年4月，县人民医院设备科将骨科一次性射频等离子刀"
            "头117.7万元的采购拆成三份合同（每份均低于50万元），"
        "以院内询价代替公开招标，均授予同一供应商；第一批短少24支，折合28,950元，至年底未补齐、未扣款。",
        "facts": [
            {"id": "f1", "text": "HT-2025-018号38.6万元、HT-2025-019号37.9万元、HT-2025-023号41.2万元，签订日期均在"
             "2025年4月18日至29日之间，品名、规格、供应商相同。"},
            {"id": "f2", "text": "三家报价单同日送达，格式相近，品名同样误作“射屏”；其中两家留存的联系电话相同。"},
            {"id": "f3", "text": "审批单由设备科科长、分管副院长签批；2025年院长办公会纪要（第1～26期）无此议题。"},
            {"id": "f4", "text": "第一批应到320支，实收296支，单价1,206.25元。"},
        ],
        "criteria": [{"text": "《青岚县公立医院采购管理办法（试行）》第十四条："
            "“单项或者批量预算50万元以上的，应当公开招标”，"
                      "第十七条：“不得将应当公开招标的项目化整为零”。"}],
        "cause": "科务会对拆分提出过疑问未被采纳；“三重一大”清单未列明耗材的批量口径。", "effect": "验收与付款未挂钩。",
        "discovery": "2026年3月4日调阅采购合同台账，按供应商和品种汇总"
            "，发现同月同品种三份合同；3月5日、6日分别谈话核实；"
        "3月9日核对询价原始资料和发票联；3月10日抽点库房盘点表。",
        "corroboration_note": "", "category": ["C-03-2"],
        "reviews": [
            {"step": "submit", "by": "b", "on": "2026-03-11", "opinion": ""},
            {"step": "return", "by": "a", "on": "2026-03-11", "opinion": "缺科务会议记录"},
            {"step": "submit", "by": "b", "on": "2026-03-12", "opinion": "已补会议记录。"},
            {"step": "review", "by": "a", "on": "2026-03-12", "opinion": "事实清楚，依据准确，同意。"},
            {"step": "approve", "by": "c", "on": "2026-03-13", "opinion": "同意。"},
        ],
    }  # fmt: skip
    en: dict[str, Any] = {
        "title": "Equipment Section split one purchase to avoid an open tender", "unit": "County People’s Hospital",
        "responsible_body": "Equipment Section; vice-president in charge (post)", "period": "April to December 2025",
        "summary": "In April 2025 the Equipment Section split a purchase of electrodes worth CNY 1,177,000 into three "
        "contracts below CNY 500,000 each and replaced the open tender by price inquiries; all went to one supplier.",
        "facts": [
            {"id": "f1", "text": "HT-2025-018 for CNY 386,000, HT-2025-019 for CNY 379,000 and HT-2025-023 for "
             "CNY 412,000 were all signed between 18 and 29 April 2025, for the same goods and supplier."},
            {"id": "f2", "text": "Three quotations arrived on one day with the same misprint."},
        ],
        "criteria": [{"text": "Purchasing rules of the county's public hospitals (trial), art. 14 and 17."}],
        "cause": "A doubt raised in the section's meeting was not followed up.", "effect": "",
        "discovery": "On 4 March 2026 the contract ledger was summed by"
            " supplier and goods; interviews on 5 and 6 March.",
        "corroboration_note": "The invoices are still to be compared.", "category": ["C-03-2"],
        "reviews": [
            {"step": "submit", "by": "b", "on": "2026-03-12", "opinion": "Minutes added."},
            {"step": "review", "by": "a", "on": "2026-03-12", "opinion": "Facts clear, criteria exact."},
        ],
    }  # fmt: skip
    return {
        "prepared_on": "2026-03-12", "prepared_by": "b", "source_kind": ["interview", "document", "questionnaire"],
        "amount": 1177000, "taxonomy_version": "2", "severity": "ordinary", "recurring": "no", "prior_item": "",
        "suggested_handling": "feedback", "evidence": evidence(language), "communications": [GT],
        "response": "agreed", "marking": "work_secret_internal", **(zh if language == "zh" else en), **changes,
    }  # fmt: skip


def paper(language: Language = "zh", page: str = "working_paper", **changes: Any) -> PageOrder:
    """The sample working paper; `changes` replace answers."""
    taxonomy = {"C-03-2": "C-03-2 采购程序" if language == "zh" else "C-03-2 Purchasing procedure"}
    content = paper_content(language, **changes)
    return order(page, "workpaper", "DG-2601-03A-0007", content, language, sources={"taxonomy": taxonomy})


def items(language: Language = "zh", count: int = 7) -> tuple[Beside, ...]:
    names = {
        "zh": ("医用耗材采购合同", "采购申请及审批单", "院长办公会纪要", "院内询价原始资料（报价单、比价表）",
               "医用耗材盘点表",
               "OA系统耗材申请导出表", "《设备科科务会议记录》"),
        "en": ("Contracts for medical consumables", "Requests and approvals", "Minutes of the executive meeting",
               "Originals of the price inquiries", "Stock-taking sheet", "Export of the OA system",
               "Minutes of the Equipment Section"),
    }[language]  # fmt: skip
    return tuple(
        beside(
            "doc_item", f"DY-2601-03A-0032/{number}", "received", title=names[(number - 1) % 7],
            doc_no="HT-2025-018、019、023" if number == 1 else "", period="2025" if number > 1 else "",
            medium="electronic" if number % 7 == 6 else "paper", original="copy" if number % 3 == 0 else "original",
            quantity=number, quantity_unit="set", pages=18 * number, provided_by="设备科资料员",
            remark="光盘1张" if number % 7 == 6 else "", received_at="2026-03-05",
        )
        for number in range(1, count + 1)
    )  # fmt: skip


def request_slip(language: Language = "zh", count: int = 7, page: str = "request_slip") -> PageOrder:
    content = {
        "title": "设备采购", "unit": {"zh": "青岚县人民医院", "en": "County People’s Hospital"}[language],
        "to_role": {"zh": "办公室主任", "en": "head of the office"}[language], "method": "borrow", "date": "2026-03-04",
        "due": "2026-03-06", "issued_by": "b", "marking": "work_secret_internal",
    }  # fmt: skip
    return order(page, "doc_request", "DY-2601-03A-0032", content, language, beside=items(language, count), copies=2)


def return_slip(language: Language = "zh", count: int = 4) -> PageOrder:
    content = {
        "unit": {"zh": "青岚县人民医院", "en": "County People’s Hospital"}[language], "date": "2026-03-20",
        "returned_by": "b", "taken_back_by": {"zh": "设备科资料员", "en": "clerk of the Section"}[language],
        "condition": {"zh": "完好，封面有轻微折痕。", "en": "Good; the cover is slightly creased."}[language],
    }  # fmt: skip
    return order("return_slip", "doc_return", "GH-2601-03A-0004", content, language, beside=items(language, count),
                 copies=2)  # fmt: skip


def document_sheet(language: Language = "zh", page: str = "review_notes", count: int = 5) -> PageOrder:
    """A document with its review notes and copies."""
    (item,) = items(language, 1)
    said = {"zh": ("“科长答先按急用办”", "与谈话 J-014 所述一致，待核对签到。", "装订三份合同"),
            "en": ("“The head answered: treat it as urgent”", "Agrees with J-014; sign-in still to be compared.",
                   "Binding three contracts")}[language]  # fmt: skip
    notes = [
        beside("doc_review_note", f"DY-2601-03A-0032/1/{number}", "kept", volume=str(number), page="37", kind="fact",
               extract=said[0], comment=said[1], noted_by="b", date="2026-03-09", amount=28950)
        for number in range(1, count + 1)
    ]  # fmt: skip
    copies = [
        beside("doc_copy", f"DY-2601-03A-0032/1/{number}", "made", copied=said[2], pages=18, copies=2, purpose=said[2],
               copy_no=f"FZ-{number:03}", custodian="c", date="2026-03-10", approved_by="a")
        for number in range(count + 1, count + 4)
    ]  # fmt: skip
    draft = beside("doc_review_note", "DY-2601-03A-0032/1/99", "draft", extract="DRAFT NOTE")
    return order(page, "doc_item", item.serial, item.content, language, beside=(*notes, *copies, draft))


def notice(language: Language = "zh", page: str = "rectification_notice", **changes: Any) -> PageOrder:
    zh = {
        "title": "补足短少货物", "unit": "中共青岚县人民医院委员会",
        "issue": "骨科一次性射频等离子刀头（合同编号HT-2025-018）应到货320支，实际点收296支，短少24支，折合28,950元，"
        "至2025年12月31日未补齐、未扣款。",
        "basis": "《青岚县公立医院采购管理办法（试行）》第二十一条：“到货数量与合同不符的，应当在五个"
        "工作日内书面通知供应商补足或者扣减货款。”",
        "requirement": "（一）书面通知供应商补足或者扣减货款，核对其余到货批次。\n（二）盘点2025年度高值耗材库存，账物"
        "不符的逐项说明原因。\n（三）验收单与付款审批挂钩，未验收、验收不符的不付款。",
        "reply": "供应商已补足24支。", "verification": "抽点库房，账物相符。", "promised": "三日内补足。",
        "received_by": "党委书记", "verification_note": "",
    }  # fmt: skip
    en = {
        "title": "Missing goods", "unit": "County People’s Hospital",
        "issue": "Of 320 electrodes (contract HT-2025-018) only 296 arrived; 24, worth CNY 28,950, were neither "
        "supplied nor deducted by 31 December 2025.",
        "basis": "Purchasing rules of the county's public hospitals (trial), art. 21.",
        "requirement": "(1) Have the supplier make up the number or deduct the price.\n(2) Take stock of costly "
        "consumables for 2025.",
        "reply": "The supplier has delivered the 24 pieces.", "verification": "Stock agrees with the books.",
        "promised": "Within three days.", "received_by": "secretary",
    }  # fmt: skip
    content = {
        "basis_papers": [PAPER], "due": "2026-03-20", "reporting": "", "date": "2026-03-13", "result": "done",
        "served_on": "2026-03-13", "receipt_signed": "yes", "reply_on": "2026-03-17", "verified_by": "b",
        "verified_on": "2026-03-19", "evidence": [CONTRACTS], "marking": "work_secret_internal",
        **(zh if language == "zh" else en), **changes,
    }  # fmt: skip
    return order(page, "immediate_rectification", "LX-2601-03A-0002", content, language, copies=2)


def sheet(page: str, language: Language = "zh", **changes: Any) -> PageOrder:
    """A record of the kind whose sheet `page` is."""
    zh = language == "zh"
    text = (
        "会上提出，十万元以上的采购应当上院长办公会。" if zh else "Purchases above CNY 100,000 belong in the meeting."
    )
    unit = "青岚县人民医院" if zh else "County People’s Hospital"
    base = {"unit": unit, "date": "2026-03-10", "members": ["a", "b"], "marking": "work_secret_internal"}
    kinds: dict[str, tuple[str, str, dict[str, Any]]] = {
        "activity": ("activity", "HD-2601-03A-0005", {
            "type": "forum", "title": text[:12], "start": "14:00", "end": "16:10", "place": unit, "persons_count": 12,
            "gist": text, "notes": [{"id": f"n{n}", "text": text} for n in range(1, 4)]}),
        "intake_register": ("intake", "XF-2601-03A-0009", {
            "channel": "letter", "gist": text, "points": [{"id": "p1", "text": text}], "anonymous": "yes",
            "handling": "in_scope", "handled_by": "b", "handled_on": "2026-03-11"}),
        "envelope_slip": ("envelope_batch", "XN-2601-03A-0001", {"place": unit, "issued": 60, "received": 14}),
        "consultation": ("consultation", "HS-2601-03A-0002", {
            "title": text[:12], "body": unit, "question": text, "answer": text * 2, "papers": [PAPER]}),
        "communication": ("communication", "GT-2601-03A-0003", {
            "title": text[:12], "place": unit, "participants": unit, "supplements": [CONTRACTS], "minutes": text,
            "papers": [{"paper": PAPER, "version": SHA, "response": "explained", "said": text, "effect": "kept"}]}),
    }  # fmt: skip
    if page == "rectification_result":
        return notice(language, page, **changes)
    kind, serial, content = kinds[page]
    return order(page, kind, serial, {**base, **content, **changes}, language)


def figures(week: int) -> list[dict[str, Any]]:
    """Rows as the third weekly report froze them; `week` varies what happened."""
    said = {
        "K01": {"interviews": (20 + week, 64), "persons": (18 + week, 58)},
        "K02": {"issued": (60, 180), "collected": (54, 163), "valid": (52, 157)},
        "K03": {"items": (31, 118), "originals": (20, 74), "copies": (11, 44), "volumes": (6, 26),
                "pages": (300, 1420)},
        "K04": {"forums": (1, 3), "forum_persons": (12, 35)}, "K05": {"items": (6, 19), "in_scope": (4, 11)},
        "K06": {"papers": (4, 9)}, "K07": {"registered": (0, 2)},
        "K08": {"served": (1, 2), "closed": (1, 1), "due": (1, 1), "closed_due": (1, 1)},
        "K11": {"looked_at": (38, 121), "points": (0, 156)}, "K12": {"done": (20 + week, 64), "planned": (22, 80)},
    }  # fmt: skip
    rows = [
        {"code": code, "figure": name, "group": "", "week": values[0], "to_date": values[1],
         "adjustment": -1 if (code, name) == ("K03", "items") else 0}
        for code, named in said.items() for name, values in named.items()
    ]  # fmt: skip
    rows.append({"code": "K05", "figure": "items", "group": "letter", "week": 4, "to_date": 12, "adjustment": 0})
    return rows


def weekly(language: Language = "zh", **changes: Any) -> PageOrder:
    zh = language == "zh"
    text = "围绕采购、验收、库存三条线谈话23人次，调阅资料31件，完成耗材合同的逐份核对；发放问卷60份。" if zh else (
        "Twenty-three interviews on purchasing, acceptance and stock; 31 documents; 60 questionnaires.")  # fmt: skip
    content = {
        "week": 3, "since": "2026-03-07", "until": "2026-03-13", "prepared_by": "c", "reviewed_by": "a",
        "unit": "青岚县人民医院" if zh else "County People’s Hospital", "figures": figures(3),
        "adjustment_note": "重复登记1件" if zh else "one item was registered twice", "narrative": text, "plan": text,
        "requests": text, "frozen_on": "2026-03-13", **changes,
    }  # fmt: skip
    earlier = tuple(
        beside("weekly_report", f"ZB-2601-03A-000{week}", "frozen", week=week, figures=figures(week)) for week in (1, 2)
    )
    return order("weekly_report", "weekly_report", "ZB-2601-03A-0003", content, language, beside=earlier,
                 groups={"letter": "来信" if zh else "letters"})  # fmt: skip
