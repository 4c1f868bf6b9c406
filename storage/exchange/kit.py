"""The kit: what the office gives a team before the stint, sealed with a passphrase that travels on paper (R02, R06)."""

from __future__ import annotations

import json
import re
import secrets
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from forms.canonical import canonical, short_fingerprint
from forms.kinds import Role
from forms.packs import read_pack
from forms.problems import EnvironmentProblem, IntegrityFailure, Refused
from storage.access import check_persons
from storage.exchange import content, enrol
from storage.exchange.dsse import b64, unb64
from storage.exchange.enrol import FixedTrust, SelfTrust
from storage.exchange.limits import KIT_LIMITS
from storage.exchange.reading import Trust, entries, verify
from storage.exchange.source import Passphrase
from storage.exchange.strict import Shape
from storage.model import Account, OfficeCard, Stint
from storage.policy import VALUES
from storage.stints import stint_from_json, stint_to_json

VERSION = 1
KIT = "kit.json"
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_GROUPS, _GROUP = 5, 5
_ROLES: tuple[Role, ...] = tuple(role for role in get_args(Role) if role != "office")
_CODE = "KIT_FORM"
_DAY = r"\d{4}-\d\d-\d\d"


def new_kit_passphrase() -> str:
    """Five groups of five unmistakable characters, 124 bits: to be read aloud and typed from paper."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


@dataclass(frozen=True)
class KitPlan:
    """What an office fills in for one team. `stint` has no laptop and no secret yet; `laptops` are its letters."""

    stint: Stint
    laptops: tuple[str, ...]


@dataclass(frozen=True)
class Kit:
    """An opened kit: a stint for each laptop letter, and the office's fingerprint to compare with the paper. `number`
    counts the kits of a stint from 1."""

    stints: Mapping[str, Stint]
    office: OfficeCard
    fingerprint: str
    sealed_sha256: str
    number: int = 1

    def for_laptop(self, letter: str) -> Stint:
        """Raises `Refused("LAPTOP_NOT_IN_KIT")`."""
        if letter not in self.stints:
            raise Refused("LAPTOP_NOT_IN_KIT", laptop=letter)
        return self.stints[letter]


def plan_from_file(path: Path, office: OfficeCard, new_id: Callable[[], str]) -> KitPlan:
    """Read a kit's description from a `.toml` or `.json` file (BUNDLE.md 13).

    Raises `EnvironmentProblem("FILE_MISSING")`, `Refused` (KIT_FILE_WRONG with the place that is wrong,
    ROLES_SEPARATED 9.9).
    """
    try:
        text = path.read_text("utf-8")
        value = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
        value = json.loads(json.dumps(value, default=str))  # TOML has dates, which the stint keeps as text
        value["packs"] = [_pack(path.parent / str(name)) for name in value.get("packs", ())]
    except FileNotFoundError as error:
        raise EnvironmentProblem("FILE_MISSING", name=path.name) from error
    except (OSError, ValueError, TypeError) as error:
        raise Refused("KIT_FILE_WRONG", where=path.name) from error
    try:
        return _plan(Shape(value, _CODE), office, new_id)
    except IntegrityFailure as error:
        raise Refused("KIT_FILE_WRONG", where=str(error.facts.get("where", ""))) from error


def _pack(path: Path) -> Any:
    """A pack's JSON, once it has been read as a pack. Raises as `forms.packs.read_pack`, and as `plan_from_file`."""
    if not path.is_file():
        raise EnvironmentProblem("FILE_MISSING", name=path.name)
    source = path.read_bytes()
    read_pack(source)
    return json.loads(source)


