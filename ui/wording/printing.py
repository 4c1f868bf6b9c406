"""Faces, pages, printer, forms (forms/printing, forms/xlsform)."""

from __future__ import annotations

from collections.abc import Mapping

PRINTING: Mapping[str, tuple[str, str]] = {
    "CHARACTER_MISSING": ("没有字体能印这些字：{characters} | 没有打印，记录没有改动 | 在打印设置里指定含有这些字的字体，再打印。",
                          "No font can print these characters: {characters} | Nothing was printed, the record was not touched | Choose a font that has them in the print settings and print again."),
    "FACES_MISSING": ("缺少印刷字体 {family} | 没有打印，记录没有改动 | 运行 python packaging/fonts.py，或重新安装程序。",
                      "The print font {family} is missing | Nothing was printed, the record was not touched | Run python packaging/fonts.py, or install the program again."),
}  # fmt: skip
