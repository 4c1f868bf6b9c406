"""Write tests/data/vectors anew: `python -m tests.storage.exchange.make_vectors`.

age draws a fresh file key each time, so the files differ from run to run; what is inside does not.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

from storage.exchange.dsse import public_key
from tests.storage.exchange.craft import DEVICE_KEY, OFFICE, SECRET, STINT
from tests.storage.exchange.faults import FAULTS

VECTORS = Path(__file__).parents[2] / "data" / "vectors"
LIMITS = {"total": 1 << 20, "entries": 50, "entry": (8 << 30) - 1, "tag_file": 1 << 20, "json": 64 << 10}


def main() -> None:
    VECTORS.mkdir(parents=True, exist_ok=True)
    for old in VECTORS.glob("*.sealed"):
        old.unlink()
    for fault in FAULTS:
        (VECTORS / f"{fault.name}.sealed").write_bytes(fault.sealed())
    trust = {
        "stint": STINT,
        "team": "03",
        "laptop": "A",
        "device_key": public_key(DEVICE_KEY),
        "enrolment_secret": base64.b64encode(SECRET).decode(),
    }
    listed = [{"file": f"{fault.name}.sealed", "code": fault.code, "what": fault.what} for fault in FAULTS]
    document = {"identity": OFFICE, "trust": trust, "limits": LIMITS, "vectors": listed}
    (VECTORS / "vectors.json").write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", "utf-8")
    sys.stdout.write(f"{len(FAULTS)} vectors\n")


if __name__ == "__main__":
    main()
