# `./dev check`: everything that can be judged without running a test.
# shellcheck shell=bash

# Every check by name, in the order in which they run.
all_checks=(shell format deny compose proxy nats observability openapi release web clippy documents sqlx)

# Runs the named checks, or all; each runs whatever became of the others.
run_check() {
  local name status failed=()
  local -a wanted=("$@")
  [ $# -gt 0 ] || wanted=("${all_checks[@]}")
  require_known_checks "${wanted[@]}"
  provision_everything
  [[ " ${wanted[*]} " != *" observability "* ]] || provision prometheus
  [[ " ${wanted[*]} " != *" deny "* ]] || provision cargo_deny
  [[ " ${wanted[*]} " != *" web "* ]] || provision node
  for name in "${wanted[@]}"; do
    step "Checking: $name"
    set +e
    (set -e; "check_$name")
    status=$?
    set -e
    [ "$status" = 0 ] || failed+=("$name")
  done
  report_checks "${#wanted[@]}" "${failed[@]}"
}

# Stops if a name is not that of a check.
require_known_checks() {
  local name
  for name in "$@"; do
    [[ " ${all_checks[*]} " = *" $name "* ]] ||
      fail "there is no check '$name'" "The checks are: ${all_checks[*]}"
  done
}

# Prints the verdict; fails if any check did.
report_checks() {
  local ran="$1"
  shift
  [ $# -eq 0 ] || fail "$# of $ran checks failed: $*" "Run one again with './dev check <name>'."
  note "all $ran checks passed"
}

# The scripts parse, and please shellcheck where it is installed.
check_shell() {
  local script scripts=(dev .ci/run scripts/*.sh)
  for script in "${scripts[@]}"; do
    bash -n "$script"
  done
  if command -v shellcheck >/dev/null; then
    shellcheck --external-sources "${scripts[@]}"
  else
    note "shellcheck is not installed: only the syntax was checked"
  fi
}

# The code is formatted.
check_format() {
  cargo fmt --all --check || fail "some files are not formatted" "Run: cargo fmt --all"
}

# Nothing comes into the build that deny.toml does not allow; advisories where their database is on the machine.
check_deny() {
  local database="${CARGO_HOME:-$HOME/.cargo}/advisory-dbs"
  "$TIDEMARK_CARGO_DENY" --locked check --hide-inclusion-graph licenses bans sources
  if [ -d "$database" ]; then
    "$TIDEMARK_CARGO_DENY" --locked --offline check --hide-inclusion-graph advisories
  else
    note "there is no database of advisories in $database: they were not looked at"
  fi
}

# The compose file is valid, and every variable it needs is explained.
check_compose() {
  "$TIDEMARK_PYTHON" scripts/python/check_compose.py "$compose_schema"
}

# The description of the API is valid OpenAPI; that it is what the code says is a test.
check_openapi() {
  "$TIDEMARK_PYTHON" -m openapi_spec_validator docs/openapi.json ||
    fail "docs/openapi.json is not valid OpenAPI" "The message is above."
}

# The reverse proxy accepts its configuration.
check_proxy() {
  local scratch status=0
  scratch="$(mktemp -d)"
  XDG_CONFIG_HOME="$scratch" XDG_DATA_HOME="$scratch" \
    "$TIDEMARK_CADDY" validate --config proxy/Caddyfile --adapter caddyfile \
    >"$scratch/out" 2>&1 || status=$?
  [ "$status" = 0 ] || cat "$scratch/out" >&2
  rm -rf "$scratch"
  return "$status"
}

# The NATS server accepts its configuration.
check_nats() {
  local scratch status=0
  scratch="$(mktemp -d)"
  NATS_STORE="\"$scratch\"" NATS_COMMAND_PASSWORD='"a"' NATS_PROJECTOR_PASSWORD='"b"' \
    NATS_INTEGRATOR_PASSWORD='"c"' \
    "$TIDEMARK_NATS_SERVER" -t -c nats/nats-server.conf || status=$?
  rm -rf "$scratch"
  return "$status"
}

# Prometheus accepts the alert rules, and the dashboard is one.
check_observability() {
  "$TIDEMARK_PROMTOOL" check rules docs/observability/alerts.yml
  "$TIDEMARK_PYTHON" scripts/python/check_dashboard.py docs/observability/dashboard.json
}

# The web application: its style, its types, that its client is what docs/openapi.json says, its unit tests, the sizes
# of what is built, and that the same is built elsewhere.
check_web() {
  local part failed=()
  build_web
  require_same_pages
  for part in lint types generated test sizes; do
    run_npm_quietly "$part" run "$part" || failed+=("$part")
  done
  [ "${#failed[@]}" = 0 ] ||
    fail "the web application does not pass: ${failed[*]}" "Run one again with './dev web npm run <name>'."
}

# The compiler's linter has nothing to say.
check_clippy() {
  cargo clippy --workspace --all-targets -- -D warnings
}

# The code's documentation builds without a broken link.
check_documents() {
  RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --document-private-items
}

# The committed query data is what the queries and the migrations make it.
check_sqlx() {
  local fresh
  if [ -z "$(checked_queries)" ]; then
    note "no checked queries yet"
    return
  fi
  fresh="$(mktemp -d)"
  write_query_data "$fresh"
  compare_query_data "$fresh"
}

# Fails with the names of the files that differ from freshly made query data.
compare_query_data() {
  local differences
  differences="$(diff -rq --exclude=.gitkeep "$1" .sqlx)" || true
  rm -rf "$1"
  [ -z "$differences" ] && return
  printf '%s\n' "$differences" | sed "s#$1#(fresh)#" >&2
  fail "the query data in .sqlx/ is missing, stale or different" \
    "Run './dev sqlx' and commit what changes in .sqlx/."
}