def _plan(shape: Shape, office: OfficeCard, new_id: Callable[[], str]) -> KitPlan:
    round_, team, stint = shape.inner("round"), shape.inner("team"), shape.inner("stint")
    laptops = team.texts("laptops", r"[A-Z]")
    roster = tuple(
        row.done(
            Account(
                new_id(), row.text("name", r"\S.{0,39}"), row.one_of("role", _ROLES),
                person=row.optional("person", ""), valid_from=_day(row, "valid_from"),
                valid_to=_day(row, "valid_to"), document=row.optional("document", ""),
            )
        )
        for row in shape.rows("roster")
    )  # fmt: skip
    for entry in roster:
        check_persons(list(roster), entry)
    nothing: list[dict[str, Any]] = []
    plan = Stint(
        id=new_id(), round=round_.text("id", r"\d{4}"), round_name=round_.text("name"),
        team=team.text("number", r"\d{2}"), team_name=team.text("name"), laptop="",
        units=stint.texts("units", r"\S.{0,199}"), office=office, practice=stint.flag("practice"),
        enter_date=stint.text("enter_date", _DAY), leave_date=stint.text("leave_date", _DAY),
        policy=_policy(dict(shape.optional("policy", {}))), roster=roster,
        outlines=tuple(shape.optional("outlines", nothing)), packs=tuple(shape.optional("packs", nothing)),
    )  # fmt: skip
    marking = stint.optional("marking", plan.marking)
    for part in (round_, team, stint, shape):
        part.nothing_else()
    if not laptops or len(set(laptops)) != len(laptops) or not any(entry.role == "leader" for entry in roster):
        raise IntegrityFailure(_CODE, where="team/laptops, roster")
    return KitPlan(replace(plan, marking=str(marking)), laptops)


def _day(row: Shape, name: str) -> str:
    """An optional day of an authorisation (R02): `YYYY-MM-DD`, or empty for no limit."""
    value = row.optional(name, "")
    if value and not re.fullmatch(_DAY, value):
        raise IntegrityFailure(_CODE, where=name)
    return value


def _policy(values: dict[str, Any]) -> dict[str, Any]:
    """Policy values as they are, when those the program knows are inside their bounds (`storage.policy`)."""
    for name, value in values.items():
        if name in VALUES and not VALUES[name].allows(value):
            raise IntegrityFailure(_CODE, where=f"policy/{name}")
    return values


def kit_document(stint: Stint, laptops: Mapping[str, bytes]) -> bytes:
    """kit.json: the stint without laptop and secret, and the enrolment secret of each letter."""
    common = stint_to_json(replace(stint, laptop="", enrolment_secret=""))
    return canonical({"v": VERSION, "stint": common, "laptops": {k: b64(v) for k, v in laptops.items()}})


def read_kit(path: Path, passphrase: str, office_key: str = "") -> Kit:
    """Open the kit at `path`. With `office_key` (a laptop that has the office's card) only that office's is taken;
    without, the person compares `fingerprint` with the paper.

    Raises `IntegrityFailure` (KIT_PASSPHRASE_WRONG, NOT_A_KIT, KIT_FORM, SENDER_… and as `reading.verify`).
    """
    opener = Passphrase(passphrase.strip())
    trust: Trust = FixedTrust(office_key, ("kit",)) if office_key else SelfTrust(("kit",))
    verified = verify(path, opener, trust, KIT_LIMITS)
    document: dict[str, Any] = {}
    with entries(verified, opener) as files:
        for file in files:
            if file.path == KIT:
                document = content.read_json(file.pieces, KIT_LIMITS, _CODE)
    stint, secrets_ = _read_document(document)
    if stint.office.signing_key != verified.statement.sender.key or stint.id != verified.statement.stint:
        raise IntegrityFailure(_CODE, where="office")
    stints = {
        letter: replace(stint, laptop=letter, enrolment_secret=secret) for letter, secret in sorted(secrets_.items())
    }
    fingerprint = short_fingerprint(unb64(stint.office.signing_key).hex())
    return Kit(stints, stint.office, fingerprint, verified.sealed_sha256, verified.statement.sequence)


def _read_document(document: Mapping[str, Any]) -> tuple[Stint, dict[str, str]]:
    shape = Shape(document, _CODE)
    shape.one_of("v", (VERSION,))
    stint = stint_from_json(shape.mapping("stint"))
    laptops = {str(letter): str(secret) for letter, secret in shape.mapping("laptops").items()}
    shape.nothing_else()
    try:
        for secret in laptops.values():
            unb64(secret, enrol.SECRET_BYTES)
    except ValueError as error:
        raise IntegrityFailure(_CODE, where="laptops") from error
    return stint, laptops
