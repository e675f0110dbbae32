# Servers that live exactly as long as a command of ./dev.
# shellcheck shell=bash

# Starts a program that prints one line when it is ready and lives until its input closes, and
# sets `answer` to that line. The pipe closes with this shell, however it ends.
start_server() {
  local log="$tools/server.log"
  private_file "$log"
  coproc SERVER { exec "$@" 2>"$log"; }
  # shellcheck disable=SC2153 # coproc sets it
  server_pid="$SERVER_PID"
  server_input="${SERVER[1]}"
  trap stop_server EXIT
  IFS= read -r answer <&"${SERVER[0]}" || {
    tail -n 15 "$log" >&2
    fail "$(basename "$1") ended before it was ready" "Its last messages are above."
  }
}

# Ends the started server and waits until it is gone.
stop_server() {
  [ -n "${server_pid:-}" ] || return 0
  exec {server_input}>&-
  wait "$server_pid" || true
  server_pid=''
  trap - EXIT
}

# Starts one throwaway Postgres for a whole test run.
start_test_postgres() {
  step "Starting Postgres for this run"
  start_server "$target/debug/embedded-postgres"
  export TIDEMARK_TEST_POSTGRES_URL="$answer"
}

# Prints the pid and name of every server that this run started and left behind.
leftovers() {
  local process name
  for process in /proc/[0-9]*; do
    name="$(cat "$process/comm" 2>/dev/null)" || continue
    case "$name" in
      postgres | nats-server | caddy | chromium | tidemark | command-api | projector | query-api | faults | embedded-*)
        if tr '\0' '\n' 2>/dev/null <"$process/environ" | grep -qx "TIDEMARK_TEST_RUN=$1"; then
          printf '%s %s\n' "${process#/proc/}" "$name"
        fi
        ;;
    esac
  done
}

# Waits a moment for the servers of a run to end, then ends and reports those that did not.
require_no_leftovers() {
  local left pid name
  for _ in $(seq 50); do
    left="$(leftovers "$1")"
    [ -n "$left" ] || return 0
    sleep 0.1
  done
  problem "the tests left servers running, which were ended now:"
  while read -r pid name; do
    note "$name (process $pid)"
    kill -KILL "$pid" 2>/dev/null || true
  done <<<"$left"
  return 1
}
