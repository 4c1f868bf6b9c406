"""Bundles, receipts, kits, media (storage/exchange, storage/media)."""

from __future__ import annotations

from collections.abc import Mapping

from ui.wording.bundle import BUNDLE
from ui.wording.intake import INTAKE

Pair = tuple[str, str]

_MEDIA: Mapping[str, Pair] = {
    "MEDIUM_UNKNOWN": ("介质 {medium} 没有登记 | 没有写出任何内容 | 先登记这支介质，再移交。",
                       "The medium {medium} is not registered | Nothing was written | Register it first, then hand over."),
    "MEDIUM_NO_SERIAL": ("介质 {medium} 没有硬件序号，不能登记 | 没有写出任何内容 | 换一支有序号的介质。",
                         "The medium {medium} has no hardware serial and cannot be registered | Nothing was written | Use one that has a serial."),
    "MEDIUM_REGISTERED": ("这支介质已经登记过 |  | 在介质登记簿里查它的编号。", "This medium is registered already |  | Look up its number in the media register."),
    "MEDIUM_NOT_IN_USE": ("介质 {medium} 登记为 {medium_state}，不能使用 | 没有写出任何内容 | 换一支在用的介质。",
                          "The medium {medium} is registered as {medium_state} | Nothing was written | Use one that is in use."),
    "MEDIUM_ENDED": ("介质 {medium} 已登记为 {medium_state}，不能再改登记为这种状态 | 登记簿没有改动 | 核对介质编号；登记错的，报告安全保密管理员。",
                     "The medium {medium} is registered as {medium_state}, which this cannot follow | The register was not changed | Check the number; if the entry is wrong, tell the secrecy administrator."),
    "MEDIUM_USED_ELSEWHERE": ("介质 {medium} 上有第 {team} 组的封装包 | 没有写出任何内容 | 换一支本组的介质。",
                              "The medium {medium} holds bundles of team {team} | Nothing was written | Use a medium of this team."),
    "MEDIUM_INSIDE_VAULT": ("这个文件夹在保险库里面 | 没有写出任何内容 | 选保险库以外的文件夹。",
                            "This folder lies inside the vault | Nothing was written | Choose a folder outside the vault."),
    "FOLDER_ONLY_IN_PRACTICE": ("只有练习模式才能写到文件夹 | 没有写出任何内容 | 插入已登记的介质。",
                                "Only practice mode writes to a folder | Nothing was written | Insert a registered medium."),
    "FILE_ONLY_TO_MEDIUM": ("{name} 只能存到登记过的介质上（V18） | 没有写出任何内容，没有占用打印编号 | 插入已登记的介质，存到介质上；或者直接打印。",
                            "{name} may be saved on a registered medium only (V18) | Nothing was written, no print number was taken | Insert a registered medium and save it there, or print."),
    "MEDIUM_READ_ONLY": ("介质 {medium} 是只读的 | 本机记录不变 | 打开写保护开关，或换一支介质。",
                         "The medium {medium} is read-only | Records here are unchanged | Switch write protection off or use another medium."),
    "MEDIUM_TOO_SMALL": ("介质 {medium} 放不下：要 {needed_bytes}，只剩 {free_bytes} | 没有写出任何内容，本机记录不变 | 换一支空的介质，用同一编号重写。",
                         "Not enough room on {medium}: {needed_bytes} needed, {free_bytes} free | Nothing was written, records here are unchanged | Use an empty medium; the bundle keeps its number."),
    "MEDIUM_FULL": ("介质 {medium} 写满了 | 没有留下半个文件，本机记录不变 | 换一支介质，用同一编号重写。",
                    "The medium {medium} is full | No half file was left, records here are unchanged | Use another medium; the bundle keeps its number."),
    "MEDIUM_GONE": ("介质不见了，或读写出错（{reason}） | 本机记录不变 | 重新插好介质，用同一编号重写。",
                    "The medium is gone or does not answer ({reason}) | Records here are unchanged | Insert it again; the bundle keeps its number."),
    "READBACK_DIFFERS": ("从介质 {medium} 读回的与写出的不一致 | 已删去这个文件，本机记录不变 | 这支介质可能已坏，换一支重写。",
                         "What {medium} gives back is not what was written | The file was removed, records here are unchanged | The medium may be failing; use another."),
    "FILE_MISSING": ("找不到文件 {name} |  | 查看介质是否插好，文件名是否对。", "The file {name} is not there |  | Check the medium and the name."),
}  # fmt: skip

