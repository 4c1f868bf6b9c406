"""Pages on the screen exactly as they are printed: from memory, never from a file (`QPdfDocument` on a `QBuffer`)."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from forms.problems import EnvironmentProblem, IntegrityFailure
from ui.components.empty import EmptyState
from ui.i18n import tr
from ui.look import Look

PRINT_DPI = 300


class PaperView(QWidget):
    """Shows one PDF held in memory; `clear` forgets it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(12)
        self.view.setDocument(self.document)
        self.view.setAccessibleName(tr("Pages as they will be printed"))
        look.changed.connect(self._ground)
        self._look = look
        self._ground()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._working = EmptyState(look, "loader-circle", lambda: tr("Laying out the pages"))
        self._working.setCursor(Qt.CursorShape.BusyCursor)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._working)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.view)

    def _ground(self) -> None:
        """The view paints the ground around the pages in the palette's Dark."""
        palette = self.view.palette()
        palette.setColor(palette.ColorRole.Dark, self._look.color("line"))
        self.view.setPalette(palette)

    def show_pdf(self, pdf: bytes) -> int:
        """Show `pdf`; returns the number of pages. Raises `IntegrityFailure("PAGES_UNREADABLE")`."""
        self.clear()
        self._bytes = QByteArray(pdf)
        self._buffer.setBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        if self.document.status() != QPdfDocument.Status.Ready:
            self.clear()
            raise IntegrityFailure("PAGES_UNREADABLE")
        return self.document.pageCount()

    def show_working(self) -> None:
        """Say that pages are being laid out, until `show_pdf` or `clear`."""
        self._stack.setCurrentWidget(self._working)

    @property
    def is_working(self) -> bool:
        return self._stack.currentWidget() is self._working

    def clear(self) -> None:
        """Forget the pages."""
        self._stack.setCurrentWidget(self.view)
        self.document.close()
        self._buffer.close()
        self._bytes.clear()

    def zoom(self, steps: int) -> None:
        """Ten per cent a step; 0 fits the width again."""
        if steps == 0:
            self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
            return
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(self.view.zoomFactor() * (1.1**steps), 0.25), 4.0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
            if Qt.Key(event.key()) in steps:
                self.zoom(steps[Qt.Key(event.key())])
                return
        super().keyPressEvent(event)


def printers() -> list[str]:
    """Names of the printers this machine knows, the default one first."""
    default = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return sorted(names, key=lambda name: (name != default, name))


def send_to_printer(document: QPdfDocument, printer_name: str, title: str) -> None:
    """Draw every page on the printer at its own size, without margins or scaling. Duplex is the printer's own.

    `title` stands in the spooler's list: a print number, never content.
    Raises `EnvironmentProblem("PRINTER_GONE")`, `EnvironmentProblem("PRINT_NOT_STARTED")`.
    """
    info = QPrinterInfo.printerInfo(printer_name)
    if info.isNull():
        raise EnvironmentProblem("PRINTER_GONE", name=printer_name)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PRINT_DPI)
    printer.setDocName(title)
    printer.setFullPage(True)
    page = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentProblem("PRINT_NOT_STARTED", name=printer_name)
    size = QSize(round(210 / 25.4 * PRINT_DPI), round(297 / 25.4 * PRINT_DPI))
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        painter.drawImage(0, 0, document.render(number, size))
    painter.end()
