# `./dev up`: the whole system in one process, with its own Postgres and NATS.
# shellcheck shell=bash

# Builds and runs the system in the foreground until Ctrl-C or `./dev down`.
run_up() {
  local pid
  if pid="$(running_system)"; then
    fail "the system is already running (process $pid)" "Stop it with './dev down'."
  fi
  provision_system
  provision node
  build_web
  build_tidemark
  step "Starting"
  exec "$target/up/tidemark" up --data "$data" "$@"
}

# Builds the program with a profile of its own: nearly as fast as a release, built nearly as fast as for debugging.
build_tidemark() {
  step "Building (the first time takes some minutes)"
  cargo build --profile up --bin tidemark ||
    fail "the build failed" "The compiler's message is above."
}

# Prints the pid of the running system; fails if none runs.
running_system() {
  local pid
  pid="$(cat "$data/tidemark.pid" 2>/dev/null)" || return 1
  [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = tidemark ] || return 1
  printf '%s\n' "$pid"
}
