"""An invented form that asks for a picture and a recording, and files to answer it with."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from forms.xlsform.model import Form
from forms.xlsform.reading import read_form
from storage.answer_files import AnswerFile, read_answer
from storage.keyed import Keyed
from storage.questionnaires import Brought

LEAK = """
| survey | | | | |
| | type | name | label::中文 (zh) | label::English (en) |
| | select_one yesno | leaks | 教室屋顶漏雨吗？ | Does the roof leak? |
| | image | leak | 漏雨处的照片 | A picture of the leak |
| | audio | told | 愿意的话，录下说明 | A recording, if you like |

| choices | | | | |
| | list_name | name | label::中文 (zh) | label::English (en) |
| | yesno | yes | 是 | yes |
| | yesno | no | 否 | no |

| settings | | | | |
| | form_title | form_id | version | default_language |
| | 校舍漏雨情况 | leaks | 1 | 中文 (zh) |
"""

AUTHOR = "周立华"


def leaks() -> Brought:
    source = LEAK.encode()
    return Brought("leaks.md", source, read_form(source, "leaks.md"), {})


def photo(folder: Path, number: int, name: str = "周立华家的手机 2026-03-16.jpg") -> Path:
    """Picture `number`, as a telephone leaves it: its owner and the second inside and in its name."""
    image = Image.linear_gradient("L").resize((80 + number, 60)).convert("RGB")
    exif = Image.Exif()
    exif[0x013B], exif[0x0132] = AUTHOR, "2026:03:16 09:12:44"
    out = BytesIO()
    image.save(out, "JPEG", exif=exif)
    path = folder / f"{number}-{name}"
    path.write_bytes(out.getvalue())
    return path


def answer(form: Form, key: str, path: Path) -> AnswerFile:
    return read_answer(path, next(one for one in form.questions() if one.key == key), key)


def sheet_with(*files: AnswerFile, leaks: str = "yes") -> Keyed:
    """A sheet whose files are these; the other question for one is left blank."""
    answers = {"leaks": leaks, **{file.ref.field: file.ref.name for file in files}}
    blank = tuple(sorted({"leak", "told"} - answers.keys()))
    return Keyed(answers, blank, tuple(file.ref for file in files))
