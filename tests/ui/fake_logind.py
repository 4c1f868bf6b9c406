"""Stands for logind on the bus of the environment: hands out one delay, announces sleep, and says when the delay ends.

Lines on stdout: `ready`, `held <what> <mode> <pid>` for the call of Inhibit, then `sleep` before each announcement; at
the end `released <words>`, the command line that the process then has.
"""

from __future__ import annotations

import os
import select
import sys
import time
from pathlib import Path

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call, new_method_return, new_signal
from jeepney.bus_messages import DBusNameFlags, message_bus
from jeepney.io.blocking import open_dbus_connection

NAME, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
DRIVER = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main() -> None:
    bus = open_dbus_connection(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], enable_fds=True)
    bus.send_and_get_reply(message_bus.RequestName(NAME, DBusNameFlags.do_not_queue))
    say("ready")
    while True:
        call = bus.receive(timeout=60)
        if call.header.message_type == MessageType.method_call and call.header.fields[HeaderFields.member] == "Inhibit":
            break
    sender = call.header.fields[HeaderFields.sender]
    asked = new_method_call(DRIVER, "GetConnectionUnixProcessID", "s", (sender,))
    pid = bus.send_and_get_reply(asked).body[0]
    reading, writing = os.pipe()
    bus.send(new_method_return(call, "h", (writing,)))
    os.close(writing)
    say("held", call.body[0], call.body[3], pid)
    manager = DBusAddress(PATH, NAME, f"{NAME}.Manager")
    end = time.monotonic() + 40
    while time.monotonic() < end:
        say("sleep")
        bus.send(new_signal(manager, "PrepareForSleep", "b", (True,)))
        if select.select([reading], [], [], 0.5)[0]:
            assert os.read(reading, 1) == b""
            say("released", *Path(f"/proc/{pid}/cmdline").read_text().split("\0"))
            return
    say("never")


if __name__ == "__main__":
    main()
