# `./dev faults`: the whole system under load, broken at random, healed, and checked.
# shellcheck shell=bash

# Builds the system and runs once; the arguments are the program's.
run_faults() {
  local status=0 broken=""
  local -a programs=()
  provision rust postgres nats faketime
  step "Building (the first time takes some minutes)"
  cargo build --workspace --bins || fail "the build failed" "The compiler's message is above."
  is_broken relay-skips "$@" && build_broken relay-skips command-api
  is_broken hang-up "$@" && build_broken hang-up query-api
  [ -z "$broken" ] || programs=(--programs "$broken")
  export TIDEMARK_TEST_RUN="$$-$EPOCHSECONDS"
  step "Breaking the system"
  "$target/debug/faults" --directory "$target/faults" "${programs[@]}" "$@" || status=$?
  require_no_leftovers "$TIDEMARK_TEST_RUN" || status=1
  return "$status"
}

# Whether the arguments ask for a system that is broken in this way.
is_broken() {
  local way="$1"
  shift
  [[ " $* " == *" --broken $way "* || " $* " == *" --broken=$way "* ]]
}

# Builds a program from a copy of the tree with a patch of faults/broken/, and sets `broken` to the
# directory that it is in. What has not changed is taken over from the ordinary build output.
build_broken() {
  local patch="$1" program="$2" output="$target/broken/$1"
  broken="$output/debug"
  step "Building $program with $patch.patch"
  copy_tree "$output/tree"
  # Without the ceiling git would take the copy for a part of this repository, and patch nothing.
  (cd "$output/tree" && GIT_CEILING_DIRECTORIES="$output" \
    git apply "$root/faults/broken/$patch.patch") ||
    fail "faults/broken/$patch.patch does not fit the code any more" "Make it anew."
  take_over_output "$broken"
  (cd "$output/tree" && CARGO_TARGET_DIR="$output" cargo build --bin "$program") ||
    fail "the broken build failed" "The compiler's message is above."
}

# Copies the tree, times included, so that only what is patched counts as changed.
copy_tree() {
  local entry
  rm -rf "$1"
  mkdir -p "$1"
  for entry in "$root"/* "$root"/.[!.]*; do
    case "$(basename "$entry")" in
      target | .git | .tidemark) ;;
      # Of the web application only its crate.
      web) mkdir "$1/web" && cp -a "$entry/Cargo.toml" "$entry/rust" "$1/web/" ;;
      *) [ "$entry" -ef "$target" ] || cp -a "$entry" "$1/" ;;
    esac
  done
}

# Takes the compiled dependencies over from the ordinary build output: the large files as links, since
# the compiler puts new ones in their places, and the small ones as copies, since it writes into them.
take_over_output() {
  local part
  [ -d "$1" ] && return
  mkdir -p "$1"
  cp -al "$target/debug/deps" "$1/deps"
  find "$1/deps" -name '*.d' -delete
  find "$target/debug/deps" -name '*.d' -exec cp -a {} "$1/deps/" \;
  for part in build .fingerprint; do
    cp -a "$target/debug/$part" "$1/$part"
  done
}
