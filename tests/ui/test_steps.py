"""Steps: of an approval, of a wizard, of work under way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forms.problems import Report
from ui.components.fields import Field
from ui.components.progress import StepList, WorkPanel, WorkStep
from ui.components.steps import Step, StepStrip
from ui.components.wizard import Wizard, WizardStep
from ui.jobs import Jobs
from ui.look import Look


@pytest.mark.parametrize(
    "fact",
    ["By the office, after the stint; 128 records not received", "进驻结束后由办公室保管，尚有一百二十八条记录未收讫"],
)
def test_step_strip_grows_where_a_fact_needs_a_second_line(look: Look, qtbot: QtBot, fact: str) -> None:
    strip = StepStrip(look)
    qtbot.addWidget(strip)
    strip.show_steps([Step("Store", "current", (fact,)), *[Step("Use", "to_do")] * 5])
    strip.resize(2600, 60)
    low = strip.sizeHint().height()
    strip.resize(1100, 60)
    assert strip.sizeHint().height() >= low + look.fonts.line("note")


def test_step_strip_says_its_steps(look: Look, qtbot: QtBot) -> None:
    strip = StepStrip(look)
    qtbot.addWidget(strip)
    strip.show_steps([Step("Configure", "done", ("3 media",)), Step("Use", "current")])
    assert strip.accessibleName() == "Configure, done: 3 media; Use, under way"
    strip.grab()


def test_wizard_back_loses_nothing(look: Look, qtbot: QtBot) -> None:
    field, second = Field(look, "name"), QWidget()
    steps = [
        WizardStep("one", "One", "First", "", field, "Next", lambda: bool(field.text()), chosen=lambda: field.text()),
        WizardStep("two", "Two", "Second", "", second, "Finish"),
    ]
    wizard = Wizard(look, "Title", "about", steps)
    qtbot.addWidget(wizard)
    wizard.next.click()
    assert wizard.step.key == "one"
    field.setText("kept")
    wizard.next.click()
    assert wizard.step.key == "two"
    wizard.back.click()
    assert (wizard.step.key, field.text()) == ("one", "kept")
    wizard.next.click()
    with qtbot.waitSignal(wizard.finished):
        wizard.next.click()


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    runner = Jobs()
    yield runner
    runner.shutdown()


def test_steps_tick_only_when_done_and_follow_a_job(look: Look, qtbot: QtBot, jobs: Jobs) -> None:
    steps = StepList(look, [WorkStep("write", "Write"), WorkStep("read", "Read back")])
    qtbot.addWidget(steps)

    def work(report: Report) -> None:
        report(50, 100)
        report(100, 100)

    job = jobs.free(work)
    steps.follow("write", job)
    assert (steps.state("write"), steps.state("read")) == ("running", "to_do")
    with qtbot.waitSignal(job.finished):
        pass
    assert steps.state("write") == "running"
    steps.finish("write", 2.0)
    steps.fail("read", "The medium is gone")
    assert (steps.state("write"), steps.state("read")) == ("done", "failed")


def test_short_work_shows_no_panel(look: Look, qtbot: QtBot, jobs: Jobs) -> None:
    panel = WorkPanel(look)
    qtbot.addWidget(panel)
    job = jobs.free(lambda report: None)
    panel.follow(job, "Laying out")
    with qtbot.waitSignal(job.settled):
        pass
    assert panel.isHidden()
