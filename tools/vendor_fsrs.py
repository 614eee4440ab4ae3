#!/usr/bin/env python3
"""Take ts-fsrs, the scheduler of the review, from the npm registry into docs/assets/studykit/parts/.

    tools/vendor_fsrs.py 5.4.2          fetch this version, write it with its license, record what was taken
    tools/vendor_fsrs.py --check        fetch the recorded version again, and compare it with what lies here

Needs npm and a network. The record, fsrs.json, is the one place with version and integrity; a test holds fsrs.js to
it without a network. The published script carries the license in front, as the license asks.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "ts-fsrs"
FILE = "dist/index.umd.js"  # a classic script: modules do not run from file://
PARTS = Path(__file__).parents[1] / "docs/assets/studykit/parts"


def digest(content: bytes) -> str:
    """As npm writes it: sha512 in base64."""
    return f"sha512-{base64.b64encode(hashlib.sha512(content).digest()).decode()}"


def fetch(version: str) -> dict[str, bytes]:
    """What is taken of a version, by the names of our files."""
    asked = ["npm", "view", f"{PACKAGE}@{version}", "dist.integrity"]
    published = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{version}"], cwd=folder, check=True, capture_output=True)
        packed = Path(folder, f"{PACKAGE}-{version}.tgz")
        if digest(packed.read_bytes()) != published:
            raise SystemExit(f"{PACKAGE} {version} is not what the registry says it is: nothing was written")
        with tarfile.open(packed) as package:
            read = lambda name: package.extractfile(f"package/{name}").read()  # noqa: E731
            license_text, script = read("LICENSE"), read(FILE)
    head = f"/*! {PACKAGE} {version}, {FILE}, unchanged below this comment.\n\n".encode()
    whole = head + license_text.strip() + b"\n*/\n" + script
    record = {
        "package": PACKAGE,
        "version": version,
        "license": "MIT",
        "integrity": published,
        "file": FILE,
        "file_integrity": digest(script),
        "our_integrity": digest(whole),
    }
    return {
        "fsrs.js": whole,
        "fsrs.LICENSE": license_text,
        "fsrs.json": (json.dumps(record, indent=2) + "\n").encode(),
    }


def main(arguments: list[str]) -> None:
    if len(arguments) != 1:
        raise SystemExit(__doc__)
    if arguments[0] != "--check":
        for name, content in fetch(arguments[0]).items():
            (PARTS / name).write_bytes(content)
        return
    version = json.loads((PARTS / "fsrs.json").read_text("utf-8"))["version"]
    wrong = [name for name, content in fetch(version).items() if (PARTS / name).read_bytes() != content]
    raise SystemExit(f"not as {PACKAGE} {version} has it: {', '.join(wrong)}" if wrong else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
