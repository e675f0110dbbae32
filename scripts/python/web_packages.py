"""Adds the npm packages of the web application to the notices of a release: licences, SBOM, and the list of what is in it.

Usage: web_packages.py <deny.toml> <folder of the web application> <folder of the notices>
"""

import json
import re
import sys
import tomllib
from pathlib import Path

# Tools of which something of their own is in what they build.
BUILT_IN = {"tailwindcss", "vite"}
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
RULE = "=" * 80

HEAD = """
The web application
===================

The web application is inside of the program `tidemark` and in the folder `web`. It contains the following packages of
npm.
"""


def packages(folder):
    """Name, version, licence and folder of every package that is in the built files."""
    lock = json.loads((folder / "package-lock.json").read_text())
    for path, package in sorted(lock["packages"].items()):
        name = path.rpartition("node_modules/")[2]
        is_tool = package.get("dev") or package.get("devOptional")
        if path and not package.get("link") and (not is_tool or name in BUILT_IN):
            yield name, package["version"], package.get("license", "none"), folder / path


def is_accepted(licence, accepted):
    """Whether one of the licences that a package leaves the choice of is accepted."""
    choices = re.split(r"\s+OR\s+", licence.strip("()"))
    return any(choice.strip("() ") in accepted for choice in choices)


def text(folder):
    """What a package says of its licence."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and LICENCE_FILE.match(path.name))
    if files:
        return "\n\n".join(path.read_text().strip() for path in files)
    author = json.loads((folder / "package.json").read_text()).get("author", "its authors")
    name = author.get("name", "its authors") if isinstance(author, dict) else author
    return f"The package has no text of its licence. Copyright: {name}"


def licences(found):
    """The part of the notices."""
    yield HEAD
    for name, version, licence, _ in found:
        yield f"- {name} {version}: {licence}"
    texts = {}
    for name, version, licence, folder in found:
        texts.setdefault((licence, text(folder)), []).append(f"- {name} {version}")
    for (licence, said), names in texts.items():
        yield "\n".join(["", RULE, licence, "", *names, "-" * 80, "", said])


def component(name, version, licence):
    """A package in CycloneDX."""
    purl = f"pkg:npm/{name.replace('@', '%40')}@{version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "licenses": [{"expression": licence}],
        "purl": purl,
    }


def main():
    """Adds to the three files; fails if a licence is not accepted."""
    deny, web, notices = map(Path, sys.argv[1:])
    accepted = tomllib.loads(deny.read_text())["licenses"]["allow"]
    found = list(packages(web))
    refused = [f"{name} {version}: {licence}" for name, version, licence, _ in found if not is_accepted(licence, accepted)]
    if refused:
        sys.exit("deny.toml does not allow the licences of\n  " + "\n  ".join(refused))
    with (notices / "THIRD-PARTY-LICENSES.txt").open("a") as file:
        file.write("\n".join(licences(found)) + "\n")
    sbom = json.loads((notices / "sbom.cdx.json").read_text())
    sbom["components"] += [component(name, version, licence) for name, version, licence, _ in found]
    (notices / "sbom.cdx.json").write_text(json.dumps(sbom, indent=2) + "\n")
    with (notices / "crates").open("a") as file:
        file.writelines(f"{name} {version} foreign\n" for name, version, _, _ in found)


if __name__ == "__main__":
    main()
