"""Where a batch stands: what its page shows, and the six steps of DOMAIN 4."""

from __future__ import annotations

from dataclasses import dataclass

from forms.kinds import KINDS
from forms.xlsform.model import Form
from storage.keying import BATCH
from storage.model import Content
from ui.components.steps import Step, StepState
from ui.i18n import Words, tr
from ui.look import Look
from ui.workspace import Workspace

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


_SHOWN = ("survey", "group", "unit", "place", "date", "mode", "group_question", "issued", "collected", "void",
          "valid", "counter_1", "counter_2", "counted_on", "bag_no", "differences", "closed_on",
          "released_on", "threshold")  # fmt: skip


def shown_facts(facts: BatchFacts, space: Workspace) -> list[tuple[Words, Words]]:
    """What is known of the batch, each with its label."""
    words, language = space.words(BATCH), space.look.language.name
    found: list[tuple[Words, Words]] = []
    for name in _SHOWN:
        value = facts.content.get(name)
        if value in (None, ""):
            continue
        text = words.choice(name, space.member_name(str(value)), language)
        if name == "group_question":
            text = next((one.label.get(language, text) for one in facts.form.questions() if one.key == value), text)
        found.append((words.label(name, language), text))
    return found


def next_of(facts: BatchFacts, kiosk: bool) -> tuple[str, str, str]:
    """What there is to say, the verb of the next step (empty: none), and the act it stands for."""
    content = facts.content
    match facts.state:
        case "defined":
            return tr("Print the blanks, then hand them out and enter how many went out."), tr("Issue…"), "issue"
        case "issued" if kiosk:
            words = tr("{answered} of {issued} have answered.")
            return words.format(answered=facts.answered, issued=content["issued"]), tr("Count…"), "count"
        case "issued":
            return tr("When the sheets are back, two people count them."), tr("Count…"), "count"
        case "counted":
            told = tr("Key all sheets twice; two people, each without seeing the other.")
            return told, tr("Begin keying"), "enter"
        case "entering":
            told = tr("All sheets are keyed twice and every difference is settled.")
            return told, tr("Keying is complete"), "verify"
        case "verified":
            told = tr("Closing draws the order of the responses by lot. Which sheet was which is forgotten.")
            return told, tr("Close batch"), "close"
        case "closed" if content.get("released_on"):
            return "", tr("Tally"), "tally"
        case "closed":
            told = tr("Once this survey is tallied, no batch can join it, and none can be voided.")
            return told, tr("Open the tally"), "release"
    return tr("Void: more came back than went out, or as the log says."), "", ""
