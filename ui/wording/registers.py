"""Words for the codes in the registers: printed pages, kinds of media, acts of the log. Each is `code: (zh, en)`."""

from __future__ import annotations

from collections.abc import Mapping

from forms.kinds import KINDS

Words = Mapping[str, tuple[str, str]]

PAGES: Words = {
    "signed_record": ("谈话记录", "Interview record"), "internal_copy": ("内部副本", "Internal copy"),
    "addendum": ("补记", "Addendum"), "handover": ("移交单", "Hand-over slip"),
    "handover_slip": ("资料交接单", "Receipt and return slip"), "recovery_sheet": ("恢复单", "Recovery sheet"),
    "activity": ("活动记录", "Activity record"), "communication": ("沟通记录", "Communication record"),
    "consultation": ("会商记录", "Consultation record"), "intake_register": ("信访登记单", "Intake slip"),
    "outline": ("谈话提纲", "Interview outline"), "rectification_notice": ("立行立改通知", "Rectification notice"),
    "rectification_receipt": ("立行立改回执", "Rectification receipt"),
    "rectification_result": ("立行立改核验单", "Verification sheet"), "copy_register": ("资料复制登记", "Register of copies"),
    "envelope_slip": ("小信封发放单", "Envelope slip"), "referral_sheet": ("移交单", "Referral sheet"),
    "request_slip": ("调阅清单", "Request slip"), "return_slip": ("归还单", "Return slip"),
    "review_notes": ("查阅记录", "Review notes"), "weekly_report": ("周报", "Weekly report"),
    "working_paper": ("底稿", "Working paper"), "evidence_list": ("支撑材料目录", "List of evidence"),
    "report_outline": ("报告提纲", "Report outline"), "bound_volume": ("底稿合订卷", "Bound volume"),
    "questionnaire_blank": ("空白问卷", "Blank questionnaire"), "questionnaire_tally": ("问卷统计表", "Questionnaire tally"),
    "register": ("登记簿", "Register"), "loss_report": ("介质遗失报告", "Loss report"),
    "clearing_certificate": ("清理证明", "Clearing certificate"),
    "verification_report": ("核验报告", "Verification report"),
}  # fmt: skip

MEDIA: Words = {"usb": ("U 盘", "USB medium"), "folder": ("文件夹（练习）", "Folder (practice)")}

ACTS: Words = {
    "account_added": ("添加账户", "Account added"), "account_removed": ("移除账户", "Account removed"),
    "account_dismissed": ("名册不再列名，停用账户", "Account ended: not on the new roster"),
    "approval_delegated": ("委托批准", "Approval delegated"), "approved": ("批准", "Approved"),
    "audit_exported": ("导出日志", "Log exported"), "authorised": ("授权", "Authorised"),
    "backed_up": ("备份", "Backed up"), "bundle_again": ("重写封装包", "Bundle written again"),
    "bundle_approved": ("批准封装包", "Bundle approved"), "bundle_delivered": ("送交封装包", "Bundle handed over"),
    "bundle_received": ("收到封装包", "Bundle received"), "bundle_written": ("写出封装包", "Bundle written"),
    "copy_fate": ("登记副本去向", "Fate of a copy noted"), "destroyed": ("登记销毁", "Destruction noted"),
    "device_fixed": ("固定本机", "Laptop fixed"), "device_reset": ("重置本机", "Laptop reset"),
    "difference_settled": ("裁定录入差异", "Keying difference settled"), "exported": ("导出", "Exported"),
    "export_failed": ("导出未成", "Export failed"),
    "grant_ended": ("结束授权", "Grant ended"), "granted": ("授权知悉", "Granted"), "kit_made": ("制作工具包", "Kit made"),
    "leads_handed_over": ("送交线索", "Leads handed over"),
    "leads_approved": ("批准线索移交", "Leads approved"), "leads_receipted": ("线索回执", "Leads receipted"),
    "medium_registered": ("登记介质", "Medium registered"), "medium_state": ("介质状态", "State of a medium"),
    "names_learned": ("记住姓名", "Names learned"), "names_warned": ("提醒姓名", "Names pointed out"),
    "network_active": ("出现活动网络接口", "Active interface seen"),
    "network_acknowledged": ("确认网络接口", "Interface acknowledged"),
    "office_identity_shown": ("查看办公室密钥", "Office key shown"), "office_made": ("建立办公室库", "Office made"),
    "pack_installed": ("导入资料包", "Pack imported"), "pack_retired": ("停用资料包", "Pack retired"),
    "passphrase_changed": ("更改口令", "Passphrase changed"), "pledge_registered": ("登记承诺书", "Pledge registered"),
    "policy_set": ("设定政策值", "Policy set"), "print_finished": ("打印完成", "Print finished"),
    "print_registered": ("登记打印", "Print registered"), "protected_opened": ("打开保护内容", "Sealed part opened"),
    "receipt_imported": ("导入回执", "Receipt imported"), "receipt_written": ("写出回执", "Receipt written"),
    "responses_shuffled": ("打乱答卷次序", "Responses shuffled"), "tally_shown": ("查看统计", "Tally shown"),
    "answer_file_opened": ("查看答卷附件", "Answer file opened"),
    "unlocked": ("开启保险库", "Vault unlocked"), "vault_cleared": ("清理", "Vault cleared"),
    "vault_created": ("建立保险库", "Vault made"), "vault_recovered": ("恢复保险库", "Vault recovered"),
    "create": ("新建", "Begun"), "save": ("保存", "Saved"), "merge": ("合并", "Merged"), "resolve": ("裁定", "Decided"),
    "reseal": ("重新封存", "Sealed anew"),
}  # fmt: skip

