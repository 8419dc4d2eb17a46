#!/bin/sh
# Sees to it that the office program and its fonts are there: PDFs are made with them.
set -eu
if command -v soffice >/dev/null 2>&1 || [ -n "${NTM_DOCS_SOFFICE:-}" ] || [ -d /Applications/LibreOffice.app ]; then
    exit 0
fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >/dev/null && apt-get install -q -y --no-install-recommends \
        libreoffice-writer-nogui fonts-liberation >/dev/null && exit 0
fi
echo "LibreOffice is needed for the PDFs and their tests. Install it, then run this again:"
echo "    Debian, Ubuntu: sudo apt-get install libreoffice-writer-nogui fonts-liberation"
echo "    Windows, macOS: libreoffice.org"
exit 1
