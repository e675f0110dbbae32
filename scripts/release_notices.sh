# What a release says of the crates and npm packages in it: their licences, and an SBOM in CycloneDX.
# shellcheck shell=bash

# Writes THIRD-PARTY-LICENSES.txt, sbom.cdx.json and the list `crates` into a directory.
# The program `tidemark` contains the three services, so its crates are all there are.
write_notices() {
  local into="$1"
  rm -rf "$into"
  mkdir -p "$into"
  cargo fetch --locked --quiet
  step "Collecting licences"
  write_licences "$into/THIRD-PARTY-LICENSES.txt"
  step "Writing the SBOM"
  write_sbom "$into/sbom.cdx.json"
  write_crates "$into/crates"
  step "Adding the packages of the web application"
  "$TIDEMARK_PYTHON" scripts/python/web_packages.py deny.toml web "$into" ||
    fail "the packages of the web application could not be added" "The message is above."
}

# Writes the text of every licence with the crates that are under it. What is accepted stands in deny.toml alone.
write_licences() {
  local configuration
  configuration="$(mktemp)"
  "$TIDEMARK_PYTHON" scripts/python/accepted_licences.py deny.toml "$(release_platform)" >"$configuration"
  "$TIDEMARK_CARGO_ABOUT" --color never generate --frozen --fail --config "$configuration" \
    --manifest-path tidemark/Cargo.toml --output-file "$1" scripts/licences.hbs ||
    fail "the licences could not be collected" "The message is above."
  rm -f "$configuration"
}

# Writes the SBOM. The tool puts a file beside every manifest and names paths of the machine, so it gets a copy of the
# code, whose path is left out.
write_sbom() {
  local copy
  copy="$(mktemp -d)"
  git ls-files -z | tar --create --null --files-from=- | tar --extract --directory "$copy"
  CARGO_NET_OFFLINE=true "$TIDEMARK_CARGO_CYCLONEDX" cyclonedx --quiet --format json --spec-version 1.5 \
    --target "$(release_platform)" --manifest-path "$copy/tidemark/Cargo.toml" --override-filename sbom ||
    fail "the SBOM could not be written" "The message is above."
  sed "s#$copy/##g; s#$copy##g" "$copy/tidemark/sbom.json" >"$1"
  rm -rf "$copy"
}

# Writes the crates that the programs are built of, as cargo itself tells: name, version, and whether it is one of ours.
write_crates() {
  cargo tree --package tidemark --edges normal --target "$(release_platform)" --locked --offline \
    --prefix none --format '{p}' |
    sed -nE 's/^([^ ]+) v([^ ]+) \(\/.*$/\1 \2 own/p; t; s/^([^ ]+) v([^ ]+).*$/\1 \2 foreign/p' |
    LC_ALL=C sort -u >"$1"
}
