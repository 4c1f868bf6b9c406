"""Finding sticks from /proc and /sys trees made for the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.media import folder_medium, medium_at, removable_media


class Machine:
    """A root folder with the few files of /proc and /sys that the search reads."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lines: list[str] = []
        (root / "proc/self").mkdir(parents=True)
        (root / "sys/class/block").mkdir(parents=True)
        self.write()

    def write(self) -> None:
        (self.root / "proc/self/mounts").write_text("".join(line + "\n" for line in self.lines), "utf-8")

    def disk(self, bus: str, name: str, removable: str, serial: str = "") -> Path:
        """A disk with one partition below `bus`, the serial two levels above the disk's device folder."""
        device = self.root / "sys/devices" / bus / "host0/target0"
        disk = device / "block" / name
        part = disk / f"{name}1"
        part.mkdir(parents=True)
        (part / "partition").write_text("1\n")
        (disk / "removable").write_text(removable + "\n")
        (disk / "device").symlink_to(device)
        if serial:
            (self.root / "sys/devices" / bus / "serial").write_text(serial + "\n")
        for node in (disk, part):
            (self.root / "sys/class/block" / node.name).symlink_to(node)
        return disk

    def mount(self, device: str, folder: str, options: str = "rw,nosuid") -> None:
        (self.root / folder.lstrip("/").replace("\\040", " ")).mkdir(parents=True, exist_ok=True)
        self.lines.append(f"{device} {folder} vfat {options} 0 0")
        self.write()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_only_what_can_be_pulled_out(machine: Machine) -> None:
    machine.disk("pci0/usb1/1-2", "sdb", "1", "4C530001")
    machine.disk("pci0/ata1", "sda", "0", "INTERNAL")
    machine.mount("/dev/sda1", "/")
    machine.mount("/dev/sdb1", "/media/team/JZ\\04003")
    machine.lines.append("proc /proc proc rw 0 0")
    machine.write()
    (found,) = removable_media(machine.root)
    assert (found.path, found.serial, found.label) == (Path("/media/team/JZ 03"), "4C530001", "JZ 03")
    assert found.filesystem == "vfat"
    assert found.free > 0
    assert not found.read_only


def test_a_usb_disk_that_calls_itself_fixed(machine: Machine) -> None:
    machine.disk("pci0/usb2/2-1", "sdc", "0", "WX11")
    machine.mount("/dev/sdc1", "/media/x", "ro,noexec")
    (found,) = removable_media(machine.root)
    assert (found.serial, found.read_only) == ("WX11", True)


def test_an_encrypted_stick(machine: Machine) -> None:
    machine.disk("pci0/usb1/1-2", "sdb", "1", "4C530001")
    mapper = machine.root / "sys/devices/virtual/block/dm-0/slaves"
    mapper.mkdir(parents=True)
    (mapper / "sdb1").symlink_to(machine.root / "sys/class/block/sdb1")
    (machine.root / "sys/class/block/dm-0").symlink_to(mapper.parent)
    machine.mount("/dev/dm-0", "/media/x")
    assert [found.serial for found in removable_media(machine.root)] == ["4C530001"]


def test_no_serial_is_said_and_not_invented(machine: Machine) -> None:
    machine.disk("pci0/usb1/1-2", "sdb", "1")
    machine.mount("/dev/sdb1", "/media/x")
    assert [found.serial for found in removable_media(machine.root)] == [""]
    links = machine.root / "dev/disk/by-uuid"
    links.mkdir(parents=True)
    (links / "6A1B-0C2D").symlink_to("/dev/sdb1")
    assert [found.serial for found in removable_media(machine.root)] == ["uuid:6A1B-0C2D"]


def test_the_medium_a_path_lies_on(machine: Machine) -> None:
    machine.disk("pci0/usb1/1-2", "sdb", "1", "4C530001")
    machine.mount("/dev/sdb1", "/media/x")
    found = medium_at(Path("/media/x/sub"), machine.root)
    assert found is not None
    assert found.serial == "4C530001"
    assert medium_at(Path("/home"), machine.root) is None


def test_a_folder_that_stands_for_a_stick(tmp_path: Path) -> None:
    found = folder_medium(tmp_path)
    assert found.is_folder
    assert found.serial == f"folder:{tmp_path.name}"
    with pytest.raises(OSError, match="gone"):
        folder_medium(tmp_path / "gone")


def test_this_machine_answers() -> None:
    assert isinstance(removable_media(), list)
