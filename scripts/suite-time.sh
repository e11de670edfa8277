#!/usr/bin/env bash
# Where the time of the last run of the tests went: by part (a package below shop.xiaoer), and the ten longest classes.
# Reads target/surefire-reports; a tree without them is told so, and nothing fails.
set -uo pipefail
cd "$(dirname "$0")/.."
reports=(target/surefire-reports/TEST-*.xml)
[ -e "${reports[0]}" ] || { echo "no reports of tests in target/surefire-reports"; exit 0; }

# One line a class: seconds, tests, name.
classes() {
  for report in "${reports[@]}"; do
    sed -n '/<testsuite /{s/.* name="\([^"]*\)".*/&\n\1/;h;s/\n.*//;s/.* time="\([0-9.,]*\)".*/\1/;s/,//g;p;g;s/\n.*//;s/.* tests="\([0-9]*\)".*/\1/;p;g;s/.*\n//;p;q}' "$report" | paste - - -
  done
}

classes | awk -F'\t' '
  { split($3, name, "."); part = name[3]; seconds[part] += $1; tests[part] += $2; classes[part]++; all += $1; count += $2 }
  END {
    printf "%-14s %9s %7s %8s\n", "part", "seconds", "tests", "classes"
    for (part in seconds) printf "%-14s %9.1f %7d %8d\n", part, seconds[part], tests[part], classes[part] | "sort -k2,2nr"
    close("sort -k2,2nr")
    printf "%-14s %9.1f %7d %8d\n", "all", all, count, NR
  }'
echo
echo "the ten longest classes"
classes | sort -t$'\t' -k1,1nr | head -n 10 | awk -F'\t' '{ sub(/^shop\.xiaoer\./, "", $3); printf "%9.1f s %6d  %s\n", $1, $2, $3 }'
exit 0
