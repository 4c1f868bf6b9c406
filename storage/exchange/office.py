"""The office's workspace: a vault of its own with its keys, its stints and what teams handed in (R29)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from forms.kinds import KINDS
from forms.problems import Refused
from storage.audit import log_of
from storage.database import transaction
from storage.exchange import enrol, kit, target
from storage.exchange.content import bytes_entry
from storage.exchange.dsse import b64, public_key, unb64
from storage.exchange.enrol import KnownDevice, OfficeTrust
from storage.exchange.export import SOFTWARE
from storage.exchange.further import find_stint, further_plan
from storage.exchange.seal import prepare, seal_with_passphrase
from storage.exchange.source import Identities
from storage.exchange.statement import MediumNote, Person, Sender, Statement, bundle_name
from storage.keys import DeviceSecret
from storage.model import Account, Content, OfficeCard, Stint
from storage.protected import new_identity, unseal
from storage.session import Session
from storage.stints import check_practice, stint_from_json, stint_to_json
from storage.vault import VaultTools, create_vault, unlock_vault

_OFFICE, _STINTS = "office", "office.stints"
NOWHERE = Stint(
    id="0" * 32, round="0000", round_name="", team="00", team_name="", laptop="Z", units=(),
    office=OfficeCard("", "", "", "", ""),
)  # fmt: skip
"""What an office's own vault has in place of a stint."""


@dataclass(frozen=True)
class Place:
    """One laptop letter of a stint as the office knows it. `device` is "" until its first bundle came."""

    secret: str
    device: str = ""
    key: str = ""


@dataclass(frozen=True)
class OfficeStint:
    """A stint the office made a kit for. `kit` is the number of its last kit, with that file's hash and content."""

    stint: Stint
    places: Mapping[str, Place]
    kit: int = 0
    kit_sealed: str = ""
    kit_content: str = ""


@dataclass(frozen=True)
class MadeKit:
    """A kit on disk and the passphrase that goes to the team on paper."""

    path: Path
    passphrase: str
    sha256: str
    stint: Stint
    laptops: tuple[str, ...]