DETAILS: Words = {
    "account": ("账户", "Account"), "acting": ("代行管理员", "Standing in"), "batches": ("批次", "Batches"),
    "by": ("由谁", "By"), "choice": ("选择", "Choice"), "copies": ("份数", "Copies"), "copy": ("份号", "Copy"),
    "count": ("数量", "Count"), "device": ("设备", "Device"), "disposition": ("结果", "Result"),
    "excluded": ("未计入", "Left out"), "fate": ("去向", "Fate"), "field": ("项", "Field"),
    "format": ("格式", "Format"), "forms_missing": ("缺表单", "Forms missing"), "group": ("内容", "Part"),
    "interfaces": ("接口", "Interfaces"), "items": ("件数", "Items"), "laptop": ("本机", "Laptop"),
    "laptops": ("本机数", "Laptops"), "leads": ("线索", "Leads"), "medium": ("介质", "Medium"),
    "number": ("编号", "Number"), "pages": ("页数", "Pages"), "places": ("处数", "Places"), "question": ("问题", "Question"),
    "record": ("记录", "Record"), "records": ("记录数", "Records"), "result": ("结果", "Result"),
    "revision": ("修订", "Revision"), "role": ("角色", "Role"), "rows": ("行数", "Rows"),
    "sequence": ("包号", "Bundle"), "sha256": ("指纹", "Fingerprint"), "sheet": ("份", "Sheet"),
    "state": ("状态", "State"), "team": ("组", "Team"), "unit": ("单位", "Organisation"), "until": ("截止", "Until"),
    "value": ("值", "Value"), "variant": ("版式", "Variant"), "version": ("版本", "Version"),
    "witness": ("监督人", "Witness"), "wrong_before": ("此前输错", "Wrong before"),
}  # fmt: skip
"""What the facts of a line of the log are called."""

ABOUT: Words = {"network": ("网络接口", "Network interfaces")}
"""What a line is about, where that is neither a record nor an account."""

CHOICES: Words = {
    "first": ("第一次录入", "First keying"), "second": ("第二次录入", "Second keying"), "neither": ("另查纸卷", "The paper"),
}  # fmt: skip
RESULTS: Words = {"accepted": ("接收", "Accepted"), "rejected": ("退回", "Rejected")}


def word(table: Words, code: str, zh: bool) -> str:
    """The word for a code; an unknown code stands as it is."""
    pair = table.get(code)
    return code if pair is None else pair[0] if zh else pair[1]


def act_word(act: str, kind: str, zh: bool) -> str:
    """What the log says was done; a move of a record goes by the label of its kind."""
    if act not in ACTS and kind in KINDS:
        for move in KINDS[kind].transitions:
            if move.name == act:
                return move.label.zh if zh else move.label.en
    return word(ACTS, act, zh)
