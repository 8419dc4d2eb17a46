#!/bin/sh
# Gỡ ntm-docs khỏi máy; hồ sơ giữ nguyên.
exec sh "$(dirname -- "$0")/cai-dat.sh" --go-bo "$@"
