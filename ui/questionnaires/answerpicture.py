"""A picture that is an answer, as large as a card has room for: the settler holds it against the paper."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from storage.model import AttachmentRef
from storage.questionnaires import Questionnaires
from ui.i18n import tr
from ui.workspace import Workspace

_ROOM = (380, 200)


class AnswerPicture(QLabel):
    """Empty until it is read, and when the program cannot show it: name and size stand above."""

    def __init__(self, space: Workspace, batch: str, ref: AttachmentRef) -> None:
        super().__init__()
        self._look = space.look
        self.setAccessibleName(tr("Picture {name}").format(name=ref.name))
        space.read(lambda session: Questionnaires(session).keying.file(batch, ref.sha256), self._show, self._failed)

    def _show(self, data: bytes) -> None:
        image = QImage.fromData(QByteArray(data))
        if isValid(self) and not image.isNull():
            room = [self._look.px(side) for side in _ROOM]
            kept, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.setPixmap(QPixmap.fromImage(image).scaled(room[0], room[1], kept, smooth))

    def _failed(self, _problem: BaseException) -> None:
        if isValid(self):
            self.setText(tr("This picture cannot be read"))
