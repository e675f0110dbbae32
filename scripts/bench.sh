# `./dev bench`: load on the whole system, and what the machine can do at most.
# shellcheck shell=bash

# Builds the release and measures the named scenarios, or all.
run_bench() {
  provision_system
  step "Building the release (the first time takes some minutes)"
  cargo build --release --quiet -p bench -p command-api -p projector -p query-api -p tidemark ||
    fail "the build failed" "The compiler's message is above."
  exec "$target/release/bench" --output "$target/bench" "$@"
}
