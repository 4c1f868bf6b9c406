"""Renders the components as one sheet, to be looked at beside the design's picture. Not a test, not shipped.

python -m tests.ui.gallery OUT_FOLDER
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from forms.problems import Refused
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.chips import Chip, FilterChips
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.fields import Field, FormRow
from ui.components.keyhints import KeyHints
from ui.components.marks import MARKS, StateMark
from ui.components.passphrase import PassphraseField
from ui.components.progress import StepList, WorkStep
from ui.components.seal import Seal
from ui.components.steps import Step, StepStrip
from ui.components.text import Panel, Text
from ui.fonts import Fonts
from ui.i18n import Language, tr
from ui.icons import Icons
from ui.look import Look
from ui.theme import Theme

ROOT = Path(__file__).resolve().parents[2]


def _left(look: Look) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    column.addWidget(Seal(look, 36))
    for mark in MARKS:
        column.addWidget(StateMark(look, mark, role="ui"))
    row = QHBoxLayout()
    row.addWidget(Button(look, "Primary…", "primary"))
    row.addWidget(Button(look, lambda: tr("Print…"), "plain", "printer"))
    row.addWidget(Button(look, lambda: tr("Cancel"), "quiet"))
    row.addWidget(Button(look, lambda: tr("Back"), "link"))
    off = Button(look, lambda: tr("Print…"), "plain", "printer")
    off.setEnabled(False)
    row.addWidget(off)
    row.addStretch(1)
    column.addLayout(row)
    field = Field(look, "amount")
    field.setText("18x.4")
    form = FormRow(look, "金额", field, left=72)
    form.complain("金额只能是数字。原值 186.4 已保留。")
    column.addWidget(form)
    column.addWidget(Field(look, "page", "例：第 37 页第 8 条"))
    readonly = QLineEdit("只读")
    readonly.setReadOnly(True)
    column.addWidget(readonly)
    meter = PassphraseField(look, lambda: tr("Passphrase"), meter=True)
    meter.edit.setText("correct horse battery")
    column.addWidget(meter)
    column.addStretch(1)
    return column


def _middle(look: Look) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(10)
    for tone, text in (
        ("info", "2 份谈话已锁定而签名未登记，可以移交，交接单上会注明。"),
        ("warn", "沈若兰 退回：“第 2 项缺页码。”"),
        ("danger", "检测到活动的网络接口 wlp2s0。已停止写入，输入内容保留在草稿。关闭无线后继续。"),
        ("ok", "第 2 包回执已导入：43 条收讫。"),
    ):
        banner = Banner(look)
        banner.tell(
            tone, text, "查看意见" if tone in ("warn", "danger") else "", print if tone in ("warn", "danger") else None
        )  # type: ignore[arg-type]
        column.addWidget(banner)
    error = ErrorPanel(look)
    error.tell(Refused("TWO_MEMBERS_NEEDED", rule="V01"), [(lambda: tr("Back"), print), (lambda: tr("Cancel"), print)])
    column.addWidget(error)
    types = Panel("card")
    layout = QVBoxLayout(types)
    layout.addWidget(Text(look, "页面标题 Page title", "title"))
    layout.addWidget(Text(look, "记录正文，由谈话对象核对 “Record text”", "record"))
    layout.addWidget(Text(look, "界面文字、表格、按钮 “Interface” · 1234567890"))
    layout.addWidget(Text(look, "说明、编号、状态 “Notes” · 1234567890", "note"))
    column.addWidget(types)
    chips = FilterChips(look)
    chips.show_chips(
        [Chip("all", "全部", 96), Chip("planned", "待谈", 49), Chip("draft", "草稿", 0), Chip("locked", "已锁定", 9)]
    )
    column.addWidget(chips)
    column.addWidget(KeyHints(look, [("Enter", "问答交替"), ("Shift Enter", "段内换行")]))
    column.addStretch(1)
    return column


def _right(look: Look) -> QVBoxLayout:
    column = QVBoxLayout()
    card = Panel("card")
    layout = QVBoxLayout(card)
    layout.addWidget(
        EmptyState(look, "messages-square", "还没有谈话", "先从工具包中的提纲安排一批，或直接开始一场。",
                   [("安排谈话", print), ("新谈话", print)])
    )  # fmt: skip
    column.addWidget(card)
    steps = StepList(
        look, [WorkStep("a", "固定内容", "18 条"), WorkStep("b", "写入介质", ""), WorkStep("c", "登记出门")]
    )
    steps.finish("a", 1)
    steps.begin("b")
    steps._rows["b"].progress(60, 100)
    column.addWidget(steps)
    strip = StepStrip(look)
    strip.show_steps([Step("配置", "done", ("3月2日完成",)), Step("使用", "current", ("第 16 天", "谈话 40 / 96")),
                      Step("清理", "to_do", ("尚不可清理",)), Step("复核", "returned", ("退回",))])  # fmt: skip
    column.addWidget(strip)
    column.addStretch(1)
    return column


def sheet(look: Look) -> QWidget:
    """All components on the window's ground."""
    window = Panel("window")
    layout = QHBoxLayout(window)
    layout.setContentsMargins(24, 24, 24, 24)
    layout.setSpacing(24)
    for column in (_left(look), _middle(look), _right(look)):
        layout.addLayout(column, 1)
    window.resize(1366, 768)
    return window


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    QApplication([])
    for theme_name in ("light", "dark"):
        for language in ("zh", "en"):
            theme = Theme(theme_name)
            look = Look(
                theme, Fonts(ROOT / "build" / "fonts"), Icons(ROOT / "build" / "icons", theme),
                Language(ROOT / "build" / "translations", language),
            )  # fmt: skip
            look.install()
            window = sheet(look)
            window.show()
            window.grab().save(str(out / f"components-{language}-{theme_name}.png"))
            window.close()


if __name__ == "__main__":
    main()
