#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Starts Beffroi with the libraries packed beside it and none of this computer's. Uses nothing but the shell, unless the stick
# forbids running programs (FAT, or mounted noexec): then it runs a copy from the temporary folder.
case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
loader=$here/lib/ld-linux-x86-64.so.2

if "$loader" --verify "$here/bin/beffroi" 2>&-; then
  exec "$loader" --argv0 beffroi --inhibit-cache --library-path "$here/lib" "$here/bin/beffroi" "$@"
fi
copy=$(mktemp -d "${TMPDIR:-/tmp}/beffroi.XXXXXX") || exit 1
trap 'rm -rf "$copy"' EXIT HUP INT TERM
cp -r "$here/bin" "$here/lib" "$copy/" && chmod -R u+x "$copy/bin" "$copy/lib" || exit 1
"$copy/lib/ld-linux-x86-64.so.2" --argv0 beffroi --inhibit-cache --library-path "$copy/lib" "$copy/bin/beffroi" "$@"
