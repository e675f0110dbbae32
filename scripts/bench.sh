# `./dev bench`: load on the whole system, and what the machine can do at most.
# shellcheck shell=bash

# Builds what is released, with the profile of the image, and measures the named scenarios, or all; `web` alone measures
# what people wait for in a browser.
run_bench() {
  if [ "${1:-}" = web ]; then
    shift
    run_bench_of_web "$@"
    return
  fi
  provision_system
  step "Building the release (the first time takes some minutes)"
  cargo build --profile image --quiet -p bench -p command-api -p projector -p query-api -p tidemark ||
    fail "the build failed" "The compiler's message is above."
  exec "$target/image/bench" --output "$target/bench" "$@"
}

# Measures in a browser what people wait for, on a system of its own; the arguments choose among the measurements, as
# those of `playwright test` do.
run_bench_of_web() {
  local scratch status=0
  provision_system
  prepare_browser_tests
  step "Building the release (the first time takes some minutes)"
  cargo build --profile image --quiet -p tidemark ||
    fail "the build failed" "The compiler's message is above."
  scratch="$(mktemp -d)"
  mkdir -p "$target/bench"
  TIDEMARK_BENCH_FILE="$target/bench/web-$(date -u +%Y%m%dT%H%M%SZ).jsonl"
  export TIDEMARK_BENCH_FILE
  start_system_for_browsers "$scratch" "$target/image/tidemark"
  step "Measuring"
  run_npm run bench -- "$@" || status=$?
  stop_system_for_browsers
  rm -rf "$scratch"
  note "the figures are in $TIDEMARK_BENCH_FILE"
  return "$status"
}
