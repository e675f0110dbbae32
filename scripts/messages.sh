# What ./dev says while it works.
# shellcheck shell=bash

if [ -t 2 ] && [ -z "${NO_COLOR:-}" ]; then
  bold=$'\e[1m' red=$'\e[31m' plain=$'\e[0m'
else
  bold='' red='' plain=''
fi

# Announces a step that may take a while.
step() {
  printf '%s==> %s%s\n' "$bold" "$*" "$plain" >&2
}

# Says something that needs no action.
note() {
  printf '    %s\n' "$*" >&2
}

# Says what went wrong and goes on.
problem() {
  printf '%serror:%s %s\n' "$red" "$plain" "$1" >&2
  shift
  local line
  for line in "$@"; do note "$line"; done
}

# Says what went wrong, then what to do next, and stops.
fail() {
  problem "$@"
  exit 1
}

# Empties a file, or makes it, for its owner only: what programs say is nobody else's business.
private_file() {
  (umask 077 && : >"$1")
  chmod 600 "$1"
}

# Succeeds if the second version is the first or later.
at_least() {
  printf '%s\n%s\n' "$1" "$2" | sort -V -C
}
