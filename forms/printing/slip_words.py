"""Words of the slips and sheets of a document review (DOMAIN 9.3), in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language


@dataclass(frozen=True)
class SlipWords:
    """`columns` are the heads of the table, `parts` name the copies; rows to sign are label by label. Templates take
    the named fields."""

    title: str
    serial: str
    columns: tuple[str, ...]
    parts: tuple[str, str] = ("", "")
    note: str = ""
    signs: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class RequestWords:
    """The paragraph of a request: `basis` and `due` only where there are any."""

    opening: str
    basis: str
    due: str
    no_due: str
    asked: str
    receiver: str
    listed: tuple[str, str]


@dataclass(frozen=True)
class ItemWords:
    """Words for single cells of the tables, and for the count under them. Pairs are for one, and for any other
    number; `units` are such pairs by code, where the form's own word for a unit is not the one to count with."""

    original: str
    copy: str
    electronic: str
    amount_of: str
    units: Mapping[str, tuple[str, str]]
    pages: tuple[str, str]
    amounts: str
    none: str
    counts: tuple[str, str]
    originals: tuple[str, str]
    copies: tuple[str, str]
    electronics: tuple[str, str]
    between: str
    gone: str
    besides: str
    stop: str
    colon: str
    unit: str
    provider: str
    taken_back: str
    method: str
    result: str
    amount: str
    no_rows: str
    files: str
    file: str
    day: str


REQUEST: Mapping[Language, SlipWords] = {
    "zh": SlipWords(
        "调阅资料清单", "调阅编号  {serial}",
        ("序号", "资料名称", "文号/期间", "载体", "方式", "数量", "提供情况"),
        ("第一联  被巡察单位存（共两联）", "第二联  巡察组存（共两联）"),
        "空行已划去。“提供情况”由单位填写；电子资料由单位用登记的载体送交。",
        (("经办人", "批准人（组长）"), ("签收人（{receiver}）", "签收时间")),
    ),
    "en": SlipWords(
        "Document request", "Request no. {serial}",
        ("No.", "Document", "Number / period", "Carrier", "Manner", "Quantity", "Supplied"),
        ("Part 1 of 2: for the organisation", "Part 2 of 2: for the team"),
        "Empty rows are struck. “Supplied” is filled in by the organisation; electronic material comes "
        "on a registered medium.",
        (("Issued by", "Approved by (team leader)"), ("Received by ({receiver})", "Received on")),
    ),
}  # fmt: skip

REQUEST_TEXT: Mapping[Language, RequestWords] = {
    "zh": RequestWords(
        "{unit}：", "根据{basis}，", "因工作需要，{basis}请按下表提供资料，于{due}前送巡察组，并派人当面清点。{asked}",
        "因工作需要，{basis}请按下表提供资料，送巡察组，并派人当面清点。{asked}",
        "不能提供的，请在“提供情况”栏写明原因。", "单位联络员", ("共{count}项；", "共{count}项；"),
    ),
    "en": RequestWords(
        "To: {unit}", "Under {basis}, please ",
        "{basis}supply the documents listed below to the inspection team by {due} and send somebody to count them "
        "together with us. {asked}",
        "{basis}supply the documents listed below to the inspection team and send somebody to count them together "
        "with us. {asked}",
        "What cannot be supplied: give the reason under “Supplied”.", "liaison of the organisation",
        ("{count} item. ", "{count} items. "),
    ),
}  # fmt: skip

HANDOVER: Mapping[Language, SlipWords] = {
    "zh": SlipWords(
        "资料交接单", "调阅编号  {serial}",
        ("序号", "资料名称", "文号/期间", "原/复", "数量", "密级", "接收", "归还", "备注"),
        ("第一联  被巡察单位存（共两联）", "第二联  巡察组存（共两联）"),
        "“接收”“归还”由清点人当面打“√”并写日期；差异写入备注。",
        (("接收（资料交巡察组）", "移交人（单位）", "接收人（巡察组）"),
         ("归还（资料退单位）", "归还人（巡察组）", "接收人（单位）")),
    ),
    "en": SlipWords(
        "Receipt and return of documents", "Request no. {serial}",
        ("No.", "Document", "Number / period", "Form", "Quantity", "Mark", "Taken", "Back", "Note"),
        ("Part 1 of 2: for the organisation", "Part 2 of 2: for the team"),
        "“Taken” and “Back” are ticked and dated by those who count, in each other's presence; differences go "
        "under “Note”.",
        (("Handed over (to the team)", "By (organisation)", "To (team)"),
         ("Returned (to the organisation)", "By (team)", "To (organisation)")),
    ),
}  # fmt: skip

