"""Who may see what, the machine that keeps quiet, and the end of a stint."""

from __future__ import annotations

from collections.abc import Mapping

CONFIDENTIALITY: Mapping[str, tuple[str, str]] = {
    "CLOSEOUT_BLOCKED": (
        "还有 {count} 项未了结，不能清理（V25）：{codes} | 什么也没有删除 | 在“收尾”里逐项打开办结。",
        "{count} things are still open, so nothing can be cleared (V25): {codes} | Nothing was deleted | Open and end each of them in the close-out.",
    ),
    "COPY_UNKNOWN": (
        "打印件 {number} 没有第 {copy} 份 | 没有登记 | 核对打印登记后再试。",
        "Print {number} has no copy {copy} | Nothing was registered | Check the print register and try again.",
    ),
    "FATE_UNKNOWN": (
        "没有“{fate}”这种去向 | 没有登记 | 从所列去向中选一种。",
        "There is no fate “{fate}” | Nothing was registered | Choose one from the list.",
    ),
    "GRANT_BY_RECORD": (
        "对{role}只能逐条开放，不能按单位开放 | 没有开放 | 逐条选择谈话。",
        "To a {role} records are opened one by one, not by organisation | Nothing was opened | Choose the interviews one by one.",
    ),
    "GRANT_NOT_FOR_ROLE": (
        "不能向{role}开放这条记录（R31） | 没有开放 | 只有谈话可以逐条开放给组员或副组长。",
        "This record cannot be opened to a {role} (R31) | Nothing was opened | Only interviews can be opened, to members or deputies.",
    ),
    "GRANT_UNKNOWN": (
        "没有这项开放，或已经收回 |  | 刷新后再看。",
        "There is no such grant, or it has ended |  | Refresh the list.",
    ),
    "LEADS_KEY_MISSING": (
        "工具包没有线索接收单位的公钥（V16） | 线索都在，没有封装 | 请巡察办补发工具包。",
        "The kit has no key of the body that leads go to (V16) | The leads are here, nothing was packed | Ask the office for a new kit.",
    ),
    "LEAD_NOT_IN_BUNDLE": (
        "这条线索不在任何已写成并回读的线索包里，不能登记为已封装、已移交或已收回执（V16） | 没有改动 | 先在“封装线索”里写成线索包。",
        "This lead is in no leads bundle that was written and read back, so it cannot count as packed, handed over or receipted (V16) | Nothing was changed | Write the bundle of leads first.",
    ),
    "LEAD_SEALED_TO_OTHERS": (
        "{serial} 的保护内容没有封给现在的线索接收单位，对方打不开（V16） | 线索都在，没有封装 | 在“重新封存”里重新封存后再封装。",
        "{serial} is not sealed to the body that leads go to now, which could not open it (V16) | The leads are here, nothing was packed | Seal it anew, then pack again.",
    ),
    "LOCKED_OUT": (
        "这个账户连续输错次数过多，已锁死（V21） | 数据都在 | 请巡察办用恢复密钥恢复。",
        "Too many wrong passphrases have locked this account for good (V21) | The data are all there | Ask the office to recover it with its recovery key.",
    ),
    "MEDIUM_NOT_LOST": (
        "介质 {medium} 没有登记为遗失（R55） | 没有印出报告 | 先在介质登记里报告遗失。",
        "Medium {medium} is not registered as lost (R55) | No report was made | Report the loss in the media register first.",
    ),
    "NOTHING_TO_RESEAL": (
        "{serial} 的保护内容已经封给该看的人 | 没有改动 | 不用再封。",
        "The protected part of {serial} is already sealed to those who may read it | Nothing was changed | No need to seal it anew.",
    ),
    "NOT_A_DAY": (
        "这不是日期 | 没有改动 | 按年-月-日填写，如 2026-03-20。",
        "This is no day | Nothing was changed | Write it as year-month-day, such as 2026-03-20.",
    ),
    "NOT_A_MESSAGE": (
        "这不是发给你的文件，而是一条记录的保护内容（V09） | 文件没有改动 | 在记录里写明理由后打开。",
        "This is no message to you but the protected part of a record (V09) | The file was not changed | Open it in the record, with a reason.",
    ),
    "NO_LEAD_DECIDED": (
        "没有组务会已定的线索，无可封装（V16） | 线索都在登记簿里 | 先登记会议决定，再封装。",
        "No lead is decided on, so there is nothing to pack (V16) | The leads stand in the register | Register the group's decision first.",
    ),
    "REASON_IN_THE_CLEAR": (
        "封存的记录不另写事由，事由写在封存内容里（V16） | 没有改动 | 写进组务会意见。",
        "A sealed record takes no reason in the clear: reasons are part of what is sealed (V16) | Nothing was changed | Write it into the group's opinion.",
    ),
    "SEALED_TAKES_NO_FILES": (
        "问题线索和打探说情报告不收附件（V16、V17）：附件只随保险库加密，全组都打得开 | 没有保存附件 | 原件留在纸上，在“附件清单”里列明。",
        "Leads and contact reports take no files (V16, V17): files are encrypted with the vault, which the whole team opens | No file was kept | Leave the material on paper and list it.",
    ),
    "TWO_PEOPLE_NEEDED": (
        "销毁须由一人执行、另一人在场监销（R30） | 没有登记 | 写上另一人的姓名。",
        "A destruction needs one person to do it and another to witness it (R30) | Nothing was registered | Give the second person's name.",
    ),
}
