#!/usr/bin/env bash
# Builds one commit twice, in two folders of different names, and compares what comes out byte for byte.
#   scripts/reproducible.sh [COMMIT]     default HEAD; about a minute a build; ends with 1 where they differ
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
commit=$(git -C "$here" rev-parse --verify "${1:-HEAD}^{commit}")
command -v mvn >/dev/null || { echo "reproducible: Maven (mvn) is needed" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sums() { # FOLDER: builds there and prints the sums of what a release hands out
  mkdir -p "$1"
  git -C "$here" archive "$commit" | tar xf - -C "$1"
  (cd "$1" && mvn -q -B -Prelease -Dmaven.test.skip=true package >"$1.log" 2>&1) || { cat "$1.log" >&2; echo "reproducible: the build failed" >&2; return 2; }
  (cd "$1/target" && sha256sum xiaoer.jar xiaoer.cdx.json && find lib -name '*.jar' | LC_ALL=C sort | xargs sha256sum)
}

sums "$work/one" >"$work/one.sums"
sums "$work/a/longer/path" >"$work/other.sums"
if ! diff "$work/one.sums" "$work/other.sums"; then
  echo "reproducible: no, these differ" >&2
  exit 1
fi
head -2 "$work/one.sums"
echo "reproducible: yes, $(wc -l <"$work/one.sums") files of $commit are the same in both builds"
