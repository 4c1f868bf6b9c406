"""Where the focus goes: the tab order is the order on the screen, and what has the focus is scrolled into view."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget
from shiboken6 import isValid

from ui.components.flow import Flow

MARGIN = 24
"""Pixels kept free around a field that is scrolled into view, so that its ring and label show too."""


def tab_stops(root: QWidget) -> list[QWidget]:
    """Everything under `root` that Tab stops at, in the order of the layouts; hidden widgets too."""
    return list(_stops(root))


def _stops(widget: QWidget) -> Iterator[QWidget]:
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    inside = list(_stops(inner)) if inner is not None else []
    if inside:  # what scrolls is a stop itself only where nothing in it is
        yield from inside
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
        return
    if isinstance(widget, Flow):
        for beside in widget.widgets():
            yield from _stops(beside)
    elif (layout := widget.layout()) is not None:
        yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _stops(widget)
        elif (nested := item.layout()) is not None:
            yield from _stops_of(nested)


def chain(stops: list[QWidget]) -> None:
    """Make Tab go through `stops`: Qt by itself puts widgets made later behind all others of the window."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def step_in(root: QWidget) -> bool:
    """Chain what is under `root`; where a region itself has the focus (F6), go to the first thing in it.

    Returns whether the focus was moved.
    """
    stops = tab_stops(root)
    chain(stops)
    focus = root.window().focusWidget()
    if focus is None or focus in stops or not (focus is root or root.isAncestorOf(focus)):
        return False
    target = next((stop for stop in stops if focus.isAncestorOf(stop) and stop.isVisible() and stop.isEnabled()), None)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.ShortcutFocusReason)
    reveal(target)
    return True


def reveal(widget: QWidget) -> None:
    """Scroll `widget` into view, once the layouts that are changing now have settled."""

    def scroll() -> None:
        if not isValid(widget):
            return
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget, MARGIN, MARGIN)
            above = above.parentWidget()

    QTimer.singleShot(0, widget, scroll)
