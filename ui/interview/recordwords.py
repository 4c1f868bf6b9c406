"""Words that the program types into a record; they follow the language of the record, not of the window."""

from __future__ import annotations

from collections.abc import Sequence

_WORDS: dict[str, tuple[str, str]] = {
    "shown": ("出示：", "Shown: "),
    "document": ("{serial}《{title}》", "{serial} “{title}”"),
    "break_open": ("休息，{start} 起", "Break from {start}"),
    "break_closed": ("休息 {start}—{end}", "Break {start}–{end}"),
}

_PHRASES: tuple[tuple[str, str], ...] = (
    ("（沉默片刻）", "(Silence)"),
    ("（看过资料后）", "(After reading the document)"),
    ("记不清了。", "I do not remember."),
    ("这个情况我不了解。", "I do not know about this."),
    ("有书面材料，可以提供。", "There is something in writing; I can hand it over."),
    ("以书面材料为准。", "What is in writing holds."),
    ("没有需要补充的。", "I have nothing to add."),
)


def record_words(key: str, language: str, **facts: str) -> str:
    """The words of `key` in `zh` or `en`."""
    zh, en = _WORDS[key]
    return (en if language == "en" else zh).format(**facts)


def stock_phrases(language: str) -> Sequence[str]:
    """Quick phrases until the person has chosen their own."""
    return [en if language == "en" else zh for zh, en in _PHRASES]
