"""Widgets taken out of a layout and let go.

PySide keeps a wrapper of each item of a layout as long as the layout lives. Where Qt deletes the item by itself,
because its widget was deleted or moved while it stood there, the wrapper goes on pointing at freed memory; once another
widget gets that address and is deleted in its turn, Shiboken crashes the program (shown with 6.11.3 and 6.12.0). So a
widget always leaves its layout before it is deleted, and does so here.
"""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QLayout, QStackedWidget, QWidget


def take_out(holder: QLayout | QStackedWidget, widget: QWidget) -> None:
    """`widget`, which stands in `holder` itself, stands there no more; who takes it out shows or deletes it."""
    layout = holder.layout() if isinstance(holder, QStackedWidget) else holder
    assert layout is not None
    layout.removeWidget(widget)


def discard(holder: QLayout | QStackedWidget, widget: QWidget) -> None:
    """Take `widget` out: out of sight now, deleted once the signal it may be the sender of is over."""
    take_out(holder, widget)
    widget.hide()
    widget.deleteLater()


def swap(layout: QBoxLayout, old: QWidget, new: QWidget) -> None:
    """`new` stands where `old` stood, which is discarded."""
    place = layout.indexOf(old)
    discard(layout, old)
    layout.insertWidget(place, new)


def widgets(layout: QLayout) -> list[QWidget]:
    """The widgets that stand in `layout` itself, in its order."""
    items = (layout.itemAt(place) for place in range(layout.count()))
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]


def empty(layout: QLayout) -> None:
    """Discard all that `layout` holds: widgets, room between them, and what layouts in it hold."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)
            inner.deleteLater()