class Office:
    """The office over its own session. `card` is the public half that goes into every kit."""

    def __init__(self, session: Session) -> None:
        kept = session.settings.get(_OFFICE) if session.me.role == "office" else None
        if kept is None:
            raise Refused("NOT_AN_OFFICE")
        self.session = session
        self.card = replace(OfficeCard(**kept["card"]), practice=session.stint.practice)
        self._kept = kept

    @property
    def identities(self) -> Identities:
        """What opens bundles: the intake identity."""
        return Identities((self._kept["intake"],))

    def age_identity(self) -> str:
        """The intake identity in age's key file format, for `age -d -i` (demo and emergency; handle with care)."""
        log_of(self.session).append("office_identity_shown")
        return f"# public key: {self.card.recipient}\n{self._kept['intake']}\n"

    def open_protected(self, record: str, group: str, reason: str) -> Content:
        """Read a protected group as the office's keeper; the reason goes into the log (V09).

        Raises `Refused` (REASON_NEEDED, NOT_A_RECIPIENT, NOT_READABLE, NOT_YOUR_ROLE),
        `IntegrityFailure("PROTECTED_DAMAGED")`.
        """
        if not reason.strip():
            raise Refused("REASON_NEEDED", rule="V09")
        view = self.session.records.get(record)
        if KINDS[view.kind].area == "interviews":
            self.session.access.require("identity", "keeper")
        sealed = view.head.protected.get(group)
        if sealed is None:
            return {}
        fields = unseal(sealed, self._kept["keeper"])
        log_of(self.session).append("protected_opened", record, group=group, reason=reason.strip()[:200])
        return fields

    def learn_names(self) -> int:
        """Print the names that came in sealed to the office's keeper (V13); returns in how many records."""
        return self.session.learn_names(self.card.keeper, self._kept["keeper"])

    def stints(self) -> dict[str, OfficeStint]:
        """By stint id."""
        return {name: _stint(value) for name, value in self.session.settings.get(_STINTS, {}).items()}

    def put_stint(self, entry: OfficeStint) -> None:
        with transaction(self.session.connection):
            kept = self.session.settings.get(_STINTS, {})
            places = {letter: asdict(place) for letter, place in entry.places.items()}
            kept[entry.stint.id] = asdict(entry) | {"stint": stint_to_json(entry.stint), "places": places}
            self.session.settings.set(_STINTS, kept)

    def trust(self) -> OfficeTrust:
        """Whose bundles are taken: fixed devices, and new ones that know their kit's secret."""
        devices, secrets = {}, {}
        for entry in self.stints().values():
            for letter, place in entry.places.items():
                key = (entry.stint.id, entry.stint.team, letter)
                secrets[key] = unb64(place.secret)
                if place.device:
                    devices[key] = KnownDevice(place.device, place.key)
        return OfficeTrust(devices, secrets)

    def fix_device(self, statement: Statement) -> None:
        """Remember the device of a laptop's first bundle; from now on only it is taken for that letter."""
        entry = self.stints()[statement.stint]
        place = replace(entry.places[statement.laptop], device=statement.sender.device, key=statement.sender.key)
        self.put_stint(replace(entry, places={**entry.places, statement.laptop: place}))
        log_of(self.session).append(
            "device_fixed", statement.sender.device, team=statement.team, laptop=statement.laptop
        )

    def reset_device(self, stint: str, laptop: str, reason: str) -> None:
        """Let another device take a laptop's letter (replaced or re-installed). Raises `Refused` (REASON_NEEDED,
        STINT_UNKNOWN, LAPTOP_NOT_IN_KIT)."""
        if not reason.strip():
            raise Refused("REASON_NEEDED", rule="R29")
        entry = self.stints().get(stint)
        if entry is None:
            raise Refused("STINT_UNKNOWN")
        if laptop not in entry.places:
            raise Refused("LAPTOP_NOT_IN_KIT", laptop=laptop)
        place = replace(entry.places[laptop], device="", key="")
        with transaction(self.session.connection):
            self.put_stint(replace(entry, places={**entry.places, laptop: place}))
            log_of(self.session).append("device_reset", stint, laptop=laptop, reason=reason.strip()[:200])

    def make_kit(self, plan: kit.KitPlan, folder: Path, passphrase: str = "") -> MadeKit:
        """Seal the kit of a new stint into `folder`, read it back and remember the stint.

        Raises `Refused` (BUNDLE_NAME_TAKEN, STINT_KNOWN: this round and team have their kit, a further one is asked
        for; PRACTICE_APART R50), `EnvironmentProblem` (MEDIUM_…), `IntegrityFailure("READBACK_DIFFERS")`.
        """
        places = {letter: Place(b64(enrol.new_secret())) for letter in plan.laptops}
        if self._known(plan) is not None:
            raise Refused("STINT_KNOWN", rule="R02", round=plan.stint.round, team=plan.stint.team)
        return self._seal_kit(OfficeStint(plan.stint, places), folder, passphrase)

    def further_kit(self, plan: kit.KitPlan, folder: Path, passphrase: str = "", *, astray: bool = False) -> MadeKit:
        """Seal the next kit of a stint that has one: `plan` is its description, changed (`storage.exchange.further`).

        With `astray` (a kit and its passphrase fell into other hands) letters from which no bundle has come get new
        secrets. Raises as `make_kit`, and `Refused` (STINT_UNKNOWN, KIT_DIFFERS).
        """
        entry = self._known(plan)
        if entry is None:
            raise Refused("STINT_UNKNOWN")
        plan = further_plan(plan, entry.stint, entry.places)
        places = {}
        for letter in plan.laptops:
            old = entry.places.get(letter)
            keep = old is not None and bool(old.device or not astray)
            places[letter] = old if old is not None and keep else Place(b64(enrol.new_secret()))
        return self._seal_kit(replace(entry, stint=plan.stint, places=places), folder, passphrase)

    def _known(self, plan: kit.KitPlan) -> OfficeStint | None:
        stints = self.stints()
        found = find_stint(plan, [entry.stint for entry in stints.values()])
        return stints[found.id] if found else None

    def _check_name(self, stint: Stint, number: int, folder: Path) -> None:
        name = bundle_name("kit", stint.team, "", number)
        if target.final_paths(folder, name):
            raise Refused("BUNDLE_NAME_TAKEN", name=name + target.SUFFIX)

    def _seal_kit(self, entry: OfficeStint, folder: Path, passphrase: str) -> MadeKit:
        """Seal the next kit of `entry` and remember it."""
        session, stint, number = self.session, entry.stint, entry.kit + 1
        check_practice(replace(stint, office=self.card))
        self._check_name(stint, number, folder)
        passphrase = passphrase or kit.new_kit_passphrase()
        said = self.statement("kit", stint, "", number, entry.kit_sealed, entry.kit_content, MediumNote())
        secrets = {letter: unb64(place.secret) for letter, place in entry.places.items()}
        made = prepare([bytes_entry(kit.KIT, kit.kit_document(stint, secrets))], said, session.signing_key)
        written = target.write(folder, said.name, lambda sink: seal_with_passphrase(made, passphrase, sink))
        target.read_back(written)
        with transaction(session.connection):
            self.put_stint(replace(entry, kit=number, kit_sealed=written.sha256, kit_content=made.content))
            log_of(session).append("kit_made", stint.id, team=stint.team, number=number, laptops=list(entry.places))
        (path,) = target.finish(written)
        return MadeKit(path, passphrase, written.sha256, stint, tuple(entry.places))

    def statement(
        self, kind: Any, stint: Stint, laptop: str, sequence: int, previous: str, content: str, medium: MediumNote
    ) -> Statement:
        """What the office says of a kit or receipt it seals."""
        session = self.session
        me = Person(session.me.id, session.me.name)
        return Statement(
            bundle=session.clock.new_id(), name=bundle_name(kind, stint.team, laptop, sequence), kind=kind,
            round=stint.round, team=stint.team, laptop=laptop, stint=stint.id,
            sender=Sender(session.device, self.card.signing_key), sequence=sequence, previous=previous,
            previous_content=content, created_at=session.clock.stamp(), created_by=me, approved_by=me, medium=medium,
            marking="work_secret_internal", practice=stint.practice, software=SOFTWARE,
        )  # fmt: skip


