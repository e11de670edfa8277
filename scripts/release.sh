#!/usr/bin/env bash
# Makes a release up to the push, and says what is left to a person. Nothing leaves this machine.
#   scripts/release.sh VERSION           such as 0.2.0, from a clean tree whose CHANGELOG.md has "## VERSION (DATE)"
#   scripts/release.sh VERSION --check   only what would stop it
# What it does: docs/release.md.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
version=${1:-}
check=${2:-}
stop() { echo "release: $*" >&2; exit 2; }

[[ "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || stop "give a version such as 0.2.0"
[ -z "$check" ] || [ "$check" = --check ] || stop "'$check' is not known; there is --check"
command -v mvn >/dev/null || stop "Maven (mvn) is needed"
[ -z "$(git status --porcelain)" ] || stop "the tree has changes; commit or drop them"
! git rev-parse -q --verify "refs/tags/v$version" >/dev/null || stop "the tag v$version is there already"

# Each place that names the version; a test (ReleaseTest) holds them to one.
while IFS='|' read -r file wanted; do
  grep -qF -- "$wanted" "$file" || stop "$file: '$wanted' is missing"
done <<PLACES
pom.xml|<version>$version</version>
src/main/java/shop/xiaoer/app/Main.java|VERSION = "$version"
src/main/resources/web/api/openapi.yaml|  version: $version
src/main/resources/web/api/asyncapi.yaml|  version: $version
docker-compose.yml|image: xiaoer:$version
Dockerfile|ARG VERSION=$version
PLACES
day=$(sed -n "s/^## ${version//./\\.} (\([0-9]\{4\}-[0-9][0-9]-[0-9][0-9]\))\$/\1/p" CHANGELOG.md)
[ -n "$day" ] || stop "CHANGELOG.md has no heading '## $version (YYYY-MM-DD)'"
grep -qF "<project.build.outputTimestamp>${day}T00:00:00Z<" pom.xml || stop "pom.xml: project.build.outputTimestamp must be ${day}T00:00:00Z, the day of the release"
echo "release: $version of $day can be made"
[ "$check" != --check ] || exit 0

.ci/run
scripts/reproducible.sh

revision=$(git rev-parse HEAD)
out=$PWD/target/release
mvn -q -B -Prelease -Dmaven.test.skip=true clean package
mkdir -p "$out"
name=xiaoer-$version
# Sorted, without owners and with one time: the archive is the same wherever it is made.
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="${day}T00:00:00Z" --transform "s,^,$name/," \
  -cf - LICENSE NOTICE README.md CHANGELOG.md knowledge-base prompts -C target xiaoer.jar lib | gzip -n >"$out/$name.tar.gz"
cp target/xiaoer.jar "$out/$name.jar"
cp target/xiaoer.cdx.json "$out/$name.cdx.json"
git archive --format=tar --prefix="$name-source/" "$revision" | gzip -n >"$out/$name-source.tar.gz"

image="no container engine was at hand: build it where there is one with the command below"
if docker info >/dev/null 2>&1; then
  docker build --build-arg VERSION="$version" --build-arg REVISION="$revision" --build-arg CREATED="${day}T00:00:00Z" -t "xiaoer:$version" .
  image="xiaoer:$version"
fi
(cd "$out" && sha256sum "$name".* "$name-source.tar.gz" >SHA256SUMS)
git tag -a "v$version" -m "Xiaoer $version"

cat <<LEFT
release: made in $out, tagged v$version at $revision
image: $image
$(cat "$out/SHA256SUMS")

Left to a person:
1. look at $out, start $name.tar.gz once on another machine
2. sign: gpg --armor --detach-sign $out/SHA256SUMS
3. push: git push origin main v$version
4. image: docker build --build-arg VERSION=$version --build-arg REVISION=$revision --build-arg CREATED=${day}T00:00:00Z -t REGISTRY/xiaoer:$version . && docker push REGISTRY/xiaoer:$version
5. put SHA256SUMS, its signature, both archives and $name.cdx.json to the tag's page, with the version's part of CHANGELOG.md as its text
LEFT
