# `./dev psql`: the database of the running system.
# shellcheck shell=bash

# Opens psql as the owner of the running system's database.
run_psql() {
  if ! running_system >/dev/null || ! [ -r "$data/database-url" ]; then
    fail "nothing is running" "Start the system with './dev up' first."
  fi
  provision postgres
  with_postgres_libraries "$TIDEMARK_POSTGRES_BIN" \
    "$TIDEMARK_POSTGRES_BIN/psql" "$(cat "$data/database-url")" "$@"
}
