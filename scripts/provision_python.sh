# Python packages: the API's official client, and what ./dev check and ./dev test need.
# Sets TIDEMARK_PYTHON, a Python that can import them.
# shellcheck shell=bash

# Finds or fetches the Python packages.
provision_python() {
  local locked=scripts/python/requirements.txt environment
  environment="$tools/python-$(sha256sum "$locked" | cut -c1-12)"
  TIDEMARK_PYTHON="$environment/python"
  export TIDEMARK_PYTHON
  if ! [ -x "$TIDEMARK_PYTHON" ] || ! "$TIDEMARK_PYTHON" -c 'import plane, yaml, openapi_spec_validator, schemathesis' 2>/dev/null; then
    find_python
    find_pip
    create_python_environment "$environment" "$locked" "the Python client and the checkers"
  fi
}

# Sets `python` to an interpreter that is new enough.
find_python() {
  local unpacked="$tools/python3/python3"
  if python_is_usable python3; then
    python=python3
  elif can_install_packages; then
    install_packages python3
    python=/usr/bin/python3
  else
    [ -x "$unpacked" ] || unpack_python "$tools/python3"
    python="$unpacked"
  fi
  python_is_usable "$python" ||
    fail "no Python $python_least or later" "Install it and put python3 on the PATH."
}

# Succeeds if an interpreter runs, is new enough and has its standard library.
python_is_usable() {
  command -v "$1" >/dev/null &&
    "$1" -c "import sys, ssl, venv; sys.exit(sys.version_info < (${python_least/./, }))" 2>/dev/null
}

# Unpacks Debian's Python, for an ordinary user on a machine without one.
unpack_python() {
  local libraries packages
  need_package_lists python3
  step "Fetching Python"
  packages="$(missing_packages python3)"
  # shellcheck disable=SC2086 # one word per package
  unpack_packages "$1" $packages
  libraries="$(unpacked_libraries "$1")"
  write_python_wrapper "$1/python3" "$libraries" "$1/usr/bin/python3"
}

# Writes a script that starts an interpreter with the libraries that were unpacked beside it.
write_python_wrapper() {
  local path
  path="${2:+$2\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH\}}"
  {
    printf '#!/bin/sh\n'
    [ -z "$path" ] || printf 'export LD_LIBRARY_PATH="%s"\n' "$path"
    printf 'exec "%s" "$@"\n' "$3"
  } >"$1"
  chmod +x "$1"
}

# Sets `pip` to the words of a command that runs pip: the machine's, or the wheel Debian ships.
find_pip() {
  local version wheel
  version="$("$python" -m pip --version 2>/dev/null | cut -d' ' -f2)" || version=0
  if at_least "$pip_least" "${version:-0}"; then
    pip=("$python" -m pip)
    return
  fi
  [ -d "$tools/pip" ] || unpack_packages "$tools/pip" python3-pip-whl
  for wheel in "$tools"/pip/usr/share/python-wheels/pip-*.whl; do
    pip=(env "PYTHONPATH=$wheel" "$python" -m pip)
  done
}

# Runs pip quietly; its output is shown only when it fails.
run_pip() {
  local log="$tools/pip.log"
  if ! "${pip[@]}" --disable-pip-version-check --no-input "$@" >"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    fail "could not fetch Python packages" "Check the network and pip's settings, then try again."
  fi
}

# Builds a virtual environment of what is locked, which the third word names; it counts only when it is whole.
create_python_environment() {
  step "Fetching $3"
  rm -rf "$1"
  "$python" -m venv --without-pip "$1/venv" ||
    fail "could not create a virtual environment with $python" "See the message above."
  run_pip --python "$1/venv/bin/python" install --require-hashes --only-binary :all: -r "$2"
  write_python_wrapper "$1/python" "$(unpacked_libraries "$tools/python3")" "$1/venv/bin/python"
}

# Downloads one wheel whose checksum is pinned and unpacks it into a new directory.
unpack_wheel() {
  local into="$1" locked="$2" part="$1.part"
  find_python
  find_pip
  rm -rf "$part"
  mkdir -p "$part/wheel"
  run_pip download --no-deps --require-hashes --only-binary :all: -d "$part/wheel" -r "$locked"
  "$python" -m zipfile -e "$part"/wheel/*.whl "$part/"
  rm -rf "$part/wheel" "$into"
  mv "$part" "$into"
}
