"""Bugs, and codes without words of their own."""

from __future__ import annotations

from collections.abc import Mapping

PROGRAM: Mapping[str, tuple[str, str]] = {
    "BUG": ("程序出错，本次操作没有完成 | 已保存的记录和草稿没有改动 | 记下右下角的代码，告诉维护人员。",
            "The program failed and did not finish this | Saved records and drafts were not touched | Note the code at the lower right and tell whoever maintains the program."),
    "UNKNOWN": ("操作没有完成 | 已保存的记录没有改动 | 记下代码，告诉维护人员。",
                "This was not done | Saved records were not touched | Note the code and tell whoever maintains the program."),
    "PRINTER_GONE": ("打印机 {name} 不在了 | 打印编号已登记为未打出 | 接好打印机，再打一次。", "The printer {name} is not there any more | The print number is registered as failed | Connect it and print again."),
    "PRINT_NOT_STARTED": ("打印机 {name} 没有接受任务 | 打印编号已登记为未打出 | 检查打印机，再打一次。", "The printer {name} did not take the job | The print number is registered as failed | See to the printer and print again."),
    "PAGES_UNREADABLE": ("排好的页面显示不出 | 记录没有改动 | 告诉维护人员。", "The pages cannot be shown | The record was not touched | Tell whoever maintains the program."),
    "PDF_NOT_WRITTEN": ("{name} 没有写成 | 打印编号已登记为未打出 | 检查文件夹和磁盘空间，再存一次。", "{name} was not written | The print number is registered as failed | See to the folder and the disk, and save again."),
}  # fmt: skip
