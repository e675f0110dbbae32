# `./dev down`: stops what `./dev up` started.
# shellcheck shell=bash

# Asks the running system to stop, and ends it if it does not within half a minute.
run_down() {
  local pid
  if ! pid="$(running_system)"; then
    note "nothing is running"
    return
  fi
  step "Stopping process $pid"
  kill -TERM "$pid" || fail "process $pid cannot be stopped" "Was it started by another user?"
  for _ in $(seq 300); do
    if ! [ -d "/proc/$pid" ]; then
      note "stopped"
      return
    fi
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
  note "it did not stop in time and was killed; nothing that was answered is lost"
}