_TEAM: Mapping[str, Pair] = {
    "BUNDLE_NAME_TAKEN": ("介质上已有 {name}，内容不是本包 | 那个文件没有动，本机记录不变 | 换一支介质；若本机是从备份恢复的，先问办公室。",
                          "{name} is on the medium already and is not this bundle | That file was not touched, records here are unchanged | Use another medium; if this vault came from a backup, ask the office first."),
    "BUNDLE_UNFINISHED": ("第 {sequence} 包还没有写完 | 本机记录不变 | 先把它用同一编号写完。",
                          "Bundle {sequence} is not finished | Records here are unchanged | Finish it first, under the same number."),
    "BUNDLE_UNKNOWN": ("没有这个封装包 |  | 从移交与回执里选。", "There is no such bundle |  | Choose one from the list."),
    "BUNDLE_STATE": ("封装包现在是 {state}，不能变为 {wanted} | 没有改动 | 刷新后再看。",
                     "The bundle is {state} and cannot become {wanted} | Nothing was changed | Refresh and look again."),
    "NOTHING_TO_SEND": ("没有可移交的记录 |  | 先锁定记录；草稿不移交。", "There is nothing to hand over |  | Lock records first; drafts stay here."),
    "PRACTICE_APART": ("练习与正式不能混用：练习的工具包和封装包只属于练习用的巡察办 | 没有写出任何内容 | 练习的，用练习用的巡察办发的工具包；正式的，用正式的。",
                       "Practice and real work do not mix: kits and bundles of practice belong to an office to practise with | Nothing was written | For practice use the kit of such an office, for real work that of the real one."),
    "OFFICE_KEY_MISSING": ("没有巡察办的公钥 |  | 导入巡察办的工具包。", "The office's key is missing |  | Import the office's kit."),
    "READ_ONLY": ("审计日志断裂，保险库只读 | 已有内容都可查看 | 报告巡察办。", "The audit log is broken, the vault is read-only | All content can be read | Tell the office."),
    "STATE_SECRET_OFF": ("含国家秘密标志，本程序未获批准处理 | 没有写出任何内容 | 交由有资质的系统处理。",
                         "A state-secret mark is inside, which this program is not approved for | Nothing was written | Use an approved system."),
    "SOURCE_CHANGED": ("封装时内容的长度变了 | 没有写出任何内容，本机记录不变 | 再试一次；仍不行则检查保险库。",
                       "The content changed its length while it was sealed | Nothing was written, records here are unchanged | Try again, then check the vault."),
    "SOURCE_DAMAGED": ("附件与其指纹不符 | 没有写出任何内容 | 检查保险库，从备份恢复该附件。",
                       "An attachment is not what its fingerprint says | Nothing was written | Check the vault and restore it from a backup."),
    "RECIPIENT_BAD": ("收件人的公钥不对 | 没有写出任何内容 | 重新导入工具包。", "The recipient's key is not valid | Nothing was written | Import the kit again."),
    "KIT_FILE_WRONG": ("工具包说明文件有误：{where} | 没有制作 | 改正后再试。", "The kit's description is wrong at {where} | No kit was made | Correct it and try again."),
    "KIT_FORM": ("工具包内容有误（{where}） | 没有导入 | 请巡察办重做。", "The kit is not as it should be ({where}) | Nothing was imported | Ask the office for a new one."),
    "KIT_PASSPHRASE_WRONG": ("工具包口令不对 | 没有导入 | 照纸条重输，连字符照写。", "The kit's passphrase is wrong | Nothing was imported | Type it again from the paper, with its hyphens."),
    "KIT_TOO_BIG": ("工具包过大 | 没有导入 | 请巡察办重做。", "The kit is too large | Nothing was imported | Ask the office for a new one."),
    "NOT_A_KIT": ("这不是工具包 | 没有导入 | 选 kit- 开头的文件。", "This is no kit | Nothing was imported | Choose the file whose name begins with kit-."),
    "LAPTOP_NOT_IN_KIT": ("工具包里没有 {laptop} 机 |  | 核对本机字母。", "The kit has no laptop {laptop} |  | Check this laptop's letter."),
    "RECEIPT_FORM": ("回执内容有误 | 没有改动 | 请巡察办重出回执。", "The receipt is not as it should be | Nothing was changed | Ask the office for a new one."),
    "RECEIPT_TOO_BIG": ("回执文件过大 | 没有改动 | 请巡察办重出回执。", "The receipt is too large | Nothing was changed | Ask the office for a new one."),
    "RECEIPT_ELSEWHERE": ("这是 {team}{laptop} 的回执 | 没有改动 | 在那台机上导入。", "This receipt is for {team}{laptop} | Nothing was changed | Import it there."),
    "RECEIPT_UNKNOWN_BUNDLE": ("回执说的第 {sequence} 包，本机没有写出过 | 没有改动 | 问清巡察办收到的是哪一包。",
                               "The receipt is for bundle {sequence}, which this laptop never wrote | Nothing was changed | Ask the office what it received."),
    "RECEIPT_MISMATCH": ("巡察办收到的第 {sequence} 包与本机写出的不同 | 没有改动，仍算未收讫 | 立即报告组长和巡察办。",
                         "The office received another bundle {sequence} than this laptop wrote | Nothing was changed, it counts as not received | Tell the leader and the office at once."),
    "NOT_A_RECIPIENT": ("这个文件不是封给本账户的 | 文件没有改动 | 由收件人打开。", "This is not sealed to this account | The file was not changed | Its recipient must open it."),
}  # fmt: skip

