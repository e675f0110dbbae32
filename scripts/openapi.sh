# `./dev openapi`: the description of the API, as the code says it.
# shellcheck shell=bash

# Writes docs/openapi.json anew; the program that writes it has the old one in it, which does not matter.
run_openapi() {
  local fresh
  provision_rust
  fresh="$(mktemp)"
  SQLX_OFFLINE=true cargo run --quiet --bin tidemark -- openapi >"$fresh" ||
    fail "the description could not be made" "The message is above."
  mv "$fresh" docs/openapi.json
  chmod 644 docs/openapi.json
  note "docs/openapi.json is what the code says"
}
