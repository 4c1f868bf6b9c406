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


LOGIND = """
import os
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
from ui.idle import DesktopLock

app = QCoreApplication([])
bus = QDBusConnection.connectToBus(os.environ["DBUS_SESSION_BUS_ADDRESS"], "logind")
assert bus.registerService("org.freedesktop.login1")
lock, heard, loop = DesktopLock(), [], QEventLoop()
lock.locked.connect(lambda: heard.append("locked"))
lock.asleep.connect(lambda: heard.append("asleep"))
lock.listen()
login = "org.freedesktop.login1"
for active in (False, True):
    message = QDBusMessage.createSignal("/org/freedesktop/login1", login + ".Manager", "PrepareForSleep")
    message.setArguments([active])
    bus.send(message)
bus.send(QDBusMessage.createSignal("/org/freedesktop/login1/session/_31", login + ".Session", "Lock"))
QTimer.singleShot(1500, loop.quit)
loop.exec()
print(" ".join(heard))
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs the dbus tools")
def test_logind_tells_of_sleep_and_of_locking() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", LOGIND],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert done.stdout.split() == ["asleep", "locked"], done.stderr


SOCKETS = """
import os
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "tcp:host=127.0.0.1,port=9"
os.environ["CUPS_SERVER"] = "192.0.2.77"
from storage.machine import keep_to_oneself
keep_to_oneself()
from PySide6.QtWidgets import QApplication
from ui.idle import DesktopLock
from ui.pages.paper import printers
app = QApplication([])
lock = DesktopLock()
lock.listen()
print(len(printers()))
"""


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_neither_printing_nor_the_message_bus_opens_an_internet_socket(tmp_path: Path) -> None:
    """By the system's own word: Qt's printing asks CUPS, whose library would go to localhost or wherever it is sent."""
    trace = tmp_path / "trace"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace), sys.executable, "-c", SOCKETS],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "AF_INET" not in trace.read_text("utf-8", "replace")


SLEEP = """
import os, subprocess, sys
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
logind = subprocess.Popen([sys.executable, "-m", "tests.ui.fake_logind"], stdout=subprocess.PIPE, text=True)
assert logind.stdout.readline() == "ready\\n"
window = subprocess.Popen([sys.executable, "tests/ui/lock_driver.py", sys.argv[1]], stdin=subprocess.PIPE,
                          stdout=subprocess.DEVNULL)
print(logind.stdout.read())
window.kill()
window.wait()
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs the dbus tools")
def test_sleep_waits_until_the_vault_is_locked_and_the_process_replaced(tmp_path: Path) -> None:
    """logind's delay ends with the process that held the keys: at that moment another program runs under its number."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", SLEEP, str(tmp_path)],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    lines = [line.split() for line in done.stdout.split("\n") if line]
    assert lines[0][:3] == ["held", "sleep", "delay"], done.stderr
    assert lines[-1][0] == "released"
    assert any(word.startswith("--locked-at") for word in lines[-1])


HOLD = """
import os
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
from ui.idle import DesktopLock
app = QCoreApplication([])
lock, loop = DesktopLock(), QEventLoop()
lock.hold()
QTimer.singleShot(1500, loop.quit)
loop.exec()
print(lock.holds)
lock.release()
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs the dbus tools")
def test_without_logind_nothing_waits_and_nothing_breaks() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", HOLD],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert done.stdout.strip() == "False"
    assert "Traceback" not in done.stderr
