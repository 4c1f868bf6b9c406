"""Questionnaires: forms, batches, keying, tallies."""

from __future__ import annotations

from collections.abc import Mapping

QUESTIONNAIRES: Mapping[str, tuple[str, str]] = {
    "FORM_KNOWN": (
        "这张问卷表已经在库里：{serial}《{title}》 |  | 直接用它发放。",
        "This very form is here already: {serial} {title} |  | Use it for a batch.",
    ),
    "FORM_ID_TAKEN": (
        "表号 {id} 第 {version} 版已有另一张表（{serial}） | 什么也没有存 | 在 settings 页改 version，再导入。",
        "Another form has the id {id}, version {version} ({serial}) | Nothing was stored | Change the version on the settings sheet and bring it again.",
    ),
    "FORM_NOT_IN_USE": (
        "这张问卷表已停用 |  | 换一张使用中的表。",
        "This form is retired |  | Take one that is in use.",
    ),
    "SURVEY_COUNTED": (
        "这次调查已经统计，不能再加减批次 |  | 用新的调查名称另立批次。",
        "This survey has been tallied; no batch can join or leave it |  | Define the batch under a new survey name.",
    ),
    "GROUPS_DIFFER": (
        "同一次调查的各批分组题不同 |  | 分组题改成一致，或另取调查名称。",
        "The batches of this survey are grouped by different questions |  | Choose the same one, or another survey name.",
    ),
    "TWO_COUNTERS_NEEDED": (
        "清点须有两名不同的组员 |  | 补上另一名清点人。",
        "Counting needs two different members |  | Name the other counter.",
    ),
    "COLLECTED_MORE": (
        "回收 {collected} 份，多于发放的 {issued} 份 |  | 本批无效，应重新发放。",
        "{collected} came back, {issued} went out |  | The batch is void; issue it anew.",
    ),
    "COLLECTED_FITS": (
        "回收不多于发放，本批有效 |  | 按清点登记。",
        "No more came back than went out: the batch is valid |  | Register the count.",
    ),
    "VOID_MORE": (
        "作废 {void} 份与回收 {collected} 份对不上 |  | 重新清点。",
        "{void} void sheets do not go with {collected} returned |  | Count again.",
    ),
    "NO_VALID_SHEETS": ("没有一份有效问卷 |  | 作废本批。", "There is no valid sheet |  | Void the batch."),
    "SHEET_UNKNOWN": ("没有第 {sheet} 份 |  | 核对份号。", "There is no sheet {sheet} |  | Check its number."),
    "SAME_KEYER": (
        "第 {sheet} 份的另一遍是您录的，须由另一人录 |  | 换人录入。",
        "You keyed the other side of sheet {sheet}; somebody else must key this one |  | Let another member key it.",
    ),
    "SHEET_KEYED": (
        "第 {sheet} 份这一遍已经录完 |  | 录下一份。",
        "Sheet {sheet} has been keyed |  | Go on to the next.",
    ),
    "NO_DIFFERENCE": (
        "第 {sheet} 份这一题没有待裁定的差别 |  | 刷新后再看。",
        "Nothing differs here on sheet {sheet} |  | Look again.",
    ),
    "SETTLE_NEEDS_THIRD": (
        "裁定须由两名录入人以外的第三人，或两人同时在场 |  | 请另一名录入人输入口令，或换人裁定。",
        "A third person settles, or both keyers together |  | Let the other keyer enter the passphrase, or let a third person settle.",
    ),
    "KEYING_OPEN": (
        "还有没录完两遍的份 |  | 先录完。",
        "Not every sheet has been keyed twice |  | Key the rest first.",
    ),
    "DIFFERENCES_OPEN": (
        "还有没裁定的差别 |  | 对照原件逐处裁定。",
        "There are differences left |  | Settle each against the paper.",
    ),
    "ANSWER_FILE_ONE": (
        "一题只附一个文件，选了 {count} 个 | 没有附上 | 只选一个；多份材料先合成一个文件。",
        "One question takes one file; {count} were chosen | Nothing was attached | Choose one, or put them together first.",
    ),
    "ANSWER_FILE_KIND": (
        "文件不是这道题要的{wanted} | 没有附上 | 换成{wanted}。",
        "The file is not {wanted}, which this question asks for | It was not attached | Choose {wanted}.",
    ),
    "ANSWER_FILE_EMPTY": (
        "文件是空的 | 没有附上 | 核对后另选。",
        "The file is empty | It was not attached | Choose another.",
    ),
    "ANSWER_FILE_CHANGED": (
        "附的文件在选取后变了 | 这一份还没有保存 | 取下后重新附上。",
        "The file attached has changed since it was chosen | The sheet is not saved yet | Take it away and attach it again.",
    ),
    "PICTURE_DAMAGED": (
        "图片已损坏或不完整 | 没有附上 | 从原处重新复制，或另选。",
        "The picture is damaged or not whole | It was not attached | Copy it again from where it came, or choose another.",
    ),
    "NOT_A_KIOSK": ("本批是纸质问卷 |  | 用录入页录入。", "This batch is on paper |  | Use the keying page."),
    "KIOSK_FULL": ("{issued} 人都已作答 |  | 去清点本批。", "All {issued} have answered |  | Count the batch."),
    "BATCHES_OPEN": (
        "本次调查还有 {count} 批没有关闭（{serial} 等） |  | 先关闭或作废，再统计。",
        "{count} batches of this survey are not closed ({serial} …) |  | Close or void them first.",
    ),
    "NOT_RELEASED": (
        "本次调查还没有开始统计 |  | 各批关闭后开始统计。",
        "The tally of this survey has not been opened |  | Open it once all batches are closed.",
    ),
    "RESPONSES_MISSING": (
        "批次 {serial} 的答卷不全，只有 {found} 份 |  | 等下一包到齐。",
        "Responses of {serial} are missing; {found} are here |  | Wait for the bundle that brings them.",
    ),
    "COPIES_RANGE": (
        "起号 {first} 大于止号 {last} |  | 改正编号的起止。",
        "The first number {first} is above the last {last} |  | Correct the range.",
    ),
    "COPIES_MANY": (
        "一次最多印 {limit} 份，现为 {count} 份 |  | 分几次印。",
        "One print has {limit} copies at most; these are {count} |  | Print them in several parts.",
    ),
    "COPIES_BEYOND": (
        "止号 {last} 超过发放份数 {issued} |  | 止号改为不大于 {issued}。",
        "The last number {last} is above the {issued} sheets that went out |  | End at {issued} or below.",
    ),
    "COPIES_AGAIN": (
        "{first} 号至 {last} 号已经印过 |  | 同一编号不印两次，从下一个编号起印。",
        "Numbers {first} to {last} have been printed |  | No number is printed twice: begin behind them.",
    ),
    "COPIES_NUMBERED": (
        "不记名问卷各份相同，不能编号 |  | 不编号再印。",
        "Copies of an anonymous form are all the same and carry no number |  | Print without numbers.",
    ),
}
