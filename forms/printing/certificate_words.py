"""Words of the clearing certificate, in both languages: what was done, what was not and cannot be promised (V25)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.printing.breaking import Language

CAVEATS: Mapping[str, tuple[str, str]] = {
    "BACKUPS_EXIST": (
        "本保险库曾用本程序备份 {backups} 次。备份不在本次清理之内，须另行找到并销毁。",
        "Backups made of this vault with this program: {backups}. They were not cleared here; find and "
        "destroy them as well.",
    ),
    "MEDIA_OUT": (
        "登记在册的介质仍有 {media} 支在用，其上的封装包只有巡察办能打开；介质须另行交还或销毁。",
        "Registered media still in use: {media}. Bundles on them open with the office's key only; return or destroy "
        "the media as well.",
    ),
    "PAPER_LOST": (
        "有 {lost} 份纸质件登记为遗失，清理不涉及这些纸。",
        "Printed copies registered as lost: {lost}. Clearing does not reach that paper.",
    ),
    "DRAFTS_GONE": (
        "有 {drafts} 份输入内容从未保存为记录（其账户已移除或到期，或属演练），随保险库一并销毁，没有交出。",
        "Typing never saved as a record: {drafts} (its accounts were removed or had ended, or this was practice). It "
        "went with the vault and was handed over to nobody.",
    ),
    "SECRET_NOT_DESTROYED": (
        "本机密钥没有能够销毁。密钥槽文件已毁，仅凭本机密钥打不开保险库，但须另行清除本机密钥。",
        "The device secret could not be destroyed. Without the key slots it opens nothing, but it must still be "
        "removed.",
    ),
    "FILES_LEFT": (
        "下列文件没有能够删除：{files}。须由两人另行处理，并在本证明上注明。",
        "These files could not be removed: {files}. Two people must deal with them and note it on this certificate.",
    ),
    "REMOVAL_NOT_SYNCED": (
        "文件已覆写并删除，但文件夹未能确认同步到磁盘：断电后文件名可能重新出现，内容仍是覆写后的随机字节。",
        "Files were overwritten and removed, but the disk did not confirm the folder's change: after a power cut a "
        "name may come back, with random bytes in it.",
    ),
    "FLASH_MEDIUM": (
        "保险库所在的是闪存类磁盘：覆写不一定写在原处，旧的存储块可能仍在芯片中；其中只有密文，密钥已不存在。",
        "The vault lay on a flash disk: overwriting need not reach the old place, and old blocks may remain in the "
        "chips. They hold ciphertext only, under keys that no longer exist.",
    ),
    "MEDIUM_UNKNOWN": (
        "无法判断保险库所在磁盘的种类，不能保证覆写到达原处。",
        "The kind of the disk could not be told, so it cannot be promised that overwriting reached the old place.",
    ),
    "COPYING_FILESYSTEM": (
        "所在文件系统（{filesystem}）把新内容写到别处，旧的内容块可能仍在磁盘上；其中只有密文。",
        "The file system ({filesystem}) writes new content elsewhere; old blocks may remain on the disk, as "
        "ciphertext.",
    ),
    "PRACTICE": (
        "这是演练保险库，不要求办公室收讫；本证明不能作为实际清理的凭据。",
        "This was a practice vault: no receipt of the office was asked for, and this certificate proves no real "
        "clearing.",
    ),
    "MEMORY_NOT_WIPED": (
        "进程内存没有逐字节清除；本证明印出或保存后，程序即结束。关机后内存随之消失。",
        "The memory of the process was not wiped byte by byte; the program ends once this certificate has come out. "
        "Memory is gone when the machine is switched off.",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class CertificateWords:
    """Templates take the named fields."""

    title: str
    kind: str
    facts: Mapping[str, str]
    held: str
    held_heads: tuple[str, str]
    counts: Mapping[str, str]
    done: str
    file_heads: tuple[str, str, str, str]
    secret: Mapping[str, str]
    yes: str
    no: str
    destroyed: str
    order: str
    order_text: str
    not_done: str
    signed: str
    date: str


CERTIFICATE: Mapping[Language, CertificateWords] = {
    "zh": CertificateWords(
        title="保险库清理证明", kind="清理证明",
        facts={"round": "轮次", "team": "巡察组", "laptop": "本机", "vault": "保险库编号", "at": "清理时间",
               "by": "清理人", "witness": "监督人", "disk": "磁盘", "audit": "日志末条"},
        held="一、库内曾有", held_heads=("内容", "数量"),
        counts={"bundles": "封装包（末包第 {last} 包）", "copies": "打印副本：{fate}", "media": "登记介质：{state}",
                "backups": "备份次数", "audit": "日志条数"},
        done="二、已做", file_heads=("文件", "字节", "覆写一遍随机数据", "删除"),
        secret={"keyring": "本机密钥（系统密钥环）", "keyfile": "本机密钥（密钥介质上的文件）"},
        yes="是", no="否", destroyed="已销毁", order="次序",
        order_text="先毁密钥槽，再毁本机密钥，最后毁数据文件；上表逐一照实记载。",
        not_done="三、未做和不能保证的", signed="{role}（{name}）签名", date="日期",
    ),
    "en": CertificateWords(
        title="Clearing certificate", kind="Clearing certificate",
        facts={"round": "Round", "team": "Team", "laptop": "Laptop", "vault": "Vault", "at": "Cleared",
               "by": "By", "witness": "Witness", "disk": "Disk", "audit": "Last log entry"},
        held="1. What the vault held", held_heads=("What", "Count"),
        counts={"bundles": "Bundles (the last one was no. {last})", "copies": "Printed copies: {fate}",
                "media": "Registered media: {state}", "backups": "Backups made", "audit": "Log entries"},
        done="2. What was done", file_heads=("File", "Bytes", "Overwritten once at random", "Removed"),
        secret={"keyring": "Device secret (system keyring)", "keyfile": "Device secret (file on the key medium)"},
        yes="yes", no="no", destroyed="destroyed", order="Order",
        order_text="Key slots first, then the device secret, then the data files; the table tells each as it was.",
        not_done="3. What was not done, and what cannot be promised", signed="{role} ({name})", date="Date",
    ),
}  # fmt: skip
