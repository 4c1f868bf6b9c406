#!/usr/bin/env bash
# Sets a bare Debian machine up for the Makefile. Never asks, never reads standard input.
#
#   setup.sh system PURPOSE…   install the missing Debian packages of these purposes (debian-packages.txt)
#   setup.sh venv DIR          make the virtual environment and install the pinned wheels into it
#
# As root, or with a sudo that needs no password, missing packages are installed; otherwise one sentence names
# them. Only the purpose `run` is fatal then: without the others some tests skip and spare faces stand in.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 4; }

packages_for() { # PURPOSE… -> names, one a line
    local purpose
    for purpose in "$@"; do
        sed -e 's/#.*//' packaging/debian-packages.txt | awk -v want="$purpose" '$2 == want { print $1 }'
    done
}

missing_of() { # NAME… -> those not installed
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null | awk '$1 == "ii" { print $2 }' || true)
    comm -23 <(printf '%s\n' "$@" | sort -u) <(printf '%s\n' "$installed" | sort -u)
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n env DEBIAN_FRONTEND="$DEBIAN_FRONTEND" "$@"; fi
}

can_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }
}

install() { # NAME…; apt's talk is shown only if it fails, and another apt is waited for
    local log wait=(-o DPkg::Lock::Timeout=300)
    log=$(mktemp)
    as_root apt-get "${wait[@]}" update -qq >"$log" 2>&1 || true
    if as_root apt-get "${wait[@]}" install -y -qq --no-install-recommends "$@" >>"$log" 2>&1; then
        rm -f "$log"
        return 0
    fi
    cat "$log" >&2
    rm -f "$log"
    return 1
}

ensure() { # PURPOSE…
    local missing vital
    # shellcheck disable=SC2046,SC2086  # lists of names
    if ! command -v dpkg-query >/dev/null; then
        say "not a Debian system; it must bring what these packages hold:" $(packages_for "$@")
        return 0
    fi
    missing=$(missing_of $(packages_for "$@") | xargs)
    [ -n "$missing" ] || return 0
    if can_install; then
        say "installing Debian packages: $missing"
        install $missing && return 0
        missing=$(missing_of $(packages_for "$@") | xargs)
    fi
    vital=$(comm -12 <(tr ' ' '\n' <<<"$missing") <(packages_for run package | sort))
    [ -z "$vital" ] || die "needs root, or sudo without a password, to install: apt-get install -y $missing"
    say "going on without some packages; as root: apt-get install -y $missing"
}

find_python() { # prints the command of a Python 3.11
    local candidate
    for candidate in python3.11 python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

make_venv() { # PYTHON DIR; Debian splits ensurepip off, so three ways lead to a pip inside
    local python=$1 dir=$2
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null && can_install; then
        say "installing Debian packages (venv): python3.11-venv"
        install python3.11-venv || true
    fi
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -m venv "$dir"
    elif "$python" -m virtualenv --version >/dev/null 2>&1; then
        "$python" -m virtualenv --quiet --python "$python" "$dir"
    elif "$python" -m pip --version >/dev/null 2>&1 && "$python" -c 'import venv' 2>/dev/null; then
        "$python" -m venv --without-pip "$dir"
    else
        die "Python has no venv module with pip; as root: apt-get install -y python3.11-venv"
    fi
}

install_wheels() { # PYTHON DIR; wheels only, but for bagit, which is published as source
    local pip=("$2/bin/python" -m pip)
    "${pip[@]}" --version >/dev/null 2>&1 || pip=("$1" -m pip --python "$2/bin/python")
    local options=(-qq --disable-pip-version-check --no-input --no-deps --require-hashes)
    "${pip[@]}" install "${options[@]}" --only-binary :all: -r packaging/requirements-build.lock
    "${pip[@]}" install "${options[@]}" --only-binary :all: --no-binary bagit --no-build-isolation \
        -r packaging/requirements-dev.lock
}

case "${1:-}" in
system)
    shift
    ensure "$@"
    ;;
venv)
    dir=${2:?directory of the virtual environment}
    python=$(find_python) || die "Python 3.11 is needed; as root: apt-get install -y python3.11 python3.11-venv"
    say "virtual environment with $("$python" --version) and the pinned wheels (about a minute)"
    rm -rf "$dir"
    make_venv "$python" "$dir"
    install_wheels "$python" "$dir"
    ;;
*)
    die "usage: setup.sh system PURPOSE… | venv DIR"
    ;;
esac