_OFFICE: Mapping[str, Pair] = {
    "NOT_AN_OFFICE": ("这不是巡察办的工作区 |  | 打开巡察办的文件夹。", "This is no office workspace |  | Open the office's folder."),
    "STINT_KNOWN": ("{round} 轮 {team} 组已有工具包 | 没有写出 | 人员、电脑或日期有变的，勾选增发（命令行加 --further）。", "Round {round}, team {team} has its kit | Nothing was written | For other people, laptops or dates tick a further kit (--further on the command line)."),
    "KIT_DIFFERS": ("与已发的工具包不合：{where} | 没有写出 | 增发时不能减少单位和本机字母，也不能改变演练。", "This does not fit the kit that was given out: {where} | Nothing was written | A further kit drops no organisation and no laptop, and does not change practice."),
    "KIT_LEAVES_NOBODY": ("导入后本机没有人能添加账户：名册上没有一名组长或系统管理员在本机有口令 | 没有改动 | 先给新组长添加账户，再导入。",
                          "This kit would leave nobody here who can add accounts: no leader or system administrator of its roster has a passphrase here | Nothing was changed | Add the new leader's account first, then take the kit over."),
    "KIT_OLDER": ("这是较早的工具包（第 {number} 号，已导入第 {last} 号） | 没有改动 | 用最新的一份。", "This is an older kit (number {number}; {last} was taken over) | Nothing was changed | Use the latest one."),
    "STINT_UNKNOWN": ("没有这次进驻 |  | 从轮次与小组里选。", "There is no such stint |  | Choose one from the list."),
    "NO_RECIPIENTS": ("不知道回执封给谁 | 没有写出 | 包里应有该机账户的公钥。", "Nobody to seal the receipt to | Nothing was written | The bundle should bring its accounts' keys."),
    "NOTHING_TO_REJECT": ("没有可拒收的 |  | 发送方没有证实的包，电话告知。", "There is nothing to reject |  | If the sender is not proven, tell the team by telephone."),
    "BUNDLE_REFUSED": ("不能收：{why} | 没有收入任何记录 | 打印核验报告，退回小组。", "Cannot be received: {why} | No record was taken in | Print the report and return it to the team."),
}  # fmt: skip

EXCHANGE: Mapping[str, Pair] = {**_MEDIA, **_TEAM, **_OFFICE, **BUNDLE, **INTAKE}
