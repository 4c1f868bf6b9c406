"""The interview page (ui/interview)."""

from __future__ import annotations

from collections.abc import Mapping

INTERVIEW: Mapping[str, tuple[str, str]] = {
    "TRANSCRIPT_TOO_LARGE": ("文件超过 {limit_mb} MB，不像谈话文本 | 没有加入任何内容 | 选择文本文件，或把要用的部分粘贴进来。",
                             "The file is over {limit_mb} MB and no transcript | Nothing was added | Choose a text file, or paste the part you need."),
    "TRANSCRIPT_NOT_TEXT": ("文件不是能读的文本 | 没有加入任何内容 | 另存为纯文本（UTF-8）再选，或直接粘贴。",
                            "The file is no text that can be read | Nothing was added | Save it as plain text (UTF-8) and choose it again, or paste it."),
}  # fmt: skip
