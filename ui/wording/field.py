"""Rules of documents, papers, visits, leads and weekly figures (forms/rules), packs and ledgers."""

from __future__ import annotations

from collections.abc import Mapping

FIELD: Mapping[str, tuple[str, str]] = {
    "GIST_TOO_LONG": ("要点有 {length} 字，最多 {limit} 字 | 输入都在 | 缩短后再试。", "The gist has {length} characters; {limit} are allowed | What you typed is kept | Shorten it."),
    "MEETING_DAY": ("组务会日期 {day} 不对 | 输入都在 | 改正日期。", "The day of the group meeting, {day}, cannot be right | What you typed is kept | Correct it."),
    "GROUP_MEETING_NEEDED": ("须先经组务会研究 | 没有改动 | 登记组务会日期和参加人。", "The group meeting has to decide first | Nothing was changed | Enter its day and who took part."),
    "HAND_OVER_NOT_SIGNED": ("移交未签收 | 没有改动 | 登记双方签名。", "The hand-over is not signed for | Nothing was changed | Register both signatures."),
    "RECUSAL_FROM_WHAT": ("回避须写明对象 | 输入都在 | 写上单位或人员身份。", "A recusal names what it is from | What you typed is kept | Write the unit or the person's role."),
    "OWN_RECUSAL": ("本人的回避不能由本人决定 | 没有改动 | 请办公室决定。", "Nobody decides on their own recusal | Nothing was changed | The office decides."),
    "REPLACEMENT_SAME": ("替换人不能是回避人本人 | 没有改动 | 另选一人。", "The replacement cannot be the recused member | Nothing was changed | Choose somebody else."),
    "ITEM_OUT": ("{serial} 还借在外面 | 没有改动 | 先归还。", "{serial} is still out on loan | Nothing was changed | Return it first."),
    "LOCATION_MISSING": ("缺确切位置 | 输入都在 | 写上卷、页、行或凭证号。", "The exact location is missing | What you typed is kept | Write volume, page, line or voucher number."),
    "NOTE_EMPTY": ("摘录和说明都是空的 | 没有改动 | 至少写一样。", "Extract and comment are both empty | Nothing was changed | Write at least one."),
    "RECEIVED_LESS": ("要 {asked}，只收到 {received} | 没有改动 | 登记为部分提供，或补齐。", "{asked} asked for, {received} received | Nothing was changed | Register it as partly provided, or get the rest."),
    "RECEIVED_MORE": ("回收 {received} 多于发放 {issued}，本批无效 | 输入都在 | 重新清点。", "{received} returned of {issued} issued: the batch is invalid | What you typed is kept | Count again."),
    "RETURN_NOT_SIGNED": ("归还未签名 | 没有改动 | 登记双方签名。", "The return is not signed for | Nothing was changed | Register both signatures."),
    "SLIP_NOT_SIGNED": ("交接单未签名 | 没有改动 | 登记双方签名。", "The slip is not signed | Nothing was changed | Register both signatures."),
    "NO_ITEMS": ("清单里没有资料 | 输入都在 | 至少加一项。", "There is nothing on the list | What you typed is kept | Add at least one item."),
    "BASIS_NOT_APPROVED": ("依据的底稿未审签 | 没有改动 | 先审签底稿。", "The paper it rests on is not approved | Nothing was changed | Have the paper approved first."),
    "DUE_OUTSIDE_STINT": ("期限 {due} 晚于撤点日 {leave} | 输入都在 | 提前期限。", "The due date {due} is after the stint ends on {leave} | What you typed is kept | Set an earlier date."),
    "RECEIPT_NOT_SIGNED": ("通知未签收 | 没有改动 | 登记签收人和时间。", "The notice is not signed for | Nothing was changed | Register who signed and when."),
    "NOT_DONE": ("尚未完成，不能办结 | 没有改动 | 核查后再办结，或转入台账。", "It is not done and cannot be closed | Nothing was changed | Check it again, or carry it into the ledger."),
    "VISIT_NOT_APPROVED": ("暗访须组长批准 | 没有改动 | 请组长批准。", "An unannounced visit needs the leader's word | Nothing was changed | Ask the leader."),
    "REPORTER_MISSING": ("须写来信来访人，或注明匿名 | 输入都在 | 补上再试。", "Name who reported it, or mark it anonymous | What you typed is kept | Fill it in."),
    "SLOT_WITHOUT_INTERVIEW": ("已谈的计划没有关联谈话 | 没有改动 | 关联谈话再试。", "A slot marked as done has no interview | Nothing was changed | Link the interview."),
    "PROBLEM_WITHOUT_PAPER": ("发现问题的要点没有底稿 | 没有改动 | 关联底稿再试。", "A point with a problem has no working paper | Nothing was changed | Link the paper."),
    "PAPER_NOT_APPROVED": ("第 {number} 份底稿未审签 | 没有改动 | 先审签。", "Paper no. {number} is not approved | Nothing was changed | Have it approved first."),
    "EVIDENCE_INCOMPLETE": ("支撑材料第 {number} 项缺{field} | 输入都在 | 补上再试。", "Evidence no. {number} lacks {field} | What you typed is kept | Fill it in."),
    "ROW_INCOMPLETE": ("第 {number} 项缺{field} | 输入都在 | 补上再试。", "No. {number} lacks {field} | What you typed is kept | Fill it in."),
    "EVIDENCE_WRONG_KIND": ("支撑材料第 {number} 项不是{kind} | 输入都在 | 改正类别或出处。", "Evidence no. {number} is no {kind} | What you typed is kept | Correct its kind or source."),
    "EVIDENCE_BY_CODE": ("支撑材料第 {number} 项须用谈话对象代号 | 输入都在 | 改用代号。", "Evidence no. {number} must show the interviewee's code | What you typed is kept | Use the code."),
    "SINGLE_SOURCE": ("只有一次谈话支持此事 | 没有改动 | 再找一份资料或另一个独立来源。", "Only one interview supports this | Nothing was changed | Find a document or another independent source."),
    "SOURCES_TOO_FEW": ("独立来源只有 {sources} 个 | 没有改动 | 至少一份资料，或两个独立来源。", "There are {sources} independent sources | Nothing was changed | At least one document or two independent sources are needed."),
    "SAME_PERSON": ("承办、复核、审签须是三个人（{step}） | 没有改动 | 换一个人。", "Preparing, reviewing and approving take three people ({step}) | Nothing was changed | Somebody else has to do it."),
    "REVIEW_MISSING": ("还没有复核 | 没有改动 | 先请副组长复核。", "It has not been reviewed | Nothing was changed | Have the deputy leader review it first."),
    "MERGE_TARGET": ("并入的底稿不对 | 没有改动 | 选另一份未作废的底稿。", "It cannot be merged into that paper | Nothing was changed | Choose another paper that is not void."),
    "TALK_NOT_RECORDED": ("沟通情况未登记 | 没有改动 | 先登记与主要负责人的沟通。", "The talk with the principal head is not recorded | Nothing was changed | Record it first."),
    "PAPER_VERSION_CHANGED": ("第 {number} 份底稿 {serial} 已是新版 | 没有改动 | 按新版重新沟通。", "Paper no. {number}, {serial}, has a newer version | Nothing was changed | Discuss the new one."),
    "BEFORE_CUTOFF": ("截止时间 {until} 未到 | 没有改动 | 到时再冻结。", "The cut-off {until} has not come | Nothing was changed | Freeze it then."),
}  # fmt: skip

