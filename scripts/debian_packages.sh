# Debian packages: installed by root, unpacked below the build output by anybody else.
# shellcheck shell=bash

# Succeeds if this user may install packages on this machine.
can_install_packages() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

# Installs packages from Debian's archive; only for root.
install_packages() {
  step "Installing $*"
  local log="$tools/apt-install.log"
  if ! { apt-get -q update && DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y --no-install-recommends install "$@"; } >"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    fail "could not install $*" "Run 'apt-get update && apt-get install $*' and try again."
  fi
}

# Runs an apt command on package lists of our own: an ordinary user cannot refresh the machine's.
own_apt() {
  local program="$1"
  shift
  "$program" -o Dir::State::Lists="$tools/apt/lists" -o Dir::Cache="$tools/apt/cache" \
    -o APT::Sandbox::User="$(id -un)" "$@" </dev/null
}

# Fetches the package lists into a place of our own.
refresh_package_lists() {
  mkdir -p "$tools/apt/lists/partial" "$tools/apt/cache/archives/partial"
  own_apt apt-get -q update >"$tools/apt/update.log" 2>&1 || {
    tail -n 5 "$tools/apt/update.log" >&2
    fail "could not read Debian's package lists" \
      "Check the network and the package sources of this machine, then try again."
  }
}

# Makes sure that there are package lists to ask.
need_package_lists() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg >/dev/null; then
    fail "this machine has no apt-get, so $* cannot be fetched" \
      "Install it with your system's package manager and put it on the PATH."
  fi
  [ -d "$tools/apt/lists/partial" ] || refresh_package_lists
}

# Names what installing the given packages would add to this machine, one name a line.
missing_packages() {
  own_apt apt-get -q -s --no-install-recommends install "$@" 2>/dev/null |
    awk '$1 == "Inst" { print $2 }'
}

# Downloads packages into the current directory, with fresh lists if the first attempt fails.
download_packages() {
  local log="$tools/apt/download.log"
  own_apt apt-get -q download "$@" >"$log" 2>&1 && return
  refresh_package_lists
  own_apt apt-get -q download "$@" >"$log" 2>&1 && return
  tail -n 5 "$log" >&2
  fail "could not download $*" "Check the network and the package sources of this machine."
}

# Unpacks packages into a new directory without installing them; it appears whole or not at all.
unpack_packages() {
  local into="$1" part="$1.part" package
  shift
  need_package_lists "$1"
  rm -rf "$part"
  mkdir -p "$part/packages"
  (cd "$part/packages" && download_packages "$@") || exit 1
  for package in "$part"/packages/*.deb; do
    dpkg -x "$package" "$part"
  done
  rm -rf "$part/packages"
  join_library_directories "$part"
  rm -rf "$into"
  mv "$part" "$into"
}

# Puts the libraries of /lib beside those of /usr/lib, so that one search path finds all.
join_library_directories() {
  if [ -d "$1/lib" ] && [ ! -L "$1/lib" ]; then
    mkdir -p "$1/usr/lib"
    cp -a "$1/lib/." "$1/usr/lib/"
    rm -rf "${1:?}/lib"
  fi
}

# Prints the library directory of an unpacked tree, and nothing for the machine's own programs.
unpacked_libraries() {
  local directory
  for directory in "$1"/usr/lib/*-linux-gnu*; do
    if [ -d "$directory" ]; then
      printf '%s\n' "$directory"
      return
    fi
  done
}
