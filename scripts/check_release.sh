# `./dev check release`: lays out, packs and verifies an archive as a release does, without building one: small files are
# in the place of programs, notices and the web application. A real release verifies itself, notices included.
# shellcheck shell=bash

# The archive is complete, the same each time, and verification finds what is wrong with one.
check_release() {
  local scratch made folder
  scratch="$(mktemp -d)"
  # shellcheck disable=SC2064 # this directory, whatever the variable is then
  trap "rm -rf '$scratch'" EXIT
  made="$scratch/made" folder="$scratch/once/tidemark"
  set_release_time
  make_release_inputs "$made"
  pack_release "$scratch/once.tar.gz" tidemark "$made" "$made" "$made/web"
  pack_release_elsewhere "$scratch/twice.tar.gz" "$made"
  cmp "$scratch/once.tar.gz" "$scratch/twice.tar.gz" ||
    fail "two archives of the same files differ" "See pack_release."
  require_no_own_paths "$made" "$made"
  must_be_refused "$made" "$root/domain/src/lib.rs"
  must_be_refused "$made" "$target/tidemark-release/image/build"
  verify_release "$scratch/once.tar.gz" "$made/crates"
  mkdir "$scratch/once"
  tar --extract --gzip --file "$scratch/once.tar.gz" --directory "$scratch/once"
  must_be_found "$folder" "$made" 'a changed file' "echo >>LICENSE"
  must_be_found "$folder" "$made" 'a missing file' "rm docs/api.md"
  must_be_found "$folder" "$made" 'a missing page' "rm -r web" again
  must_be_found "$folder" "$made" 'an added file' "echo >bin/other"
  must_be_found "$folder" "$made" 'a link to no heading' "sed -i 's/#a-release)/#release)/' docs/operations.md" again
  must_be_found "$folder" "$made" 'a program that cannot be run' "chmod -x bin/tidemark"
  must_be_found "$folder" "$made" 'a crate without a licence' "sed -i '/^- serde 1/d' THIRD-PARTY-LICENSES.txt" again
  must_be_found "$folder" "$made" 'a crate that the SBOM leaves out' "sed -i s/serde/other/ sbom.cdx.json" again
}

# Packs the same files from another directory, where they were made later, in another order and with other rights, under
# another time zone and locale.
pack_release_elsewhere() {
  local copy="$2.copy" file mode
  mkdir "$copy"
  (cd "$2" && find . -type f | LC_ALL=C sort --reverse) | while IFS= read -r file; do
    mode=u=rw
    [ ! -x "$2/$file" ] || mode=u=rwx
    install -D --mode="$mode" "$2/$file" "$copy/$file"
  done
  (umask 027 && TZ=Pacific/Auckland LC_ALL=C.UTF-8 pack_release "$1" tidemark "$copy" "$copy" "$copy/web")
}

# Fails unless a program with a path of this machine in it is refused.
must_be_refused() {
  cp "$1/tidemark" "$1/tidemark.kept"
  printf '%s\n' "$2" >>"$1/tidemark"
  if (require_no_own_paths "$1" "$1") 2>/dev/null; then
    fail "a program that contains $2 is released" "See require_no_own_paths."
  fi
  mv "$1/tidemark.kept" "$1/tidemark"
}

# Writes the small files.
make_release_inputs() {
  local program
  mkdir "$1"
  for program in "${release_programs[@]}"; do
    printf '#!/bin/sh\n' >"$1/$program"
    chmod +x "$1/$program"
  done
  mkdir -p "$1/web/.vite" "$1/web/assets"
  printf '<!doctype html>\n' >"$1/web/index.html"
  printf '\n' | tee "$1/web/assets/index-_a.js" "$1/web/assets/index-B.js" "$1/web/assets/Index.js" >"$1/web/assets/a.css"
  printf 'tidemark 0.1.0 own\nserde 1.0.0 foreign\n' >"$1/crates"
  printf -- '- serde 1.0.0: MIT\n' >"$1/THIRD-PARTY-LICENSES.txt"
  printf '{"bomFormat": "CycloneDX", "metadata": {"component": {"name": "tidemark", "version": "0.1.0"}},
    "components": [{"name": "serde", "version": "1.0.0"}]}\n' >"$1/sbom.cdx.json"
}

# Fails unless verification finds what a command does to a copy of the folder, with new checksums if a word follows.
must_be_found() {
  local copy="$1.spoilt"
  rm -rf "$copy"
  cp -a "$1" "$copy"
  (cd "$copy" && eval "$4")
  [ -z "${5:-}" ] || write_checksums "$copy"
  if "$TIDEMARK_PYTHON" scripts/python/check_release.py "$copy" "$2/crates" 2>/dev/null; then
    fail "verification does not find $3" "See scripts/python/check_release.py."
  fi
}
