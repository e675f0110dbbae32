"""Prints cargo-about's configuration: the licences that deny.toml allows, on one platform.

Usage: accepted_licences.py <deny.toml> <platform>
"""

import json
import sys
import tomllib
from pathlib import Path


def configuration(licences, platform):
    """The lines of the configuration; JSON's strings and lists of them are TOML's as well."""
    yield f"accepted = {json.dumps(licences['allow'])}"
    yield f"targets = {json.dumps([platform])}"
    yield "ignore-build-dependencies = true"
    yield "ignore-dev-dependencies = true"
    yield 'workarounds = ["ring", "rustls"]'
    yield "private = { ignore = true }"
    for exception in licences.get("exceptions", []):
        yield f"[{json.dumps(exception['crate'])}]"
        yield f"accepted = {json.dumps(exception['allow'])}"


def main():
    """Prints the configuration."""
    licences = tomllib.loads(Path(sys.argv[1]).read_text())["licenses"]
    print("\n".join(configuration(licences, sys.argv[2])))


if __name__ == "__main__":
    main()