def _stint(value: Mapping[str, Any]) -> OfficeStint:
    places = {letter: Place(**place) for letter, place in value["places"].items()}
    return OfficeStint(**{**value, "stint": stint_from_json(value["stint"]), "places": places})


def init_office(
    folder: Path,
    name: str,
    person: str,
    passphrase: str,
    device: DeviceSecret,
    tools: VaultTools,
    *,
    practice: bool = False,
) -> tuple[Office, str]:
    """Make the office's workspace in `folder` for its first `person`; returns it with the **recovery identity**.

    That identity opens every team vault's recovery slots and is kept nowhere by the program: print it, or put it on
    a key medium, and lock it away. Raises as `create_vault`.
    """
    recovery_secret, recovery = new_identity()
    intake_secret, intake = new_identity()
    keeper_secret, keeper = new_identity()
    card = OfficeCard(name, intake, recovery, keeper, "", practice)
    first = Account("", person, "office")
    place = replace(NOWHERE, office=card, team_name=name, practice=practice)
    session = create_vault(folder, place, first, passphrase, device, tools)
    card = replace(card, signing_key=public_key(session.signing_key))
    session.settings.set(_OFFICE, {"card": asdict(card), "intake": intake_secret, "keeper": keeper_secret})
    log_of(session).append("office_made")
    return Office(session), recovery_secret


def open_office(folder: Path, account: str, passphrase: str, device: DeviceSecret, tools: VaultTools) -> Office:
    """Raises as `unlock_vault`, and `Refused("NOT_AN_OFFICE")` for a team's vault."""
    session = unlock_vault(folder, account, passphrase, device, tools)
    try:
        return Office(session)
    except Refused:
        session.close()
        raise
