# The Rust toolchain and a C compiler: looked for, and explained when missing.
# shellcheck shell=bash

# Makes sure that cargo is there and new enough.
provision_rust() {
  if ! command -v cargo >/dev/null && [ -x "${HOME:-}/.cargo/bin/cargo" ]; then
    PATH="$HOME/.cargo/bin:$PATH"
  fi
  command -v cargo >/dev/null ||
    fail "cargo is missing: Tidemark is built with Rust $(wanted_rust) or later" \
      "Install Rust with rustup, as the Rust project's installation page describes," \
      "open a new shell, and run this command again."
  require_rust_version
  provision_c_compiler
}

# Prints the Rust version that the workspace asks for.
wanted_rust() {
  sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml
}

# Stops with advice if the compiler is older than the workspace asks for.
require_rust_version() {
  local found
  found="$(rustc --version | cut -d' ' -f2)" ||
    fail "rustc does not run" "Repair the toolchain: rustup toolchain install stable"
  at_least "$(wanted_rust)" "$found" ||
    fail "Rust $found is too old: Tidemark needs $(wanted_rust) or later" \
      "Update it: rustup update stable"
}

# Some dependencies contain C, and every Rust program is linked by the C compiler.
provision_c_compiler() {
  command -v cc >/dev/null && return
  can_install_packages ||
    fail "there is no C compiler (cc), and only root can install one" \
      "Ask an administrator for: apt-get install gcc libc6-dev"
  install_packages gcc libc6-dev
}
