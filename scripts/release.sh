#!/usr/bin/env bash
# Makes a release of a version's tag, and moves the tag of its major version there: scripts/release.sh v1.2.3
# It wants a checkout of that tag with all tags and origin/main, and gh with GITHUB_REPOSITORY and GH_TOKEN.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "$*" >&2
  exit 1
}

tag=${1:-}
[[ $tag =~ ^v(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}$ ]] || fail "'$tag' is no version: a release has a tag such as v1.2.3."
version=${tag#v}
major=v${BASH_REMATCH[1]}

commit=$(git rev-parse --quiet --verify "refs/tags/$tag^{commit}") || fail "There is no tag $tag here."
[ "$(git rev-parse HEAD)" = "$commit" ] || fail "$tag is not what is checked out."
git merge-base --is-ancestor "$commit" refs/remotes/origin/main || fail "$tag is not on main: merge it, and tag what is merged."

stated=$(sed -n 's/^  "version": "\(.*\)",$/\1/p' package.json)
[ "$stated" = "$version" ] || fail "package.json says version $stated, and the tag $version: run npm version $version --no-git-tag-version."
notes=$(awk -v heading="## $version" '
  /^## / { inside = $0 == heading || index($0, heading " ") == 1; next }
  inside { print }
' CHANGELOG.md)
[ -n "${notes//[[:space:]]/}" ] || fail "CHANGELOG.md says nothing under a heading “## $version”."

# A fix of an older version moves nobody back.
newest() { git tag --list "$1" --sort=-v:refname | grep -Ex 'v[0-9]+\.[0-9]+\.[0-9]+' | sed -n 1p; }
is_latest=$([ "$(newest 'v*')" = "$tag" ] && echo true || echo false)

if gh release view "$tag" >/dev/null 2>&1; then
  echo "$tag is released already."
else
  printf '%s\n' "$notes" | gh release create "$tag" --verify-tag --title "$tag" --notes-file - "--latest=$is_latest"
fi

if [ "$(newest "$major.*")" != "$tag" ]; then
  echo "$major stays: there is a newer version than $tag."
elif git rev-parse --quiet --verify "refs/tags/$major" >/dev/null; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/git/refs/tags/$major" -f "sha=$commit" -F force=true
  echo "$major is now $tag."
else
  gh api --silent --method POST "repos/$GITHUB_REPOSITORY/git/refs" -f "ref=refs/tags/$major" -f "sha=$commit"
  echo "$major is new: $tag."
fi
