"""`Look`: theme, faces, icons and language in one object that every window gets as a constructor argument."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from ui.components.filedialogs import begin_at_home
from ui.fonts import LARGE, FontRole, Fonts
from ui.i18n import Language
from ui.icons import Icons
from ui.preferences import Preferences
from ui.stylesheet import style_sheet
from ui.theme import Theme

_ROLE = "fontRole"


class Look(QObject):
    """How everything looks and which language it speaks.

    `changed` is emitted after any switch, when palette, sheet and fonts are already set. Painted widgets need no
    signal: they ask for colours when painting, and a switch repaints every window.
    """

    changed = Signal()

    def __init__(self, theme: Theme, fonts: Fonts, icons: Icons, language: Language) -> None:
        super().__init__()
        self.theme = theme
        self.fonts = fonts
        self.icons = icons
        self.language = language
        fonts.use(english=not language.zh)
        theme.changed.connect(self._recolour)
        fonts.changed.connect(self._refit)
        language.changed.connect(self._respeak)

    def color(self, token: str) -> QColor:
        return self.theme.color(token)

    def font(self, role: FontRole) -> QFont:
        return self.fonts.font(role)

    def px(self, size: int) -> int:
        """A measure of the design that grows with large type."""
        return round(size * LARGE) if self.fonts.large else size

    def install(self) -> None:
        """Style, palette, sheet and font of the whole application; once, before the first window."""
        app = application()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(self.fonts.base())
        self._paint(app)
        # the desktop's own dialogs speak the desktop's language and remember file names in its "recent files"
        app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        begin_at_home()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._scheme_changed)

    def dress(self, widget: QWidget, role: FontRole = "ui", tone: str = "") -> None:
        """Give `widget` the face of `role` and the text colour of `tone`, now and after every switch."""
        widget.setProperty(_ROLE, role)
        widget.setFont(self.font(role))
        if tone:
            set_property(widget, "tone", tone)

    def _recolour(self) -> None:
        app = application()
        self._paint(app)
        self._dress_all(app)  # a new sheet brings back the fonts from before the last switch
        self.changed.emit()

    def _refit(self) -> None:
        app = application()
        app.setFont(self.fonts.base())
        self._dress_all(app)
        self.changed.emit()

    def _dress_all(self, app: QApplication) -> None:
        for widget in app.allWidgets():
            if role := widget.property(_ROLE):
                widget.ensurePolished()  # the first polish would bring back the font from before the switch
                widget.setFont(self.font(role))

    def _respeak(self) -> None:
        self.fonts.use(english=not self.language.zh)
        self.changed.emit()

    def _scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self.theme.name == "system":
            self.theme.use("system")

    def _paint(self, app: QApplication) -> None:
        app.setStyleSheet("")  # replacing one sheet by another directly takes six times as long (975 widgets)
        app.setPalette(self.theme.palette())
        app.setStyleSheet(style_sheet(self.theme.tokens))


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads, and let the sheet read it again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def application() -> QApplication:
    """The one `QApplication`; raises `RuntimeError` when there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("no application")
    return app


def make_look(root: Path, now: Preferences) -> Look:
    """Everything that the set-up step built, with the person's choices."""
    built = root / "build"
    theme = Theme(now.theme)
    fonts = Fonts(built / "fonts")
    fonts.use(large=now.large_type, record_in_hei=now.record_in_hei)
    return Look(theme, fonts, Icons(built / "icons", theme), Language(built / "translations", now.language))
