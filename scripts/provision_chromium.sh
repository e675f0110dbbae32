# Chromium: runs the browser tests. Debian's; no browser of Playwright's own is downloaded.
# Sets TIDEMARK_CHROMIUM, the path of the program.
# shellcheck shell=bash

# Finds or fetches Chromium.
provision_chromium() {
  local fetched="$tools/chromium"
  if [ -z "${TIDEMARK_CHROMIUM:-}" ]; then
    TIDEMARK_CHROMIUM="$(system_chromium)"
  fi
  if [ -z "$TIDEMARK_CHROMIUM" ] && can_install_packages; then
    install_packages chromium
    TIDEMARK_CHROMIUM="$(command -v chromium)"
  fi
  if [ -z "$TIDEMARK_CHROMIUM" ]; then
    [ -x "$fetched/chromium" ] || fetch_chromium "$fetched"
    TIDEMARK_CHROMIUM="$fetched/chromium"
  fi
  "$TIDEMARK_CHROMIUM" --version >/dev/null 2>&1 ||
    fail "$TIDEMARK_CHROMIUM does not run" "Unset TIDEMARK_CHROMIUM, or let it name a Chromium."
  export TIDEMARK_CHROMIUM
}

# Prints the path of the machine's Chromium, if it has one.
system_chromium() {
  [ "${TIDEMARK_IGNORE_SYSTEM_CHROMIUM:-}" != 1 ] || return 0
  command -v chromium || true
}

# Unpacks Debian's packages, for an ordinary user, beside a script that starts the program with their libraries.
fetch_chromium() {
  local packages
  need_package_lists chromium
  step "Fetching Chromium"
  packages="$(missing_packages chromium)"
  # shellcheck disable=SC2086 # one word per package
  unpack_packages "$1" $packages
  write_python_wrapper "$1/chromium" "$(unpacked_libraries "$1")" "$1/usr/lib/chromium/chromium"
}
