# What describes the dependencies of a release: cargo-about (licences) and cargo-cyclonedx (SBOM).
# They are compiled, which takes minutes, since no wheel carries them: only `./dev release` asks for them. Without
# optimisation the search for licences would take longer than that.
# Sets TIDEMARK_CARGO_ABOUT and TIDEMARK_CARGO_CYCLONEDX, the paths of the programs.
# shellcheck shell=bash

# Finds or compiles both.
provision_release() {
  provision_release_tool TIDEMARK_CARGO_ABOUT cargo-about "$cargo_about_version" --features cli
  provision_release_tool TIDEMARK_CARGO_CYCLONEDX cargo-cyclonedx "$cargo_cyclonedx_version"
}

# Sets a variable to the path of a program, unless it names one; arguments of the installation follow.
provision_release_tool() {
  local variable="$1" name="$2" fetched="$tools/$2-$3"
  if [ -z "${!variable:-}" ]; then
    [ -x "$fetched/bin/$name" ] || compile_tool "$fetched" "${@:2}"
    printf -v "$variable" %s "$fetched/bin/$name"
  fi
  [ -x "${!variable}" ] ||
    fail "${!variable} is not a program" "Unset $variable, or let it name a $name."
  export "${variable?}"
}

# Compiles one version of a program, with the dependencies of its own lock file, into a new directory.
compile_tool() {
  local into="$1" name="$2" version="$3" log="$tools/$2.log"
  step "Compiling $name $version (once, some minutes)"
  rm -rf "$into"
  CARGO_TARGET_DIR="$tools/build" cargo install --locked --version "$version" \
    --root "$into.part" "${@:4}" "$name" >"$log" 2>&1 || {
    tail -n 15 "$log" >&2
    fail "could not compile $name" "Check the network and the toolchain, then try again."
  }
  rm -rf "$tools/build"
  mv "$into.part" "$into"
}
