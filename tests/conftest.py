"""What every test shares: a screen that needs no display, no keyring and no settings of the person at the machine."""

from __future__ import annotations

import functools
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

import hypothesis
import pytest
import zxcvbn

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A test that wants a keyring brings its own; the person's is never touched.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# Two workers share two cores: a slow example is no failure.
hypothesis.settings.register_profile("shared", deadline=None, database=None, print_blob=True)
hypothesis.settings.load_profile("shared")

_settings = pytest.StashKey[str]()


@pytest.fixture(autouse=True, scope="session")
def _passphrases_judged_once() -> Iterator[None]:
    """Every account of every test has the same passphrase: what zxcvbn makes of it (5 ms) is worked out once."""
    plain = zxcvbn.zxcvbn

    @functools.cache
    def judged(password: str, about: tuple[str, ...]) -> Any:
        return plain(password, user_inputs=list(about))

    def once(password: str, user_inputs: Sequence[str] | None = None) -> Any:
        return judged(password, tuple(user_inputs or ()))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(zxcvbn, "zxcvbn", once)
        yield


def pytest_configure(config: pytest.Config) -> None:
    """Point Qt's settings and everything of the XDG kind at an empty folder of this run."""
    config.stash[_settings] = tempfile.mkdtemp(prefix="fieldseal-tests-")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        os.environ[name] = config.stash[_settings]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the folder away again."""
    shutil.rmtree(config.stash[_settings], ignore_errors=True)
