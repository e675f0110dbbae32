# `./dev openapi`: the description of the API, as the code says it.
# shellcheck shell=bash

# Writes docs/openapi.json, docs/bodies.md and docs/rights.md anew; the program that writes them has the old document in
# it, which does not matter.
run_openapi() {
  provision_rust
  write_description docs/openapi.json
  write_description docs/bodies.md --bodies
  write_description docs/rights.md --rights
  note "docs/openapi.json, docs/bodies.md and docs/rights.md are what the code says"
}

# Writes what `tidemark openapi` prints with the given arguments to a file.
write_description() {
  local file="$1" fresh
  shift
  fresh="$(mktemp)"
  SQLX_OFFLINE=true cargo run --quiet --bin tidemark -- openapi "$@" >"$fresh" ||
    fail "the description could not be made" "The message is above."
  mv "$fresh" "$file"
  chmod 644 "$file"
}
