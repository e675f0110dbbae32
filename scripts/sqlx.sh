# `./dev sqlx`: the data with which queries are checked when no database is there, and what the migrations make.
# shellcheck shell=bash

# Writes .sqlx/ and migrations/form.tsv anew from the queries and the migrations as they are.
run_sqlx() {
  local fresh
  provision_system
  fresh="$(mktemp -d)"
  write_query_data "$fresh" migrations/form.tsv
  mkdir -p .sqlx
  find .sqlx -name 'query-*.json' -delete
  find "$fresh" -name 'query-*.json' -exec cp {} .sqlx/ \;
  rm -rf "$fresh"
  note "$(find .sqlx -name 'query-*.json' | wc -l) queries in .sqlx/"
}

# Names the source files that contain a checked query.
checked_queries() {
  grep -rlE --include='*.rs' --exclude-dir=target --exclude-dir=node_modules --exclude-dir=.git \
    '\bquery(_as|_scalar|_file|_file_as|_file_scalar)?(_unchecked)?!' . || true
}

# Compiles every query against a migrated database; the macros write what they learn to the directory $1, and what the
# migrations have made goes to the file $2, if it is given.
write_query_data() {
  start_migrated_database "${@:2}"
  step "Compiling every query against a database"
  checked_queries | xargs -r touch
  SQLX_OFFLINE=false DATABASE_URL="$answer" SQLX_OFFLINE_DIR="$1" \
    cargo check --workspace --all-targets ||
    fail "a query does not compile against the migrated database" "The message is above."
  stop_server
}

# Starts a throwaway Postgres with every migration applied and sets `answer` to its URL; notes what the migrations have
# made in the file that is given.
# That program has no checked queries itself, so it builds before their data is there.
start_migrated_database() {
  cargo build --bin dev-database ||
    fail "the build failed" "The compiler's message is above."
  step "Applying the migrations"
  start_server "$target/debug/dev-database" "$@"
}
