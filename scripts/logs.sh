# `./dev logs`: what the running system writes.
# shellcheck shell=bash

# Follows the log from its last lines on, until Ctrl-C.
run_logs() {
  [ -r "$data/tidemark.log" ] ||
    fail "there is no log yet" "Start the system with './dev up' first."
  exec tail -n 50 -F "$data/tidemark.log"
}
