"""The style sheet made from the tokens: frames, labels by tone, buttons, fields, headers, bars, tabs.

Combo boxes, spin boxes, check boxes and radio buttons stay with the palette (a QSS border costs them their
arrows and ticks; a least height alone leaves them as they are), item views have delegates and no `::item` rule,
and no rule names a font (UI.md 10).
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from ui.theme import Tokens

_SHEET = Template("""
QFrame[panel="clear"] { background: transparent; border-radius: 6px; }
QFrame[panel="pick"] { background: $surface; border-radius: 6px; }
QFrame[panel="nav"] { background: $surface; border-radius: 6px; }
QFrame[panel="window"] { background: $window; }
QFrame[panel="rail"] { background: $rail; }
QFrame[panel="surface"] { background: $surface; }
QFrame[panel="sunken"] { background: $sunken; }
QFrame[panel="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[panel="well"] { background: $sunken; border: 1px solid $line; border-radius: 8px; }
QFrame[panel="dialog"] { background: $surface; border: 1px solid $line2; border-radius: 10px; }
QFrame[panel="info"] { background: $soft; border: 1px solid $soft2; border-radius: 6px; }
QFrame[panel="warn"] { background: $warnSoft; border: 1px solid $warnEdge; border-radius: 6px; }
QFrame[panel="danger"] { background: $dangerSoft; border: 1px solid $dangerEdge; border-radius: 6px; }
QFrame[panel="ok"] { background: $okSoft; border: 1px solid $okEdge; border-radius: 6px; }
QFrame[panel="tag"] { background: $soft; border-radius: 4px; }
QFrame[panel="key"] { background: $surface; border: 1px solid $line2; border-radius: 4px; }
QFrame[panel="line"] { background: $line; border: none; }
QDialog { background: $surface; }
QLabel { background: transparent; }
QLabel[tone="text"] { color: $text; }
QLabel[tone="text2"] { color: $text2; }
QLabel[tone="text3"] { color: $text3; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="seal"] { color: $seal; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="disabled"] { color: $disabled; }
QPushButton { border-radius: 6px; padding: 0 12px; min-height: 30px; outline: none; }
QPushButton[look="plain"] { background: $surface; color: $text; border: 1px solid $border; }
QPushButton[look="plain"]:hover { background: $hover; }
QPushButton[scale="large"] { min-height: 52px; padding: 0 20px; text-align: left; }
QPushButton[scale="large"]:checked { background: $soft; color: $accent; border: 2px solid $accent; }
QPushButton[look="primary"] { background: $fill; color: $onFill; border: 1px solid $fill; }
QPushButton[look="primary"]:hover { background: $fillHover; border-color: $fillHover; }
QPushButton[look="danger"] { background: $surface; color: $danger; border: 1px solid $danger; }
QPushButton[look="quiet"] { background: transparent; color: $text2; border: 1px solid transparent; }
QPushButton[look="quiet"]:hover { background: $hover; color: $text; }
QPushButton[look="link"] { background: transparent; color: $accent; border: none; padding: 0; min-height: 28px; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="chip"] { background: $surface; color: $text2; border: 1px solid $line2; padding: 0 10px;
  min-height: 26px; }
QPushButton[look="chip"]:hover { background: $hover; }
QPushButton[look="chip"]:checked { background: $soft; color: $accent; border-color: $accent; }
QPushButton:disabled { color: $disabled; background: transparent; border-color: $line2; }
QPushButton[look="link"]:disabled, QPushButton[look="quiet"]:disabled { border-color: transparent; }
QLineEdit, QTextEdit[field="true"], QPlainTextEdit[field="true"] { background: $surface; color: $text;
  border: 1px solid $border; border-radius: 6px; padding: 0 10px; selection-background-color: $select;
  selection-color: $text; placeholder-text-color: $text3; }
QLineEdit { min-height: 30px; }
QComboBox { min-height: 26px; }
QSpinBox, QDateEdit, QTimeEdit { min-height: 28px; }
QComboBox QAbstractItemView { border: 1px solid $border; }
QTextEdit[field="true"], QPlainTextEdit[field="true"] { padding: 6px 8px; }
QLineEdit:focus, QTextEdit[field="true"]:focus, QPlainTextEdit[field="true"]:focus { border: 2px solid $accent;
  padding: 0 9px; }
QTextEdit[field="true"]:focus, QPlainTextEdit[field="true"]:focus { padding: 5px 7px; }
QLineEdit[error="true"], QTextEdit[error="true"] { border: 2px solid $danger; padding: 0 9px; }
QLineEdit:read-only,
QTextEdit[field="true"]:read-only,
QPlainTextEdit[field="true"]:read-only { background: $sunken; border-color: $line2; }
QLineEdit[look="bare"] { border: none; background: transparent; padding: 0; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text2; border: none; border-bottom: 1px solid $line2;
  padding: 0 8px; }
QHeaderView::section:first { padding-left: 16px; }
QTreeView, QListView, QTableView, QScrollArea { background: $surface; border: none; }
QScrollArea[look="clear"], QScrollArea[look="clear"] > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $line2; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabBar::tab { background: transparent; color: $text2; padding: 6px 12px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line2; }
QToolTip { background: $surface; color: $text; border: 1px solid $line2; padding: 4px 8px; }
QMenu { background: $surface; color: $text; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $soft; }
QMenu::item:disabled { color: $disabled; }
QSplitter::handle { background: $line; }
""")


def _mix(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from `first` to `second`; edges of the tinted banners are made so."""
    channels = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in channels)


def style_sheet(tokens: Tokens) -> str:
    """The whole sheet for one set of tokens."""
    edges = {f"{name}Edge": _mix(getattr(tokens, f"{name}Soft"), getattr(tokens, name), 0.35)
             for name in ("warn", "danger", "ok")}  # fmt: skip
    return _SHEET.substitute(asdict(tokens) | edges)
