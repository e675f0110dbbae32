# Postgres: the machine's own if it is new enough, else from Debian's packages.
# Sets TIDEMARK_POSTGRES_BIN, the directory with initdb, postgres, pg_ctl and psql.
# Unpacked packages keep Debian's layout: <bin> is <tree>/usr/lib/postgresql/<version>/bin, and the
# libraries that the machine lacks are in <bin>/../../../<triplet>, to be put on LD_LIBRARY_PATH.
# shellcheck shell=bash

# Finds or fetches Postgres.
provision_postgres() {
  local unpacked="$tools/postgres"
  if [ -z "${TIDEMARK_POSTGRES_BIN:-}" ]; then
    TIDEMARK_POSTGRES_BIN="$(system_postgres || unpacked_postgres "$unpacked" || true)"
  fi
  if [ -z "$TIDEMARK_POSTGRES_BIN" ]; then
    fetch_postgres "$unpacked"
  fi
  postgres_is_usable "$TIDEMARK_POSTGRES_BIN" ||
    fail "no usable Postgres $postgres_least or later in $TIDEMARK_POSTGRES_BIN" \
      "Unset TIDEMARK_POSTGRES_BIN, or let it name a directory with initdb and postgres."
  export TIDEMARK_POSTGRES_BIN
}

# Prints the directory of the machine's newest Postgres programs, if one is new enough.
system_postgres() {
  [ "${TIDEMARK_IGNORE_SYSTEM_POSTGRES:-}" != 1 ] || return 1
  local bin
  for bin in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) "$(postgres_on_path)"; do
    if postgres_is_usable "$bin"; then
      printf '%s\n' "$bin"
      return
    fi
  done
  return 1
}

# Prints the real directory of the initdb on the PATH, behind any symbolic link.
postgres_on_path() {
  local initdb
  initdb="$(command -v initdb)" && dirname "$(readlink -f "$initdb")"
}

# Prints the directory of the programs in an unpacked tree.
unpacked_postgres() {
  local bin
  for bin in "$1"/usr/lib/postgresql/*/bin; do
    if [ -x "$bin/initdb" ]; then printf '%s\n' "$bin"; fi
  done
}

# Succeeds if a directory has the programs, they run, and they are new enough.
postgres_is_usable() {
  local program version
  for program in initdb postgres pg_ctl psql; do
    [ -x "$1/$program" ] || return 1
  done
  version="$(with_postgres_libraries "$1" "$1/postgres" --version | awk '{ print $3 }')" &&
    at_least "$postgres_least" "${version:-0}"
}

# Runs a program with the libraries that were unpacked beside it.
with_postgres_libraries() {
  local libraries
  libraries="$(unpacked_libraries "${1%/usr/lib/postgresql/*}")"
  shift
  if [ -n "$libraries" ] && [[ "$libraries" = "$tools"/* ]]; then
    LD_LIBRARY_PATH="$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" "$@"
  else
    "$@"
  fi
}

# Installs Postgres as root, or unpacks it for an ordinary user.
fetch_postgres() {
  if can_install_packages && [ "${TIDEMARK_IGNORE_SYSTEM_POSTGRES:-}" != 1 ]; then
    install_postgres
    TIDEMARK_POSTGRES_BIN="$(system_postgres)"
  else
    unpack_postgres "$1"
    TIDEMARK_POSTGRES_BIN="$(unpacked_postgres "$1")"
  fi
}

# Installs the packages without the cluster that they would start on the standard port.
install_postgres() {
  local configuration=/etc/postgresql-common/createcluster.conf
  [ -e "$configuration" ] || install_packages postgresql-common
  if ! grep -q '^create_main_cluster *= *false' "$configuration"; then
    printf '\n# Written by Tidemark: its servers are children of its own processes.\n%s\n' \
      'create_main_cluster = false' >>"$configuration"
  fi
  install_packages postgresql
}

# Prints the major version of Debian's default Postgres.
debian_postgres_version() {
  own_apt apt-cache depends postgresql | sed -n 's/.*Depends: postgresql-\([0-9]*\)$/\1/p' | head -n 1
}

# Unpacks the server, its clients and the libraries that the machine lacks.
unpack_postgres() {
  need_package_lists postgresql
  local version packages
  version="$(debian_postgres_version)"
  at_least "$postgres_least" "${version:-0}" ||
    fail "this system offers Postgres ${version:-not at all}, and Tidemark needs $postgres_least" \
      "Install Postgres $postgres_least or later and let TIDEMARK_POSTGRES_BIN name its directory."
  step "Fetching Postgres $version"
  packages="$(postgres_libraries "$version")"
  # shellcheck disable=SC2086 # one word per package
  unpack_packages "$1" "postgresql-$version" "postgresql-client-$version" libpq5 $packages
  # Compiled queries need LLVM, which is large; without this file the server does without.
  rm -rf "$1/usr/lib/postgresql/$version/lib/"llvmjit.so \
    "$1/usr/lib/postgresql/$version/lib/bitcode"
}

# Names the missing libraries of the server, without those of LLVM and Perl.
postgres_libraries() {
  missing_packages "postgresql-$1" |
    awk '/^lib/ && !/^lib(llvm|z3|pq5|perl)/ && !/-perl$/'
}