RETURN: Mapping[Language, SlipWords] = {
    "zh": SlipWords(
        "资料归还单", "归还编号  {serial}",
        ("序号", "编号和名称", "文号/期间", "原/复", "数量", "密级", "归还", "备注"),
        ("第一联  被巡察单位存（共两联）", "第二联  巡察组存（共两联）"),
        "“归还”由清点人当面打“√”；差异写入备注，双方签字后归还。",
        (("归还（巡察组）", "归还人", ""), ("收回（单位）", "收回人（{receiver}）", "")),
    ),
    "en": SlipWords(
        "Return of documents", "Return no. {serial}",
        ("No.", "Number and document", "Number / period", "Form", "Quantity", "Mark", "Back", "Note"),
        ("Part 1 of 2: for the organisation", "Part 2 of 2: for the team"),
        "“Back” is ticked by those who count, in each other's presence; differences go under “Note”. Both sides sign.",
        (("Returned (team)", "By", ""), ("Taken back (organisation)", "By ({receiver})", "")),
    ),
}  # fmt: skip

NOTES: Mapping[Language, SlipWords] = {
    "zh": SlipWords(
        "资料查阅记录", "资料编号  {serial}", ("序号", "页/位置", "摘录（原文）", "说明（查阅人）", "查阅"),
        note="摘录与说明分列：摘录照录原文，按原件密级、保密期限和知悉范围管理。", signs=(("查阅人签名", "日期"),),
    ),
    "en": SlipWords(
        "Review notes on a document", "Document no. {serial}", ("No.", "Place", "Extract (verbatim)",
                                                                "Comment (own words)", "Noted"),
        note="Extracts are word for word and keep the marking, period and circle of the original; comments are the "
        "reviewer's own.", signs=(("Reviewer, signature", "Date"),),
    ),
}  # fmt: skip

COPIES: Mapping[Language, SlipWords] = {
    "zh": SlipWords(
        "资料复制登记", "资料编号  {serial}",
        ("序号", "复制内容", "页×份", "用途", "复制件编号", "批准人", "保管人", "日期", "去向"),
        note="复制件与原件同等管理；装入底稿的写明底稿编号。", signs=(("保管人签名", "日期"),),
    ),
    "en": SlipWords(
        "Register of copies", "Document no. {serial}",
        ("No.", "What was copied", "Pages", "Purpose", "Copy no.", "Approved", "Kept by", "Date", "End"),
        note="Copies are kept like their originals; of those bound into a paper its number is given.",
        signs=(("Keeper, signature", "Date"),),
    ),
}  # fmt: skip

ITEM: Mapping[Language, ItemWords] = {
    "zh": ItemWords(
        original="原", copy="复", electronic="电", amount_of="{number}{unit}", units={},
        pages=("{pages}页", "{pages}页"), amounts="", none="无",
        counts=("共{count}项：{parts}", "共{count}项：{parts}"),
        originals=("原件{count}", "原件{count}"), copies=("复印件{count}", "复印件{count}"),
        electronics=("电子{count}", "电子{count}"), between="、", gone="{word}{count}项", besides="；另有{gone}",
        stop="。", colon="：", unit="被巡察单位  {unit}", provider="提供人  {who}", taken_back="单位收回人",
        method="方法：", result="结果：", amount="金额：", no_rows="（没有登记）", files="所附文件",
        file="{name}（存保险库，指纹 {fingerprint}）", day="年　　月　　日",
    ),
    "en": ItemWords(
        original="orig.", copy="copy", electronic="el.", amount_of="{number} {unit}",
        units={"volume": ("volume", "volumes"), "set": ("set", "sets"), "page": ("page", "pages"),
               "box": ("box", "boxes")},
        pages=("{pages} page", "{pages} pages"), amounts=", ", none="none",
        counts=("{count} item: {parts}", "{count} items: {parts}"),
        originals=("{count} original", "{count} originals"), copies=("{count} copy", "{count} copies"),
        electronics=("{count} electronic", "{count} electronic"), between=", ", gone="{count} {word}",
        besides="; besides {gone}", stop=". ", colon=": ", unit="Organisation: {unit}", provider="Supplied by: {who}",
        taken_back="receiver of the organisation", method="Method: ", result="Result: ", amount="Amount: ",
        no_rows="(none registered)", files="Files",
        file="{name} (kept in the vault, fingerprint {fingerprint})", day="Date:",
    ),
}  # fmt: skip
