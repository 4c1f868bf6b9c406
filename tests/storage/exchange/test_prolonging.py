"""V03: only the office that signed the first kit prolongs a round on a laptop."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from forms.problems import IntegrityFailure, Refused
from storage.exchange import kit, target
from storage.exchange.content import bytes_entry
from storage.exchange.office import Office
from storage.exchange.seal import prepare, seal_with_passphrase
from storage.exchange.statement import MediumNote
from storage.model import Stint
from storage.vault import create_vault
from tests.storage.exchange.way import Way
from tests.worlds import PASSPHRASE, an_interview

KIT_WORDS = "kit for the second time"


def further_kit(office: Office, stint: Stint, folder: Path, **changes: Any) -> Path:
    """A kit as the office seals it, for a stint it knows already."""
    folder.mkdir()
    changed = replace(stint, **changes)
    said = office.statement("kit", changed, "", 1, "", "", MediumNote())
    entries = [bytes_entry(kit.KIT, kit.kit_document(changed, {stint.laptop: b"7" * 32}))]
    made = prepare(entries, said, office.session.signing_key)
    written = target.write(folder, said.name, lambda sink: seal_with_passphrase(made, KIT_WORDS, sink))
    (path,) = target.finish(written)
    return path


def real(stint: Stint) -> Stint:
    """The same, not for practice."""
    return replace(stint, practice=False, office=replace(stint.office, practice=False))


def test_v03_a_further_kit_prolongs_the_round(way: Way, tmp_path: Path) -> None:
    stint = real(way.kit.for_laptop("A"))
    session = create_vault(tmp_path / "vault", stint, stint.roster[0], PASSPHRASE, way.world.device, way.world.tools)
    session.pledges.register(session.me.id, "1", "2026-03-02", "承-01")
    way.world.time.turn(120 * 86400)
    assert session.pledges.refresh().code == "ROUND_ENDED"
    end = way.world.time.moment.date().isoformat()
    roster = tuple(replace(entry, valid_to=end, document="授〔2026〕9号") for entry in stint.roster)
    path = further_kit(way.office, stint, tmp_path / "kit", leave_date=end, roster=roster)
    with pytest.raises(IntegrityFailure):
        session.pledges.authorise(path, "another passphrase")
    assert session.pledges.authorise(path, KIT_WORDS).code == ""
    session.records.create("interview", an_interview())
    assert session.accounts.get(session.me.id).document == "授〔2026〕9号"
    other = further_kit(way.office, stint, tmp_path / "other", id="e" * 32)
    with pytest.raises(Refused, match="KIT_OF_ANOTHER_STINT"):
        session.pledges.authorise(other, KIT_WORDS)
    session.close()
