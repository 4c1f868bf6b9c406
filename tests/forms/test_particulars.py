"""What a device wrote into a picture is taken out; the picture is the same, and the right side stays up."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from forms.particulars import picture_type, without_particulars
from forms.problems import Refused

_SECRET = b"Zhao Lihua"


def photo(side: int = 6, progressive: bool = False) -> bytes:
    """A picture as a telephone makes it: who, where and when inside, a remark, a film behind it."""
    image = Image.linear_gradient("L").resize((64, 48)).convert("RGB")
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x0132] = side, _SECRET.decode(), "2026:03:16 09:12:44"
    exif.get_ifd(0x8825)[1] = "N"
    out = BytesIO()
    image.save(out, "JPEG", exif=exif, comment=_SECRET, dpi=(300, 300), progressive=progressive)
    return out.getvalue() + b"ftypmp42" + _SECRET


def pixels(data: bytes) -> bytes:
    return Image.open(BytesIO(data)).tobytes()


@pytest.mark.parametrize("progressive", [False, True])
def test_a_photo_loses_who_where_and_when(progressive: bool) -> None:
    made = photo(progressive=progressive)
    clean = without_particulars(made)
    assert _SECRET not in clean and b"2026" not in clean and b"ftyp" not in clean
    assert pixels(clean) == pixels(made)
    exif = Image.open(BytesIO(clean)).getexif()
    assert dict(exif) == {0x0112: 6}
    assert without_particulars(clean) == clean


def test_an_upright_photo_says_nothing_of_itself() -> None:
    clean = without_particulars(photo(side=1))
    assert b"Exif" not in clean and dict(Image.open(BytesIO(clean)).getexif()) == {}


def test_a_drawing_loses_its_author() -> None:
    info = PngInfo()
    info.add_text("Author", _SECRET.decode())
    info.add_itxt("Title", _SECRET.decode(), zip=True)
    out = BytesIO()
    Image.linear_gradient("L").save(out, "PNG", pnginfo=info, exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0" + _SECRET)
    clean = without_particulars(out.getvalue() + _SECRET)
    assert _SECRET not in clean and b"tEXt" not in clean and b"iTXt" not in clean and b"eXIf" not in clean
    assert pixels(clean) == pixels(out.getvalue())


@pytest.mark.parametrize("side", [1, 3, 6, 8])
def test_a_turned_drawing_keeps_its_right_side_up_and_nothing_else(side: int) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x0132] = side, _SECRET.decode(), "2026:03:16 09:12:44"
    exif.get_ifd(0x8825)[1] = "N"
    out = BytesIO()
    Image.linear_gradient("L").resize((64, 48)).save(out, "PNG", exif=exif)
    clean = without_particulars(out.getvalue())
    assert _SECRET in out.getvalue() and _SECRET not in clean and b"2026" not in clean
    with Image.open(BytesIO(clean)) as image:
        image.load()
        assert dict(image.getexif()) == ({} if side == 1 else {0x0112: side})
    chunks = {clean[at + 4 : at + 8]: clean[at:] for at in chunk_starts(clean)}
    assert (b"eXIf" in chunks) == (side != 1)
    if side != 1:
        (size,) = struct.unpack_from(">I", chunks[b"eXIf"])
        (check,) = struct.unpack_from(">I", chunks[b"eXIf"], 8 + size)
        assert check == zlib.crc32(chunks[b"eXIf"][4 : 8 + size])
    assert pixels(clean) == pixels(out.getvalue())
    assert without_particulars(clean) == clean


def chunk_starts(png: bytes) -> Iterator[int]:
    at = 8
    while at < len(png):
        yield at
        at += 12 + int(struct.unpack_from(">I", png, at)[0])


@pytest.mark.parametrize("at", [3, 20, 200, -12])
def test_a_picture_cut_short_is_refused(at: int) -> None:
    whole = without_particulars(photo())
    with pytest.raises(Refused, match="PICTURE_DAMAGED"):
        without_particulars(whole[:at])
    png = BytesIO()
    Image.linear_gradient("L").save(png, "PNG")
    with pytest.raises(Refused, match="PICTURE_DAMAGED"):
        without_particulars(png.getvalue()[: max(at, 0) + 9 if at > 0 else at])


def test_a_segment_that_says_a_wrong_length_ends_somewhere() -> None:
    with pytest.raises(Refused, match="PICTURE_DAMAGED"):
        without_particulars(b"\xff\xd8" + b"\xff\xe1" + struct.pack(">H", 0) + bytes(30))


def test_other_files_are_no_pictures() -> None:
    assert picture_type(b"%PDF-1.7") == "" and picture_type(b"") == ""
