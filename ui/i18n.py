"""The two languages: source strings are English, Chinese comes from the compiled `.qm` files.

Switching needs no restart: `installTranslator` sends `LanguageChange` to every window, and whatever `Speaks`
or is a `Text` says itself anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator, Signal

LanguageName = Literal["zh", "en"]
Words = str | Callable[[], str]
"""A text that is either the same in both languages (a code, a number) or asked for again after a switch."""


class _TwoWords(Protocol):
    """What `forms.kinds.Label` is."""

    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


def tr(source: str) -> str:
    """`source` in the current language. One context for the whole program, so that subclasses share it."""
    return QCoreApplication.translate("ui", source)


def tr_n(one: str, many: str, n: int, **facts: object) -> str:
    """`one` or `many` by English number, translated, with `{n}` and the other `facts` filled in."""
    return QCoreApplication.translate("ui", one if n == 1 else many).format(n=n, **facts)


def listed(*parts: str) -> str:
    """Parts that are not empty, with the comma of the language."""
    return tr(", ").join(part for part in parts if part)


def enumerated(parts: Sequence[str]) -> str:
    """Things of one sort: `0038, 0040`, in Chinese `0038、0040`."""
    text = ""
    for part in parts:
        text = tr("{one}, {next}").format(one=text, next=part) if text else part
    return text


def dotted(*parts: str) -> str:
    """Parts that are not empty, with a middle dot: unspaced in Chinese (UI.md 6)."""
    return tr(" · ").join(part for part in parts if part)


def say(words: Words) -> str:
    """The text of `words` now."""
    return words if isinstance(words, str) else words()


class Language(QObject):
    """Holds the translators (Qt keeps no reference of its own) and switches them."""

    changed = Signal()

    def __init__(self, folder: Path, name: LanguageName = "en") -> None:
        """`folder` holds one `.qm` an area, made from `resources/translations/*.ts`."""
        super().__init__()
        self._folder = folder
        self._name: LanguageName = "en"
        self._translators: list[QTranslator] = []
        self.use(name)

    @property
    def name(self) -> LanguageName:
        return self._name

    @property
    def zh(self) -> bool:
        return self._name == "zh"

    def use(self, name: LanguageName) -> None:
        """Switch every window; the same language again changes nothing."""
        if name == self._name and bool(self._translators) == (name == "zh"):
            return
        self._name = name
        QLocale.setDefault(QLocale("zh_CN" if name == "zh" else "en_GB"))
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators = self._load() if name == "zh" else []
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)
        self.changed.emit()

    def pick(self, label: _TwoWords) -> str:
        """One language of a two-language label of the kinds or forms."""
        return label.zh if self.zh else label.en

    def _load(self) -> list[QTranslator]:
        stock = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_zh_CN.qm"
        loaded = []
        for path in (stock, *sorted(self._folder.glob("*.qm"))):
            translator = QTranslator(self)
            if translator.load(str(path)):
                loaded.append(translator)
        return loaded


class Speaks:
    """Mixin for widgets whose words are set in `retranslate()`: called again on every switch of language.

    Stands before the Qt class: `class Page(Speaks, QWidget)`.
    """

    def retranslate(self) -> None:
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]  # the Qt class comes after this mixin
