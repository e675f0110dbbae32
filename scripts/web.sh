# The web application: its packages, its build, its development server, and its browser tests.
# shellcheck shell=bash

# Does what the first argument says; without one, runs the development server.
run_web() {
  local what="${1:-serve}"
  [ $# -eq 0 ] || shift
  case "$what" in
    serve) serve_web "$@" ;;
    build)
      provision node
      build_web
      ;;
    test)
      provision_system
      run_browser_tests "$@"
      ;;
    npm)
      provision node
      install_web_packages
      run_npm "$@"
      ;;
    *) fail "./dev web does not know '$what'" "It knows: serve (or nothing), build, test, npm." ;;
  esac
}

# Runs npm in the folder of the application, with its own Node first on the PATH of what it starts.
run_npm() {
  (cd web && PATH="$(dirname "$TIDEMARK_NODE"):$PATH" "${npm[@]}" "$@")
}

# Runs npm and shows what it says only when it fails; the first word names the log.
run_npm_quietly() {
  local log="$tools/npm-$1.log"
  shift
  if ! run_npm "$@" >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    note "all of it is in $log"
    return 1
  fi
}

# Installs the packages, as the lock file has them, unless that is what is there. No package runs a script of its own.
install_web_packages() {
  local stamp=web/node_modules/.tidemark-installed wanted
  wanted="$(sha256sum web/package.json web/package-lock.json)"
  [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || return 0
  step "Fetching the packages of the web application"
  run_npm_quietly install ci --ignore-scripts --no-audit --no-fund ||
    fail "could not fetch the packages" "Check the network and npm's settings, then try again."
  printf '%s\n' "$wanted" >"$stamp"
}

# Builds the application into web/dist, unless what is there was built from the same files: each build has cargo embed
# the files anew.
build_web() {
  local stamp=web/node_modules/.tidemark-built made
  install_web_packages
  made="$(web_inputs)"
  [ "$(cat "$stamp" 2>/dev/null)" != "$made" ] || [ ! -f web/dist/index.html ] || return 0
  step "Building the web application"
  rm -f "$stamp"
  run_npm_quietly build run build || fail "the web application could not be built" "The message is above."
  "$TIDEMARK_NODE" scripts/web/compress.mjs web/dist ||
    fail "the files could not be compressed" "The message is above."
  printf '%s\n' "$made" >"$stamp"
}

# Prints a checksum of everything that the build depends on.
web_inputs() {
  {
    "$TIDEMARK_NODE" --version
    web_input_files | xargs -0 sha256sum
  } | sha256sum
}

# Prints the names of the files that the build depends on, each with a NUL at its end.
web_input_files() {
  find web clients scripts/web -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' \
    -not -path 'web/rust/*' -not -path 'web/e2e/*' -not -path 'web/bench/*' -not -path 'web/test-results/*' -not -path 'web/playwright-report/*' -print0 |
    LC_ALL=C sort -z
}

# Fails unless the same files are built in another place, of nothing but what the build depends on. The list that
# goes into no release names the packages by their paths.
require_same_pages() {
  local copy status=0
  copy="$(mktemp -d)"
  web_input_files | tar --create --null --files-from=- | tar --extract --directory "$copy"
  ln -s "$root/web/node_modules" "$copy/web/node_modules"
  (cd "$copy" && run_npm_quietly again run build) &&
    "$TIDEMARK_NODE" scripts/web/compress.mjs "$copy/web/dist" &&
    diff --brief --recursive --exclude=.vite web/dist "$copy/web/dist" >&2 || status=1
  rm -rf "$copy"
  [ "$status" = 0 ] ||
    fail "the web application is not the same when it is built elsewhere" "What differs is above; see web/src/styles.css."
}

# Runs the development server: pages change as their code does, and requests go to the running system.
serve_web() {
  local address="${TIDEMARK_URL:-}"
  [ -n "$address" ] || address="$(cat "$data/address" 2>/dev/null)" ||
    fail "no system is running" "Start one with './dev up', or let TIDEMARK_URL name one."
  provision node
  install_web_packages
  note "requests go to $address"
  export TIDEMARK_URL="$address"
  run_npm run dev -- "$@"
}

# Builds what the browser tests need: the application, inside of the program.
prepare_browser_tests() {
  provision node chromium
  build_web
}

# How many KiB of a workspace the system of the browser tests sends at once; large.spec.ts makes more.
small_snapshot=768

# Runs the browser tests, or those that the arguments choose, on a system of their own; says how many passed and failed.
run_browser_tests() {
  local status=0 results="$tools/browser-tests.json" scratch
  prepare_browser_tests
  cargo build --quiet --bin tidemark || fail "the build failed" "The compiler's message is above."
  scratch="$(mktemp -d)"
  rm -f "$results"
  step "Running the browser tests"
  # So that a test can make a workspace that is too large to be sent as a whole, in seconds.
  export TIDEMARK_SNAPSHOT_KIBIBYTES="$small_snapshot"
  start_system_for_browsers "$scratch"
  PLAYWRIGHT_JSON_OUTPUT_NAME="$results" run_npm run e2e -- --reporter=line,json "$@" || status=$?
  stop_system_for_browsers
  rm -rf "$scratch"
  count_browser_tests "$results" || status=1
  return "$status"
}

# Starts a system, of the tests or of the program $2, with its data in the directory $1 and without limits on how fast a test may be; sets TIDEMARK_URL,
# TIDEMARK_GREETING, the JSON that it said, and three commands for tests: TIDEMARK_MEMBER_ADD makes somebody a member,
# TIDEMARK_PAUSE has the system do nothing for three seconds, and TIDEMARK_RESTART kills it, and it is started again.
start_system_for_browsers() {
  local log="$tools/browser-system.log" program="${2:-$target/debug/tidemark}" place="$1/data"
  private_file "$log"
  coproc BROWSED { tend_system "$program" "$place" "$log"; }
  # shellcheck disable=SC2153 # coproc sets it
  browsed_pid="$BROWSED_PID"
  trap stop_system_for_browsers EXIT
  IFS= read -r -t 180 TIDEMARK_GREETING <&"${BROWSED[0]}" || {
    tail -n 15 "$log" >&2
    fail "the system is not ready" "Its last messages are above."
  }
  TIDEMARK_URL="$(said_by_system address)"
  TIDEMARK_MEMBER_ADD="$program member add --data $place"
  # shellcheck disable=SC2089,SC2090 # it is for a shell
  TIDEMARK_RESTART="kill -KILL \$(cat '$place/tidemark.pid')"
  # shellcheck disable=SC2089
  TIDEMARK_PAUSE="system=\$(cat '$place/tidemark.pid'); kill -STOP \$system; sleep 3; kill -CONT \$system"
  # shellcheck disable=SC2090
  export TIDEMARK_URL TIDEMARK_GREETING TIDEMARK_MEMBER_ADD TIDEMARK_RESTART TIDEMARK_PAUSE
}

# Runs a system on a directory, and again whenever it ended, until this is told to end.
tend_system() {
  local system='' over=''
  trap 'over=1; kill -TERM "$system" 2>/dev/null || true' TERM
  for _ in $(seq 20); do
    API_KEY_RATE_LIMIT=100000/minute SESSION_RATE_LIMIT=100000/minute \
      "$1" up --json --data "$2" 2>>"$3" &
    system=$!
    # The signal interrupts the first one.
    while kill -0 "$system" 2>/dev/null; do wait "$system" 2>/dev/null || true; done
    [ -z "$over" ] || return 0
    sleep 0.2
  done
}

# Prints a part of what the system said when it was ready.
said_by_system() {
  SAID="$TIDEMARK_GREETING" "$TIDEMARK_NODE" -p 'JSON.parse(process.env.SAID)[process.argv[1]] ?? ""' "$1"
}

# Stops the system and waits until its servers are gone.
stop_system_for_browsers() {
  [ -n "${browsed_pid:-}" ] || return 0
  kill -TERM "$browsed_pid" 2>/dev/null || true
  wait "$browsed_pid" 2>/dev/null || true
  browsed_pid=''
  trap - EXIT
}

# Prints how many browser tests passed, failed and were skipped; fails if none ran.
count_browser_tests() {
  local counted
  # shellcheck disable=SC2016 # JavaScript
  counted="$("$TIDEMARK_NODE" -p '
    const { stats } = JSON.parse(require("fs").readFileSync(process.argv[1]));
    `${stats.expected + stats.flaky} passed, ${stats.unexpected} failed, ${stats.skipped} skipped`' "$1" 2>/dev/null)" ||
    counted='0 passed, 1 failed, 0 skipped'
  printf 'Browsers: %s\n' "$counted"
  [[ "$counted" != 0\ passed* ]]
}
