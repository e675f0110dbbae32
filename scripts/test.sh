# `./dev test`: every test, on servers of its own.
# shellcheck shell=bash

# Runs the tests; with arguments, only those of the Rust code that match. The runner's summary comes last, and after it
# that of the browser tests.
run_test() {
  local documents=0 tests=0 browsers=0 servers=0
  provision_everything
  provision clients
  if [ $# -eq 0 ]; then prepare_browser_tests; fi
  export TIDEMARK_TEST_RUN="$$-$EPOCHSECONDS"
  build_for_tests "$@"
  start_test_postgres
  if [ $# -eq 0 ]; then
    step "Running the documents' examples"
    cargo test --quiet --workspace --doc || documents=$?
  fi
  step "Running the tests"
  run_tests "$@" || tests=$?
  stop_server
  if [ $# -eq 0 ]; then run_browser_tests || browsers=$?; fi
  require_no_leftovers "$TIDEMARK_TEST_RUN" || servers=1
  [ "$documents" = 0 ] || problem "examples in the documents failed; see 'Running the documents'"
  [ "$documents$tests$browsers$servers" = 0000 ] || exit 1
}

# Builds the programs that tests start, and the tests with them unless some packages were named.
# The end-to-end tests start the services, which are programs of other packages.
build_for_tests() {
  local -a what=(--workspace --all-targets)
  if names_packages "$@"; then
    what=(--bin embedded-postgres)
    [[ ! " $* " =~ end-to-end|faults ]] || what=(--workspace --bins)
  fi
  step "Building (the first time takes some minutes)"
  cargo build "${what[@]}" || fail "the build failed" "The compiler's message is above."
}

# Succeeds if the arguments choose packages.
names_packages() {
  [[ " $* " =~ \ (-p|--package|--package=[^ ]*)\  ]]
}

# Runs the tests with the runner that is there.
run_tests() {
  local -a packages=(--workspace)
  if names_packages "$@"; then packages=(); fi
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run "${packages[@]}" "$@"
  else
    run_tests_with_cargo "${packages[@]}" "$@"
  fi
}

# Runs the tests with cargo alone and adds up what its many summaries say.
run_tests_with_cargo() {
  local log="$tools/cargo-test.log" status=0
  private_file "$log"
  cargo test --no-fail-fast --lib --bins --tests "$@" 2>&1 | tee "$log" || status=$?
  awk '/^test result:/ { passed += $4; failed += $6; ignored += $8 }
    END { printf "Summary: %d tests run: %d passed, %d failed, %d skipped\n",
      passed + failed, passed, failed, ignored }' "$log"
  return "$status"
}
