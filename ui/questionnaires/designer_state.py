"""Whether what is typed into a design is in the vault, and since when."""

from __future__ import annotations

from datetime import datetime

from ui.components.text import Text
from ui.i18n import tr
from ui.look import Look


class DraftState(Text):
    """One line beside the title; `tell` takes the states of `DesignKeeper.saved_state`."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", "note", "text2")

    def tell(self, state: str) -> None:
        stamp = datetime.now().astimezone().strftime("%H:%M:%S")
        words = {
            "nothing": lambda: tr("Nothing changed yet"), "typing": lambda: tr("Draft being kept…"),
            "saved": lambda: tr("Draft kept {time}; not saved as a form yet").format(time=stamp),
            "failed": lambda: tr("Not kept"),
        }  # fmt: skip
        self.tone("danger" if state == "failed" else "text2")
        self.say(words[state])
