"""The desktop's lock signal over a private D-Bus of this test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import subprocess
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from ui.idle import DesktopLock

app = QCoreApplication([])
lock, heard = DesktopLock(), []
lock.locked.connect(lambda: heard.append(1))
lock.listen()
send = ["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver"]
for active in ("false", "true"):
    subprocess.run([*send, "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:" + active], check=True)
loop = QEventLoop()
lock.locked.connect(loop.quit)
QTimer.singleShot(5000, loop.quit)
if not heard:
    loop.exec()
print("subscribed", len(lock.heard_from), "heard", len(heard))
"""


@pytest.mark.skipif(not (shutil.which("dbus-run-session") and shutil.which("dbus-send")), reason="needs the dbus tools")
def test_the_screen_saver_locks() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", PROGRAM],  # our own program, on a bus of its own
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    words = done.stdout.split()
    assert done.returncode == 0, done.stderr
    assert int(words[1]) >= 2
    assert int(words[3]) == 1


def test_without_a_bus_nothing_happens() -> None:
    program = "from PySide6.QtCore import QCoreApplication; from ui.idle import DesktopLock\n"
    program += "app = QCoreApplication([]); lock = DesktopLock(); lock.listen(); print(lock.heard_from)"
    env = {name: value for name, value in os.environ.items() if not name.startswith("DBUS")}
    env |= {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
