#!/bin/sh
# Sees to it that the office program is there: PDFs are made with it, in fonts of our own. --there: only looks.
set -eu
if command -v soffice >/dev/null 2>&1 || command -v libreoffice >/dev/null 2>&1 || [ -f "${NTM_DOCS_SOFFICE:-}" ] ||
    [ -d /Applications/LibreOffice.app ]; then
    exit 0
fi
[ "${1:-}" = --there ] && exit 1
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >/dev/null && apt-get install -q -y --no-install-recommends \
        libreoffice-writer-nogui >/dev/null && exit 0
fi
echo "LibreOffice is needed for the PDFs and their tests. Install it, then run this again:"
echo "    Debian, Ubuntu: sudo apt-get install libreoffice-writer-nogui"
echo "    Windows, macOS: libreoffice.org"
exit 1
