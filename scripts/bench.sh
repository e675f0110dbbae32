# `./dev bench`: load on the whole system, and what the machine can do at most.
# shellcheck shell=bash

# Builds what is released, with the profile of the image, and measures the named scenarios, or all.
run_bench() {
  provision_system
  step "Building the release (the first time takes some minutes)"
  cargo build --profile image --quiet -p bench -p command-api -p projector -p query-api -p tidemark ||
    fail "the build failed" "The compiler's message is above."
  exec "$target/image/bench" --output "$target/bench" "$@"
}
