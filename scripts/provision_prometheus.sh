# promtool: checks the alert rules. Part of Prometheus, of which nothing else is used.
# Sets TIDEMARK_PROMTOOL, the path of the program.
# shellcheck shell=bash

# Finds or fetches promtool; Debian's package is only unpacked, since installing it starts a service.
provision_prometheus() {
  local fetched="$tools/prometheus"
  if [ -z "${TIDEMARK_PROMTOOL:-}" ]; then
    TIDEMARK_PROMTOOL="$(system_promtool)"
  fi
  if [ -z "$TIDEMARK_PROMTOOL" ]; then
    [ -x "$fetched/usr/bin/promtool" ] || fetch_prometheus "$fetched"
    TIDEMARK_PROMTOOL="$fetched/usr/bin/promtool"
  fi
  "$TIDEMARK_PROMTOOL" --version >/dev/null 2>&1 ||
    fail "$TIDEMARK_PROMTOOL does not run" "Unset TIDEMARK_PROMTOOL, or let it name a promtool."
  export TIDEMARK_PROMTOOL
}

# Prints the path of the machine's promtool, if it has one.
system_promtool() {
  [ "${TIDEMARK_IGNORE_SYSTEM_PROMTOOL:-}" != 1 ] || return 0
  command -v promtool || true
}

# Unpacks Debian's package.
fetch_prometheus() {
  step "Fetching promtool"
  unpack_packages "$1" prometheus
}
