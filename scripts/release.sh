# `./dev release`: the archive that operators install.
# Same inputs, same bytes: files are sorted and have the commit's time and no owner, programs have no path of the machine.
# shellcheck shell=bash

# The programs of a release.
release_programs=(tidemark command-api projector query-api)

# What an archive takes from the repository as it is, beside the SQL of the migrations.
release_files=(README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md LICENSE .dockerignore .env.example
  compose.yaml docs nats/nats-server.conf proxy/Caddyfile migrations/README.md)

# Builds, packs and verifies the archive of this version.
run_release() {
  local profile=image into="$target/release-archives" draft='' built name notices
  read_release_options "$@"
  [ -n "$draft" ] || require_closed_version
  # The same Node everywhere, so that the same files come of it.
  TIDEMARK_NODE='' TIDEMARK_IGNORE_SYSTEM_NODE=1
  provision rust python node release
  set_release_time
  name="tidemark-$(release_version)-$(release_platform)"
  notices="$tools/notices"
  build_web
  build_release "$profile"
  write_notices "$notices"
  [ "$profile" != image ] || require_no_own_paths "$built" "$notices"
  step "Packing"
  mkdir -p "$into"
  pack_release "$into/$name.tar.gz" "$name" "$built" "$notices" web/dist
  verify_release "$into/$name.tar.gz" "$notices/crates"
  note "$into/$name.tar.gz is complete and its checksums are right"
}

# Sets what the options name.
read_release_options() {
  while [ $# -gt 0 ]; do
    case "$1" in
      --draft) draft=1 ;;
      --profile | --output)
        [ $# -gt 1 ] || fail "$1 needs a value" "See './dev help'."
        if [ "$1" = --profile ]; then profile="$2"; else into="$2"; fi
        shift
        ;;
      *) fail "there is no option '$1'" "The options are: --profile NAME, --output DIRECTORY, --draft" ;;
    esac
    shift
  done
}

# Stops unless what is released is a commit, and the changelog has closed its version.
require_closed_version() {
  local version kept
  version="$(release_version)"
  [ -z "$(git status --porcelain)" ] ||
    fail "there are changes that are not committed" "Commit them, or try the release with --draft."
  grep -qE "^## \[$version\] - [0-9]{4}-[0-9]{2}-[0-9]{2}$" CHANGELOG.md ||
    fail "CHANGELOG.md has no date at $version" \
      "Close it with a line such as '## [$version] - 2026-12-31', or try the release with --draft."
  for kept in "tests/logs/$version.dump" "tests/logs/$version.json"; do
    [ -f "$kept" ] || fail "$kept is not there" \
      "Keep the log of this version: KEEP_LOG=1 ./dev test a_log_with_every_event_is_written."
  done
}

# Prints the version of the workspace.
release_version() {
  sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1
}

# Prints what the programs run on.
release_platform() {
  rustc -vV | sed -n 's/^host: //p'
}

# Sets SOURCE_DATE_EPOCH, the time of every file of the archive, to that of the commit unless it is given.
set_release_time() {
  SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}"
  export SOURCE_DATE_EPOCH
}

# Builds the programs and sets `built` to their directory. Those of the image have no path of this machine in them, so
# they are built apart: other flags would have cargo build everything else anew.
build_release() {
  local profile="$1" output="$target" flags="${RUSTFLAGS:-}" program
  local -a arguments=(--profile "$profile" --locked)
  if [ "$profile" = image ]; then
    output="$target/tidemark-release"
    # The last one that fits counts: what is built may lie below the code.
    flags="$flags --remap-path-prefix=$root=/tidemark --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"
    flags="$flags --remap-path-prefix=$output=/target"
  fi
  for program in "${release_programs[@]}"; do arguments+=(--bin "$program"); done
  step "Building the programs (profile $profile)"
  CARGO_TARGET_DIR="$output" RUSTFLAGS="$flags" cargo build "${arguments[@]}" ||
    fail "the build failed" "The compiler's message is above."
  built="$output/$profile"
  [ "$profile" != dev ] || built="$output/debug"
}

# Fails if a program or a notice contains a path of this machine: the same release made elsewhere would have another one.
require_no_own_paths() {
  local -a places=(-e "$root/" -e "$target/" -e "${CARGO_HOME:-$HOME/.cargo}/") files
  files=("${release_programs[@]/#/$1/}" "$2/THIRD-PARTY-LICENSES.txt" "$2/sbom.cdx.json")
  ! LC_ALL=C grep --text --fixed-strings --only-matching --max-count=1 "${places[@]}" "${files[@]}" >&2 ||
    fail "there is a path of this machine in what is released" "The file and the path are above; see build_release."
}

# Packs programs, notices and the web application with everything else into an archive with one folder, and writes its checksum beside it.
pack_release() {
  local archive="$1" name="$2" scratch
  scratch="$(mktemp -d)"
  lay_out_release "$scratch/$name" "$3" "$4" "$5"
  tar --create --directory "$scratch" --format=ustar --sort=name --mtime="@$SOURCE_DATE_EPOCH" \
    --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX "$name" | gzip -9 --no-name >"$archive"
  rm -rf "$scratch"
  (cd "$(dirname "$archive")" && sha256sum "$(basename "$archive")" >"$(basename "$archive").sha256")
}

# Fills the folder of a release.
lay_out_release() {
  local folder="$1" built="$2" notices="$3" pages="$4" program
  mkdir -p "$folder/bin"
  for program in "${release_programs[@]}"; do cp "$built/$program" "$folder/bin/"; done
  git ls-files -z -- "${release_files[@]}" 'migrations/*/*.sql' |
    tar --create --null --files-from=- | tar --extract --directory "$folder"
  cp "$notices/THIRD-PARTY-LICENSES.txt" "$notices/sbom.cdx.json" "$folder/"
  release_dockerfile >"$folder/Dockerfile"
  cp -r "$pages" "$folder/web"
  rm -rf "$folder/web/.vite"
  write_checksums "$folder"
}

# Writes the checksum of every file of a folder into its SHA256SUMS.
write_checksums() {
  (cd "$1" && find . -type f ! -name SHA256SUMS -printf '%P\0' | LC_ALL=C sort -z |
    xargs -0 sha256sum >SHA256SUMS)
}

# Prints the Dockerfile with the programs and the web application of the archive in the place of those that it builds.
release_dockerfile() {
  awk '/^FROM node:/ { print "FROM scratch AS web\nCOPY web /dist\n"; building = 1 }
    /^FROM rust:/ { print "FROM scratch AS build\nCOPY bin /programs\n"; building = 1 }
    building && /^FROM debian:/ { building = 0 }
    !building' Dockerfile
}

# Fails unless an archive is complete and its checksums are right; with a list of crates, unless its notices name each.
verify_release() {
  local archive="$1" scratch status=0
  shift
  scratch="$(mktemp -d)"
  (cd "$(dirname "$archive")" && sha256sum --check --strict --quiet "$(basename "$archive").sha256") || status=1
  tar --extract --gzip --file "$archive" --directory "$scratch"
  "$TIDEMARK_PYTHON" scripts/python/check_release.py "$scratch"/* "$@" || status=1
  rm -rf "$scratch"
  [ "$status" = 0 ] || fail "$archive is not whole" "What is wrong is above."
}
