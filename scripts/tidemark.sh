# `./dev tidemark`: the operator's command line, on the running system unless another database is named.
# shellcheck shell=bash

# Builds the program if that has to be done, which is said only then, and runs it.
run_tidemark() {
  provision_system
  cargo build --quiet --profile up --bin tidemark ||
    fail "the build failed" "The compiler's message is above."
  exec "$target/up/tidemark" "$@"
}
