# Caddy: the reverse proxy of the deployment, run by the end-to-end test as well.
# Sets TIDEMARK_CADDY, the path of the program.
# shellcheck shell=bash

# Finds or fetches Caddy; Debian's package is only unpacked, since installing it starts a service.
provision_caddy() {
  local fetched="$tools/caddy"
  if [ -z "${TIDEMARK_CADDY:-}" ]; then
    TIDEMARK_CADDY="$(system_caddy)"
  fi
  if [ -z "$TIDEMARK_CADDY" ]; then
    [ -x "$fetched/usr/bin/caddy" ] || fetch_caddy "$fetched"
    TIDEMARK_CADDY="$fetched/usr/bin/caddy"
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

# Unpacks Debian's package.
fetch_caddy() {
  step "Fetching Caddy"
  unpack_packages "$1" caddy
}
