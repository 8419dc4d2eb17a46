#!/bin/sh
# Sees to it that PostgreSQL is there for the tests of the register: they start a server of their own in a folder that
# goes when they end, as another user where they run as root. --there: only looks.
set -eu
there() {
    command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}
there && exit 0
[ "${1:-}" = --there ] && exit 1
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >/dev/null && apt-get install -q -y --no-install-recommends postgresql >/dev/null && there && exit 0
fi
echo "PostgreSQL is missing: the tests of the register on a server say that they are skipped."
echo "    Debian, Ubuntu: sudo apt-get install postgresql"
