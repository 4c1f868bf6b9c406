"""What stands under a question on the sheet being keyed: the options with their digits, or how a file is given."""

from __future__ import annotations

from ui.i18n import tr
from ui.questionnaires.sheet import Sheet


def hint_of(sheet: Sheet, at: int) -> str:
    """The options that can be taken now; of a file what there is to know."""
    if sheet.takes_file(at):
        return _file_hint(sheet, at)
    options = sheet.options(at)
    if not options:
        return "" if sheet.typed(at) else tr("No option applies; leave it blank")
    several = tr(" (several)") if sheet.several(at) else ""
    if all(option.digits == option.label for option in options):
        return f"{options[0].digits} — {options[-1].digits}" + several
    return "  ".join(f"{option.digits} {option.label}".strip() for option in options) + several


def _file_hint(sheet: Sheet, at: int) -> str:
    if sheet.file(at) is None:
        return tr("Space bar: choose a file")
    left = sheet.files.as_it_came(sheet.value(at))
    return tr("What its device wrote into it (who, where, when) stays in it") if left else ""
