"""Checks compose.yaml against the compose schema, and against the files it speaks of, the Dockerfile among them.

Usage: check_compose.py <compose_spec.json>, from the root of the repository.
"""

import json
import re
import sys
from pathlib import Path

import jsonschema
import yaml

INCLUDED = re.compile(r"include_(?:str|bytes)!\(\s*\"([^\"]+)\"")
VARIABLE = re.compile(r"\$\{([A-Z_]+)(:[?-][^}]*)?}")


def schema_errors(compose, schema):
    """What the published schema has to say."""
    validator = jsonschema.Draft201909Validator(schema)
    for error in validator.iter_errors(compose):
        yield f"{'.'.join(map(str, error.path))}: {error.message}"


def variable_errors(text, example):
    """A variable is explained in .env.example, and what is explained is used."""
    used = {name for name, _ in VARIABLE.findall(text)}
    explained = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))
    for name in sorted(used - explained):
        yield f"{name} is used, but .env.example does not explain it"
    for name in sorted(explained - used):
        yield f".env.example explains {name}, which is not used"


def secret_errors(text):
    """A password has no default, and its absence is explained somewhere."""
    required = {name for name, rest in VARIABLE.findall(text) if rest.startswith(":?")}
    for name, rest in VARIABLE.findall(text):
        if name.endswith("PASSWORD") and (rest.startswith(":-") or name not in required):
            yield f"{name} is a secret: it must be required with ${{{name}:?message}}"


def default_errors(compose):
    """What nobody has chosen is the safe form: sign-up closed, TLS on, no foreign origin."""
    safe = {
        "TIDEMARK_OPEN_SIGN_UP": lambda value: value == "false",
        "TIDEMARK_SITE": lambda value: value and not value.startswith(("http://", ":")),
        "CORS_ALLOWED_ORIGINS": lambda value: value == "",
    }
    for name, service in compose["services"].items():
        for variable, is_safe in safe.items():
            found = VARIABLE.fullmatch(str(service.get("environment", {}).get(variable, "")))
            if found and not is_safe((found[2] or "").removeprefix(":-")):
                yield f"{name}: the default of {variable} is not the safe one"


def example_errors(example):
    """What the example suggests is the safe form as well."""
    for name, bad in [("TIDEMARK_OPEN_SIGN_UP", r"true"), ("TIDEMARK_SITE", r"http://|:")]:
        if re.search(rf"^{name}=({bad})", example, re.MULTILINE):
            yield f".env.example suggests a value of {name} that is not safe"


def service_errors(name, service, targets):
    """Long-running services restart and have a health check; what they name exists."""
    if "restart" not in service:
        yield f"{name} has no restart policy"
    elif service["restart"] != "no" and "healthcheck" not in service:
        yield f"{name} has no health check"
    if "build" in service and service["build"]["target"] not in targets:
        yield f"{name} is built from a target that the Dockerfile does not have"
    if "image" in service and not re.search(r":\d", service["image"]):
        yield f"{name} does not pin the version of its image"
    for volume in service.get("volumes", []):
        if volume.startswith("./") and not Path(volume.split(":")[0]).exists():
            yield f"{name} mounts {volume.split(':')[0]}, which does not exist"


def reference_errors(compose):
    """Every named volume and every dependency exists."""
    services, volumes = compose["services"], compose.get("volumes", {})
    for name, service in services.items():
        for volume in service.get("volumes", []):
            if not volume.startswith(("./", "/")) and volume.split(":")[0] not in volumes:
                yield f"{name} uses the volume {volume.split(':')[0]}, which is not declared"
        for other in service.get("depends_on", {}):
            if other not in services:
                yield f"{name} depends on {other}, which is no service"


def copy_errors(dockerfile):
    """The image's build has every package of the workspace, and every file that programs include."""
    copied = set(re.findall(r"^COPY (\S+) \S+$", dockerfile, re.MULTILINE))
    packages = {Path(path) for path in Path().glob("*/Cargo.toml")}
    for package in sorted(packages):
        if not {package.parent.name, str(package)} & copied:
            yield f"the Dockerfile does not copy {package.parent}"
    root = Path().resolve()
    for source in sorted(path for package in packages for path in package.parent.glob("src/**/*.rs")):
        for name in INCLUDED.findall(source.read_text()):
            included = (source.parent / name).resolve().relative_to(root)
            if included.parts[0] not in copied:
                yield f"{source} includes {included}, which the Dockerfile does not copy"


def main():
    """Prints every error; fails if there is one."""
    text = Path("compose.yaml").read_text()
    compose = yaml.safe_load(text)
    dockerfile = Path("Dockerfile").read_text()
    targets = re.findall(r"^FROM \S+ AS (\S+)$", dockerfile, re.MULTILINE)
    errors = [
        *schema_errors(compose, json.loads(Path(sys.argv[1]).read_text())),
        *variable_errors(text, Path(".env.example").read_text()),
        *secret_errors(text),
        *reference_errors(compose),
        *copy_errors(dockerfile),
        *default_errors(compose),
        *example_errors(Path(".env.example").read_text()),
    ]
    for name, service in compose["services"].items():
        errors += service_errors(name, service, targets)
    for error in errors:
        print(f"compose.yaml: {error}", file=sys.stderr)
    sys.exit(bool(errors))


if __name__ == "__main__":
    main()
