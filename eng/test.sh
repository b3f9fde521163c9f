#!/usr/bin/env bash
# Builds Halyard and runs its tests. The last line says 'N passed, N failed, N skipped'; see --help.
set -euo pipefail

usage() {
    cat <<'HELP'
Usage: eng/test.sh [--fast]

Builds everything (warnings are errors) and runs every test. On Debian it first installs what the tests need and the machine lacks: Chromium, Redis,
PostgreSQL, gcc and zlib's headers with apt-get (as root or with sudo), and Node packages with npm. Elsewhere it says what is missing; the tests that need it
are skipped by name.

  --fast    without the end-to-end tests; installs nothing
  --help    this text

HALYARD_TESTS_REQUIRE_ALL=1    a test that lacks a tool fails instead of being skipped
HALYARD_TESTDATA=DIR           where the shared evaluation cases are
HELP
}

fast=false
case "${1-}" in
    '') ;;
    --fast) fast=true ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
esac

cd "$(dirname "${BASH_SOURCE[0]}")/.."
clients=tests/Halyard.EndToEnd.Tests/clients
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
passed=0 failed=0 skipped=0

has() { command -v "$1" >/dev/null 2>&1; }

# Runs a command without its output, unless it fails.
quietly() {
    "$@" >"$logs/command" 2>&1 </dev/null || { local code=$?; cat "$logs/command" >&2; return $code; }
}

missing_packages() {
    has chromium || has chromium-browser || has google-chrome || echo chromium
    has redis-server || echo redis-server
    has postgres || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || echo postgresql
    has gcc || echo gcc
    [ -e /usr/include/zlib.h ] || echo zlib1g-dev
}

install_packages() {
    local packages root=''
    read -ra packages <<<"$(missing_packages | tr '\n' ' ')"
    [ ${#packages[@]} -gt 0 ] || return 0
    [ "$(id -u)" = 0 ] || root='sudo -n'
    if ! has apt-get || ! $root true 2>/dev/null; then
        echo "Missing: ${packages[*]} (to install them needs apt-get, and root or sudo without a password). The tests that need them are skipped."
        return 0
    fi

    apt() { $root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@"; }
    echo "Installing with apt-get: ${packages[*]}"
    # An index that cannot be renewed may still be good enough.
    quietly apt update || true
    quietly apt install --yes --no-install-recommends "${packages[@]}" || echo "apt-get could not install: ${packages[*]}"
    # Debian starts a service when it installs it. Tests start their own, on free ports.
    for service in redis-server postgresql; do
        case " ${packages[*]} " in *" $service "*) $root service $service stop >/dev/null 2>&1 || true ;; esac
    done
}

install_node_packages() {
    [ -e $clients/package-lock.json ] || return 0
    # npm writes this file last, so it is newer than the lock file only if that very lock file was installed to its end.
    [ ! $clients/node_modules/.package-lock.json -nt $clients/package-lock.json ] || return 0
    if ! has npm; then
        echo 'Missing: Node 20 with npm. The tests that need it are skipped.'
        return 0
    fi

    echo "Installing with npm: the packages of $clients/package-lock.json"
    quietly npm ci --prefix $clients --no-audit --no-fund || echo "npm could not install the packages of $clients/package-lock.json"
}

build() {
    local start=$SECONDS
    echo 'Building.'
    # No idle build nodes stay behind.
    quietly dotnet build Halyard.slnx --configuration Release --verbosity quiet -warnAsError -nodeReuse:false
    echo "Built in $((SECONDS - start)) s."
}

# Runs one test project and adds up what its last line says, for example
#    Halyard.Tests  Total: 11, Errors: 0, Failed: 1, Skipped: 2, Not Run: 0, Time: 0.597s
run() {
    local project=$1 start=$SECONDS code=0 limit='' summary
    shift
    if has timeout; then limit='timeout --kill-after=30 900'; fi
    $limit dotnet "artifacts/bin/$project/release/$project.dll" -noLogo -noColor -noAutoReporters "$@" </dev/null 2>&1 |
        tee "$logs/$project" | grep -vE '^ +(Discovering|Discovered|Starting|Finished): |^=== TEST|  Total: [0-9]+' || code=${PIPESTATUS[0]}

    summary=$(grep -E "^ +$project  Total: [0-9]+" "$logs/$project" | tail -1 || true)
    count() { echo "$summary" | sed -nE "s/.*$1: ([0-9]+).*/\1/p" | grep . || echo 0; }
    local bad=$(($(count Failed) + $(count Errors))) omitted good
    omitted=$(count Skipped)
    good=$(($(count Total) - $(count Failed) - omitted - $(count 'Not Run')))
    if [ "$code" != 0 ] && [ $bad = 0 ]; then
        echo "$project ended with exit code $code before it was done."
        bad=1
    fi

    echo "$project: passed $good, failed $bad, skipped $omitted, in $((SECONDS - start)) s"
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + omitted))
}

has dotnet || { echo 'The .NET SDK is missing; global.json says which.' >&2; exit 1; }
if ! $fast; then
    install_packages
    install_node_packages
fi

build
for file in tests/*.Tests/*.csproj; do
    project=$(basename "$file" .csproj)
    case $project in
        *.EndToEnd.Tests) ;;
        *) run "$project" ;;
    esac
done

# Last and alone: its programs want the machine to themselves. What it measured is part of what it says.
$fast || run Halyard.EndToEnd.Tests -showLiveOutput

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ] && [ $passed -gt 0 ]
