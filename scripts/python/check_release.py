"""Checks the unpacked folder of a release: nothing is missing, changed or added, and what its files speak of is there.

Usage: check_release.py <folder> [<list of crates>]
"""

import hashlib
import json
import re
import sys
from pathlib import Path

import yaml

REQUIRED = [
    "bin/tidemark", "bin/command-api", "bin/projector", "bin/query-api",
    "README.md", "CHANGELOG.md", "LICENSE", "THIRD-PARTY-LICENSES.txt", "sbom.cdx.json",
    "compose.yaml", "Dockerfile", ".dockerignore", ".env.example", "docs/operations.md", "docs/openapi.json",
    "proxy/Caddyfile", "nats/nats-server.conf", "web/index.html",
]  # fmt: skip
SCHEMAS = ["account", "event_log", "read_model"]
LINK = re.compile(r"\]\(([^)#\s]*)#?([^)\s]*)\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def content_errors(folder):
    """What no release is without."""
    for name in REQUIRED:
        if not (folder / name).is_file():
            yield f"{name} is missing"
        elif not (folder / name).stat().st_size:
            yield f"{name} is empty"
        elif name.startswith("bin/") and not (folder / name).stat().st_mode & 0o111:
            yield f"{name} cannot be run"
    for schema in SCHEMAS:
        if not list(folder.glob(f"migrations/{schema}/*.sql")):
            yield f"migrations/{schema} has no migration"


def checksum_errors(folder):
    """SHA256SUMS names every file and its content, and nothing else."""
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    named = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    for name in sorted(found - named.keys() - {"SHA256SUMS"}):
        yield f"{name} is not in SHA256SUMS"
    for name, digest in named.items():
        if name not in found:
            yield f"{name} is in SHA256SUMS and missing"
        elif hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            yield f"{name} is not what SHA256SUMS says"


def anchors(document):
    """What links call the headings of a document."""
    kept = (re.sub(r"[^\w\s-]", "", heading.lower()) for heading in HEADING.findall(document.read_text()))
    return {heading.replace(" ", "-") for heading in kept}


def link_errors(folder):
    """The documents' links lead to a file of the archive, and to a heading there."""
    for document in sorted(folder.rglob("*.md")):
        for link, anchor in LINK.findall(document.read_text()):
            target = document.parent / link if link else document
            if "://" in link:
                continue
            if not target.exists():
                yield f"{document.relative_to(folder)} links to {link}, which is missing"
            elif anchor and anchor not in anchors(target):
                yield f"{document.relative_to(folder)} links to the heading {link}#{anchor}, which is missing"


def deployment_errors(folder):
    """What compose mounts and the image copies is there, and nothing has to be compiled."""
    compose = yaml.safe_load((folder / "compose.yaml").read_text())
    for name, service in compose["services"].items():
        for volume in service.get("volumes", []):
            if volume.startswith("./") and not (folder / volume.split(":")[0]).exists():
                yield f"compose.yaml: {name} mounts {volume.split(':')[0]}, which is missing"
    dockerfile = (folder / "Dockerfile").read_text()
    for source in re.findall(r"^COPY ([^-\s]\S*) ", dockerfile, re.MULTILINE):
        if not (folder / source).exists():
            yield f"Dockerfile copies {source}, which is missing"
    if "cargo" in dockerfile:
        yield "Dockerfile compiles"


def notice_errors(folder, crates):
    """SBOM and licences name every crate and every npm package that the programs are built of."""
    sbom = json.loads((folder / "sbom.cdx.json").read_text())
    if sbom.get("bomFormat") != "CycloneDX":
        yield "sbom.cdx.json is not CycloneDX"
    components = [sbom["metadata"]["component"], *sbom["components"]]
    described = {(component["name"], component["version"]) for component in components}
    licensed = set(re.findall(r"^- (\S+) (\S+):", (folder / "THIRD-PARTY-LICENSES.txt").read_text(), re.MULTILINE))
    for name, version, owner in map(str.split, crates):
        if (name, version) not in described:
            yield f"sbom.cdx.json does not name {name} {version}"
        if owner == "foreign" and (name, version) not in licensed:
            yield f"THIRD-PARTY-LICENSES.txt does not name {name} {version}"


def main():
    """Prints every error; fails if there is one."""
    folder = Path(sys.argv[1])
    errors = [*content_errors(folder), *checksum_errors(folder), *link_errors(folder), *deployment_errors(folder)]
    if len(sys.argv) > 2:
        errors += notice_errors(folder, Path(sys.argv[2]).read_text().splitlines())
    for error in errors:
        print(f"release: {error}", file=sys.stderr)
    sys.exit(bool(errors))


if __name__ == "__main__":
    main()
