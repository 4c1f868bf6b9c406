"""Why a sealed bundle is not opened or not believed (storage/exchange/BUNDLE.md 11)."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[str, str]


def _damaged(zh: str, en: str) -> Pair:
    """Damaged on the way: written again, it may be whole."""
    return (
        f"封装包损坏：{zh} | 没有收入任何记录 | 请小组用同一编号重写。",
        f"The bundle is damaged: {en} | No record was taken in | Ask the team to write it again under the same number.",
    )


def _forged(zh: str, en: str) -> Pair:
    """Not what our program writes: made by somebody, or badly broken."""
    return (
        f"封装包不合规定：{zh} | 没有收入任何记录 | 不要再打开，报告巡察办。",
        f"The bundle breaks the rules: {en} | No record was taken in | Do not open it again; tell the office.",
    )


def _sender(zh: str, en: str, do_zh: str, do_en: str) -> Pair:
    return f"{zh} | 没有收入任何记录 | {do_zh}", f"{en} | No record was taken in | {do_en}"


BUNDLE: Mapping[str, Pair] = {
    "NOT_A_BUNDLE": ("{name} 不是封装包 | 文件没有改动 | 选 .sealed 文件。", "{name} is no sealed bundle | The file was not changed | Choose a .sealed file."),
    "BUNDLE_NOT_FOR_US": ("这个包不是封给本处的 | 文件没有改动 | 退给交来的人，核对收件单位。",
                          "This bundle is not sealed to us | The file was not changed | Return it and check the recipient."),
    "BUNDLE_PART_MISSING": ("缺分卷 {name} | 没有收入任何记录 | 把所有分卷放在同一文件夹。",
                            "The part {name} is missing | No record was taken in | Put all parts into one folder."),
    "BUNDLE_NEWER": ("封装包的格式较新（{schema}，本机只到 {known}） | 没有收入任何记录 | 升级程序后再收。",
                     "The bundle has a newer format ({schema}; known here: {known}) | No record was taken in | Update the program first."),
    "BUNDLE_CHANGED": ("核验之后文件变了 | 没有收入任何记录 | 换读卡位置再收；仍变则换介质。",
                       "The file changed after it was verified | No record was taken in | Try another port, then another medium."),
    "BUNDLE_DAMAGED": _damaged("密文不完整或被改动", "the sealed text is incomplete or altered"),
    "BUNDLE_TRUNCATED": _damaged("提前结束", "it ends too early"),
    "BUNDLE_TAR_DAMAGED": _damaged("目录头有误", "an archive header is wrong"),
    "BUNDLE_TRAILING": _forged("末尾有多余内容", "there is something behind its end"),
    "BUNDLE_MEMBER_LINK": _forged("含链接 {path}", "it holds a link, {path}"),
    "BUNDLE_MEMBER_DEVICE": _forged("含设备文件 {path}", "it holds a device, {path}"),
    "BUNDLE_MEMBER_FOLDER": _forged("含单列的文件夹 {path}", "it holds a folder of its own, {path}"),
    "BUNDLE_MEMBER_TYPE": _forged("含不认识的条目 {path}", "it holds an unknown kind of entry, {path}"),
    "BUNDLE_PATH_ABSOLUTE": _forged("绝对路径 {path}", "an absolute path, {path}"),
    "BUNDLE_PATH_PARENT": _forged("越出文件夹的路径 {path}", "a path that climbs out, {path}"),
    "BUNDLE_PATH_FORM": _forged("路径 {path} 不合规定", "the path {path} is not allowed"),
    "BUNDLE_PATH_OUTSIDE": _forged("{path} 在包的文件夹之外", "{path} lies outside the bag"),
    "BUNDLE_PATH_TWICE": _forged("{path} 出现两次", "{path} comes twice"),
    "BUNDLE_PATH_CASE": _forged("{path} 与 {other} 只差大小写", "{path} and {other} differ only in case"),
    "BUNDLE_TOO_BIG": _forged("解开后过大", "it would be too large when opened"),
    "BUNDLE_TOO_MANY_FILES": _forged("文件过多（限 {limit}）", "it has too many files (limit {limit})"),
    "BUNDLE_FILE_TOO_BIG": _forged("一个文件过大", "a file is too large"),
    "BUNDLE_TAG_FILE_TOO_BIG": _forged("说明文件 {name} 过大", "the tag file {name} is too large"),
    "BUNDLE_ORDER": _forged("{path} 次序不对", "{path} is out of order"),
    "BUNDLE_FILE_EXTRA": _forged("多出文件 {path}", "{path} is not listed"),
    "BUNDLE_FILE_MISSING": _damaged("缺文件 {path}", "{path} is missing"),
    "BUNDLE_FILE_DAMAGED": _damaged("{path} 与清单指纹不符", "{path} does not meet its fingerprint"),
    "BUNDLE_TAG_FILE_DAMAGED": _damaged("{path} 与清单指纹不符", "{path} does not meet its fingerprint"),
    "BUNDLE_BAGIT_VERSION": _forged("BagIt 版本不是 1.0", "its BagIt version is not 1.0"),
    "BUNDLE_MANIFEST_FORM": _forged("清单格式有误", "its manifest is malformed"),
    "BUNDLE_TAGMANIFEST_FORM": _forged("说明文件清单格式有误", "its tag manifest is malformed"),
    "BUNDLE_INFO_FORM": _forged("bag-info.txt 格式有误", "bag-info.txt is malformed"),
    "BUNDLE_LABEL_MISMATCH": _forged("包名、标签与签名的说明不一致", "its name, label and signed statement do not agree"),
    "BUNDLE_SIGNATURE_FORM": _forged("签名文件格式有误", "its signature file is malformed"),
    "BUNDLE_SIGNATURE_WRONG": _forged("签名不对", "its signature does not verify"),
    "BUNDLE_STATEMENT_FORM": _forged("签名的说明格式有误（{where}）", "its signed statement is malformed ({where})"),
    "BUNDLE_STATEMENT_MISMATCH": _forged("签名是另一个包的", "the signature belongs to another bundle"),
    "BUNDLE_ATTACHMENTS_MISMATCH": _forged("附件与签名的说明不符", "its attachments are not those of the signed statement"),
    "FORM_TOO_BIG": _forged("一份表单过大", "a form is too large"),
    "SENDER_KEY_FORM": _sender("签名者与说明中的不是同一个，或不该发这种包", "The signer is not the one named, or may not send this kind",
                               "不要再打开，报告巡察办。", "Do not open it again; tell the office."),
    "SENDER_UNKNOWN": _sender("{team}{laptop} 不在已知的小组之内", "{team}{laptop} is not known here",
                              "核对工具包和轮次。", "Check kit and round."),
    "SENDER_TOKEN_WRONG": _sender("{team}{laptop} 机没有本处工具包的凭据", "Laptop {team}{laptop} does not hold our kit's secret",
                                  "核对该机用的是哪个工具包。", "Check which kit it was set up from."),
    "SENDER_CHANGED": _sender("{team}{laptop} 已登记的是另一台设备", "Another device is registered as {team}{laptop}",
                              "问清换机或重装的缘由；属实则重置该机后再收。", "Ask why; if the laptop was replaced or set up anew, reset its letter and receive again."),
}  # fmt: skip
