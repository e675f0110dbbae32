# `./dev openapi`: the description of the API and of the events, as the code says it.
# shellcheck shell=bash

# Writes docs/openapi.json, docs/bodies.md, docs/rights.md, docs/events.json and docs/asyncapi.json anew; the programs that
# write them have the old documents in them: of openapi.json that does not matter, and events.json keeps what was published.
run_openapi() {
  provision_rust
  write_description docs/openapi.json
  write_description docs/bodies.md --bodies
  write_description docs/rights.md --rights
  write_events docs/events.json
  write_events docs/asyncapi.json --asyncapi
  note "docs/openapi.json, docs/bodies.md, docs/rights.md, docs/events.json and docs/asyncapi.json are what the code says"
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

# Writes what the catalogue of events prints with the given arguments to a file; it refuses what is not compatible with what
# was published.
write_events() {
  local file="$1" fresh
  shift
  fresh="$(mktemp)"
  SQLX_OFFLINE=true cargo run --quiet --package domain --example catalogue -- "$@" >"$fresh" ||
    fail "the catalogue of events could not be made" "The message is above."
  mv "$fresh" "$file"
  chmod 644 "$file"
}
