"""Where a batch stands: what its page shows, and the six steps of DOMAIN 4."""

from __future__ import annotations

from dataclasses import dataclass

from forms.kinds import KINDS
from forms.xlsform.model import Form
from storage.keying import BATCH
from storage.model import Content
from ui.components.steps import Step, StepState
from ui.i18n import tr
from ui.look import Look

STEPS = ("defined", "issued", "counted", "entering", "verified", "closed")


@dataclass(frozen=True)
class BatchFacts:
    """What the page shows: the head's content, the form, how many answered on this laptop."""

    serial: str
    state: str
    head: str
    content: Content
    form: Form
    answered: int


def steps_of(facts: BatchFacts, look: Look) -> list[Step]:
    """The six states with a fact under each."""
    content, kind = facts.content, KINDS[BATCH]
    pick = look.language.pick
    at = STEPS.index(facts.state) if facts.state in STEPS else -1
    notes = {
        "defined": f"v{content.get('form_version')}" if content.get("form_version") else "",
        "issued": tr("{n} sheets").format(n=content["issued"]) if content.get("issued") else "",
        "counted": tr("returned {collected}, void {void}").format(
            collected=content.get("collected"), void=content.get("void")
        ) if content.get("collected") is not None else "",
        "verified": tr("{n} settled").format(n=content["settled"]) if content.get("settled") is not None else "",
        "closed": str(content.get("closed_on") or ""),
    }  # fmt: skip
    steps = []
    for number, name in enumerate(STEPS):
        state: StepState = "done" if number < at or facts.state == "closed" else "to_do"
        if number == at and facts.state != "closed":
            state = "current"
        steps.append(Step(pick(kind.state(name).label), state, (notes.get(name, ""),) if notes.get(name) else ()))
    return steps
