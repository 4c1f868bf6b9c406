"""README.txt of a demo: the passphrases and how to look around."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def readme(passphrases: Mapping[str, str], kit_passphrase: str, facts: Mapping[str, Any], out: Path) -> str:
    """Both languages in one text; everything named here was made by this run into the folder `out`."""
    people = "\n".join(f"  {name}  {passphrase}" for name, passphrase in passphrases.items())
    name = facts["bundle"]["name"]
    installed = getattr(sys, "frozen", False)
    program = "fieldseal" if installed else ".venv/bin/python main.py"
    here = ("", "") if installed else ("（在项目文件夹中）", " (from the project's folder)")
    return f"""印证 Fieldseal: 演练 / practice run

演练数据，人物和单位均属虚构。Practice data; people and organisations are invented.

口令 Passphrases (白露 is at the office, the others are in the team; 陆明远 leads it)
{people}
  工具包 kit  {kit_passphrase}

打开窗口{here[0]} Open the window{here[1]}
  {program} window {out}/team --key-folder {out}/key-medium
  {program} window {out}/office --key-folder {out}/office-keys

不用本程序查看（在本文件夹中） Look without this program (from this folder)
  age -d -i demo-keys.txt stick/{name}.sealed | tar x
  bagit.py --validate {name}

里面有什么 What is here
  team/          小组保险库 the team's vault
  office/        办公室工作区 the office's workspace
  key-medium/    代替密钥介质 stands for the team's key medium
  office-keys/   办公室的密钥 the office's key medium and recovery key
  stick/         代替U盘：封存包，kit/ 工具包，receipts/ 回执 stands for the stick: bundle, kit, receipt
  prints/        打印件 printed pages
  screenshots/   窗口画面 pictures of the windows
  demo-keys.txt  办公室收件密钥，age格式 the office's own intake key, in age's format
  summary.json   数量、大小、指纹、用时 counts, sizes, hashes, seconds
"""
