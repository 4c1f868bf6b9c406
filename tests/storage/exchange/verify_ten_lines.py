"""Is the signature of an unpacked bag good? Needs `cryptography` only: verify_ten_lines.py FOLDER KEY (base64)."""

import base64, hashlib, json, pathlib, sys  # noqa: E401, I001
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

bag, key = pathlib.Path(sys.argv[1]), base64.b64decode(sys.argv[2])
envelope = json.loads((bag / "signature.dsse.json").read_bytes())
kind, payload = envelope["payloadType"].encode(), base64.b64decode(envelope["payload"])
signed = b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)
Ed25519PublicKey.from_public_bytes(key).verify(base64.b64decode(envelope["signatures"][0]["sig"]), signed)
tagmanifest = hashlib.sha256((bag / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
assert json.loads(payload)["tagmanifest"] == tagmanifest, "the signature is of another bag"
sys.stdout.write("good\n")
