# libfaketime: moves the clock of one service under test.
# Sets TIDEMARK_FAKETIME, the path of the library.
# shellcheck shell=bash

# Finds or unpacks Debian's package; it is never installed, since only a variable makes it work.
provision_faketime() {
  local fetched="$tools/faketime"
  if [ -z "${TIDEMARK_FAKETIME:-}" ]; then
    TIDEMARK_FAKETIME="$(faketime_library "" || faketime_library "$fetched" || true)"
  fi
  if [ -z "$TIDEMARK_FAKETIME" ]; then
    step "Fetching libfaketime"
    unpack_packages "$fetched" libfaketime
    TIDEMARK_FAKETIME="$(faketime_library "$fetched" || true)"
  fi
  [ -f "$TIDEMARK_FAKETIME" ] ||
    fail "no libfaketime in Debian's package" \
      "Let TIDEMARK_FAKETIME name a libfaketimeMT.so.1, or unset it."
  export TIDEMARK_FAKETIME
}

# Prints the path of the library in a tree of packages; the empty tree is the machine itself.
faketime_library() {
  local library
  for library in "$1"/usr/lib/*/faketime/libfaketimeMT.so.1; do
    if [ -f "$library" ]; then
      printf '%s\n' "$library"
      return
    fi
  done
  return 1
}
