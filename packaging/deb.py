"""Make dist/fieldseal_<version>_<arch>.deb from the program folder dist/fieldseal.

Installs to /usr/lib/fieldseal, with /usr/bin/fieldseal, a desktop entry and the seal as its icon.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "dist" / "fieldseal"
TREE = ROOT / "build" / "deb"

DESKTOP = """[Desktop Entry]
Type=Application
Name=Fieldseal
Name[zh_CN]=印证
Comment=Interview notes, evidence and sealed bundles for inspection teams
Comment[zh_CN]=谈话记录、证据与封装移交，离线使用
Exec=/usr/bin/fieldseal
Icon=fieldseal
Terminal=false
Categories=Office;
StartupNotify=true
StartupWMClass=fieldseal
"""

LAUNCHER = """#!/bin/sh
# Core dumps would hold what the vault protects.
ulimit -c 0
exec /usr/lib/fieldseal/fieldseal "$@"
"""

COPYRIGHT = """Fieldseal {version}

The libraries inside /usr/lib/fieldseal and their licences. Texts that the wheels bring lie in licenses/ beside this
file; those of the GNU licences in /usr/share/common-licenses (Qt and its bindings are used under the LGPL 3 as shared
libraries, which may be exchanged). The Noto faces in build/fonts are under the SIL Open Font License 1.1, the Lucide
outlines in build/icons under the ISC licence.

{table}
"""


def packages(*purposes: str) -> list[str]:
    """Names in debian-packages.txt with one of these purposes."""
    rows = [
        line.partition("#")[0].split()
        for line in (ROOT / "packaging" / "debian-packages.txt").read_text("utf-8").splitlines()
    ]
    return [row[0] for row in rows if len(row) == 2 and row[1] in purposes]


def control(version: str, architecture: str, kilobytes: int) -> str:
    """The control file; the program runs on this machine's C library or a newer one."""
    libc = os.confstr("CS_GNU_LIBC_VERSION") or "glibc 2.36"
    depends = [f"libc6 (>= {libc.split()[-1]})", "libstdc++6", "zlib1g", *packages("run", "display", "font")]
    return (
        f"Package: fieldseal\nVersion: {version}\nArchitecture: {architecture}\nSection: misc\nPriority: optional\n"
        f"Maintainer: Fieldseal developers <fieldseal@example.invalid>\nInstalled-Size: {kilobytes}\n"
        f"Depends: {', '.join(depends)}\n"
        "Recommends: gnome-keyring | kwalletmanager, libcups2, libwayland-cursor0, libwayland-egl1\n"
        "Description: interview notes, evidence and sealed bundles for inspection teams\n"
        " Keeps what an inspection team learns on site in an encrypted vault on a standalone laptop,\n"
        " prints what must be signed, and hands everything to the office as sealed bundles.\n"
        " It opens no network connection.\n"
    )


def write(path: Path, text: str, mode: int = 0o644) -> None:
    """Write a file of the package with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(mode)


def libraries() -> list[metadata.Distribution]:
    """What requirements.lock names and this platform has installed."""
    lines = (ROOT / "packaging" / "requirements.lock").read_text("utf-8").splitlines()
    names = [line.partition("==")[0] for line in lines if line[:1].isalnum()]
    installed = {re.sub(r"[-_.]+", "-", found.name).lower(): found for found in metadata.distributions()}
    return [installed[name] for name in names if name in installed]


def licence_of(library: metadata.Distribution) -> str:
    """The licence as the wheel states it: an SPDX expression, else its classifiers or free text."""
    stated = library.metadata
    classifiers = [text.rpartition("::")[2].strip() for text in stated.get_all("Classifier") or [] if "License" in text]
    if "License-Expression" in stated:
        return stated["License-Expression"]
    return ", ".join(classifiers) or "see licenses/"


def write_licences(folder: Path, version: str) -> None:
    """`copyright` with one line a library, and the texts that the wheels bring."""
    rows = []
    for library in libraries():
        rows.append(f"{library.name} {library.version}: {licence_of(library)}")
        for file in library.files or []:
            if re.match(r"(LICEN[CS]E|COPYING|NOTICE)", file.name, re.IGNORECASE) and ".dist-info" in str(file):
                write(folder / "licenses" / library.name / file.name, Path(str(file.locate())).read_text("utf-8"))
    write(folder / "copyright", COPYRIGHT.format(version=version, table="\n".join(rows)))


def build_tree(version: str) -> None:
    """Lay everything out under build/deb as it will lie on the machine."""
    shutil.rmtree(TREE, ignore_errors=True)
    shutil.copytree(PROGRAM, TREE / "usr/lib/fieldseal", symlinks=True)
    write(TREE / "usr/bin/fieldseal", LAUNCHER, 0o755)
    write(TREE / "usr/share/applications/fieldseal.desktop", DESKTOP)
    write_licences(TREE / "usr/share/doc/fieldseal", version)
    icons = TREE / "usr/share/icons/hicolor"
    for source in (ROOT / "build" / "icons").glob("fieldseal*"):
        size = source.stem.partition("-")[2]
        folder = icons / (f"{size}x{size}" if size else "scalable") / "apps"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / f"fieldseal{source.suffix}")
    for path in TREE.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def main() -> int:
    """Exit code of dpkg-deb, or 4 without a program folder."""
    if not PROGRAM.is_dir():
        print("deb: dist/fieldseal is missing; PyInstaller makes it", file=sys.stderr)
        return 4
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    ask = ["dpkg", "--print-architecture"]
    architecture = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
    build_tree(version)
    size = sum(path.lstat().st_size for path in TREE.rglob("*") if path.is_file()) // 1024
    write(TREE / "DEBIAN/control", control(version, architecture, size))
    TREE.chmod(0o755)
    target = ROOT / "dist" / f"fieldseal_{version}_{architecture}.deb"
    pack = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(TREE), str(target)]
    result = subprocess.run(pack, stdout=subprocess.DEVNULL, check=False)
    if result.returncode == 0:
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size / 1e6:.0f} MB, {size // 1024} MiB installed")
    return result.returncode


if __name__ == "__main__":
    sys.exit(main())
