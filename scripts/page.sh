#!/bin/sh
# Sees to it that what the desk's page is drawn with is there, and for the tests a browser and axe-core.
set -eu
there=${1:-.venv}
home=$(cd "$(dirname "$0")/.." && pwd)
if [ -x "$there/bin/npm" ] && ! command -v npm >/dev/null 2>&1; then # node as a wheel, see validator.sh
    PATH=$(cd "$there/bin" && pwd):$PATH
    export PATH
fi
"$there/bin/python" "$home/hatch_build.py"
axe=$there/axe
if [ ! -f "$axe/node_modules/axe-core/axe.min.js" ] && command -v npm >/dev/null 2>&1; then
    mkdir -p "$axe"
    cp "$home/scripts/page/package.json" "$home/scripts/page/package-lock.json" "$axe/"
    npm ci --prefix "$axe" --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null 2>&1 ||
        echo "axe-core is missing: the tests of the desk's pages for everyone say that they are skipped."
fi
for name in chromium chromium-browser google-chrome; do
    command -v $name >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >/dev/null && apt-get install -q -y --no-install-recommends chromium >/dev/null && exit 0
fi
echo "A browser (chromium) is missing: the tests that need one say that they are skipped."
