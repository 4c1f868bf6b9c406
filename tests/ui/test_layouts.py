"""Widgets leave their layout before they are deleted: what this room does, and what happens where it is not used."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from tests.ui.conftest import ROOT, dangling_items
from ui.components.layouts import discard, empty, swap, take_out, widgets


class Filled:
    """Three labels in a layout whose items all have a wrapper, as walking through it for the order of Tab gives."""

    def __init__(self) -> None:
        self.host = QWidget()
        self.layout = QVBoxLayout(self.host)
        self.labels = [QLabel(str(number)) for number in range(3)]
        for label in self.labels:
            self.layout.addWidget(label)
        assert widgets(self.layout) == self.labels


@pytest.fixture
def filled(qapp: QApplication) -> Filled:
    return Filled()


def deleted(*gone: QWidget) -> bool:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return not any(Shiboken.isValid(widget) for widget in gone)


def test_a_discarded_widget_is_out_of_sight_and_then_deleted(filled: Filled) -> None:
    layout, labels = filled.layout, filled.labels
    discard(layout, labels[1])
    assert labels[1].isHidden() and Shiboken.isValid(labels[1])
    assert deleted(labels[1]) and not dangling_items()
    assert widgets(layout) == [labels[0], labels[2]]


def test_a_page_of_a_stack_is_discarded(qtbot: QtBot) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    pages = [QLabel("a"), QLabel("b")]
    for page in pages:
        stack.addWidget(page)
    layout = stack.layout()
    assert layout is not None and widgets(layout) == pages
    discard(stack, pages[0])
    assert deleted(pages[0]) and not dangling_items()
    assert stack.currentWidget() is pages[1]


def test_a_swapped_widget_stands_where_the_old_one_stood(filled: Filled) -> None:
    layout, labels = filled.layout, filled.labels
    fresh = QLabel("new")
    swap(layout, labels[1], fresh)
    assert widgets(layout) == [labels[0], fresh, labels[2]]
    assert deleted(labels[1]) and not dangling_items()


def test_what_is_taken_out_may_stand_elsewhere(filled: Filled) -> None:
    layout, labels = filled.layout, filled.labels
    other = QHBoxLayout()
    layout.addLayout(other)
    take_out(layout, labels[0])
    other.addWidget(labels[0])
    assert widgets(other) == [labels[0]] and not dangling_items()


def test_empty_reaches_layouts_in_layouts(filled: Filled) -> None:
    layout, labels = filled.layout, filled.labels
    inner, grid = QHBoxLayout(), QGridLayout()
    deep = QLabel("deep")
    grid.addWidget(deep, 2, 3)
    inner.addStretch(1)
    inner.addLayout(grid)
    layout.addLayout(inner)
    layout.addSpacing(8)
    empty(layout)
    assert layout.count() == 0
    assert deleted(*labels, deep) and not dangling_items()


@pytest.mark.parametrize("way", [QWidget.deleteLater, lambda label: label.setParent(None)])
def test_the_check_after_each_test_sees_a_widget_that_was_not_taken_out(
    filled: Filled, way: Callable[[QWidget], None]
) -> None:
    """The check itself can fail: this is what it looks for."""
    way(filled.labels[0])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(dangling_items()) == 1
    Shiboken.delete(filled.host)
    assert not dangling_items()


CRASH = """
import sys
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from shiboken6 import Shiboken
from ui.components.layouts import take_out
app = QApplication([])
top = QWidget()
host = QWidget(top)
layout = QVBoxLayout(host)
class Text(QLabel): pass
for _ in range(200):
    layout.addWidget(Text("x"))
freed = {Shiboken.getCppPointer(layout.itemAt(place))[0] for place in range(200)}
while layout.count():
    text = layout.itemAt(0).widget()
    if sys.argv[1] == "out":
        take_out(layout, text)
    Shiboken.delete(text)
met = 0
for _ in range(100):
    texts = [Text("y", top) for _ in range(200)]
    met += sum(Shiboken.getCppPointer(text)[0] in freed for text in texts)
    for text in texts:
        text.deleteLater()
    del texts, text
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
print(met)
"""


def test_addresses_used_again_do_no_harm() -> None:
    """Widgets at the addresses of items that are gone: without `take_out` this process ends in a segmentation fault."""
    done = subprocess.run([sys.executable, "-c", CRASH, "out"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0, "no address was used again: this shows nothing"
