"""Bugs, and codes without words of their own."""

from __future__ import annotations

from collections.abc import Mapping

PROGRAM: Mapping[str, tuple[str, str]] = {
    "BUG": ("程序出错，本次操作没有完成 | 已保存的记录和草稿没有改动 | 记下右下角的代码，告诉维护人员。",
            "The program failed and did not finish this | Saved records and drafts were not touched | Note the code at the lower right and tell whoever maintains the program."),
    "UNKNOWN": ("操作没有完成 | 已保存的记录没有改动 | 记下代码，告诉维护人员。",
                "This was not done | Saved records were not touched | Note the code and tell whoever maintains the program."),
}  # fmt: skip
