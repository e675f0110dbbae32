# Provisioning as a whole; only one ./dev at a time fetches.
# shellcheck shell=bash

# Runs provisioning steps while no other ./dev of this build output does.
provision() {
  mkdir -p "$tools"
  exec 9>"$tools/lock"
  flock -n 9 || {
    step "Waiting for another ./dev that is fetching"
    flock 9
  }
  local topic
  for topic in "$@"; do
    "provision_$topic"
  done
  exec 9>&-
}

# Fetches what running the system needs.
provision_system() {
  provision rust postgres nats
}

# Fetches what the tests and the checks need.
provision_everything() {
  provision rust postgres nats caddy faketime python compose_schema
}