PACKS: Mapping[str, tuple[str, str]] = {
    "PACK_INVALID": ("包的内容不合格式：{place}，{why} | 没有导入 | 请制作方改正。", "The pack is not in form: {place}, {why} | Nothing was imported | Have its maker mend it."),
    "PACK_TOO_LARGE": ("包超过 {limit_bytes} | 没有导入 | 请制作方分开。", "The pack is over {limit_bytes} | Nothing was imported | Have its maker divide it."),
    "PACK_FORMAT": ("这不是本程序能读的包 | 没有导入 | 选正确的文件。", "This is no pack that the program reads | Nothing was imported | Choose the right file."),
    "PACK_NOT_READABLE": ("包读不出 | 没有导入 | 重新拷贝后再试。", "The pack cannot be read | Nothing was imported | Copy it again and retry."),
    "LEDGER_TOO_LARGE": ("表格超过 {limit_bytes} | 没有读入 | 分开再读。", "The table is over {limit_bytes} | Nothing was read in | Divide it."),
    "LEDGER_EMPTY": ("表格是空的 | 没有读入 | 选有内容的表格。", "The table is empty | Nothing was read in | Choose one with rows."),
    "LEDGER_COLUMN": ("表格没有“{column}”这一栏 | 没有读入 | 选另一栏或改表头。", "The table has no column “{column}” | Nothing was read in | Choose another column or mend the heading."),
    "LEDGER_KIND": ("不读 {suffix} 文件 | 没有读入 | 另存为 .xlsx 或 .csv。", "Files of the kind {suffix} are not read | Nothing was read in | Save it as .xlsx or .csv."),
    "LEDGER_DAMAGED": ("表格文件已损坏 | 没有读入 | 重新拷贝后再试。", "The table file is damaged | Nothing was read in | Copy it again and retry."),
    "LEDGER_SHEET": ("没有名为“{sheet}”的工作表 | 没有读入 | 选另一张。", "There is no sheet “{sheet}” | Nothing was read in | Choose another one."),
}  # fmt: skip
